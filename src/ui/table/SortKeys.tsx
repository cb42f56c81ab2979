import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { Button } from '../Button'
import { Select } from '../Select'
import type { TableColumn } from './column'
import styles from './TableTools.module.css'
import { MOST_SORT_KEYS, type SortKey } from './tableAddress'

interface SortKeysProps {
  readonly columns: readonly Pick<TableColumn<never>, 'id' | 'header' | 'title' | 'isNumber'>[]
  readonly sorting: readonly SortKey[]
  readonly onSorting: (sorting: readonly SortKey[]) => void
}

/** What rows are sorted by, first key first; each can be turned or taken away, and a further one be added, without Shift. */
export function SortKeys({ columns, sorting, onSorting }: SortKeysProps) {
  const others = columns.filter(({ id }) => !sorting.some((key) => key.id === id))
  return (
    <div className={styles.sortKeys}>
      Sorted by
      <ol>
        {sorting.map(({ id, desc }, rank) => {
          const column = columns.find((one) => one.id === id)
          const name = column?.title ?? column?.header ?? id
          const Arrow = desc ? IconArrowDown : IconArrowUp
          return (
            <li key={id}>
              <Button onClick={() => onSorting(sorting.with(rank, { id, desc: !desc }))}>
                <span className={styles.rank} aria-hidden="true">
                  {rank + 1}
                </span>
                {name}
                <span className="visuallyHidden">
                  {' '}
                  sort key {rank + 1}, {desc ? 'descending' : 'ascending'}: turn around
                </span>
                <Arrow size={14} aria-hidden="true" />
              </Button>
              <Button
                look="quiet"
                aria-label={`Do not sort by ${name}`}
                onClick={() => onSorting(sorting.toSpliced(rank, 1))}
              >
                <IconX size={14} aria-hidden="true" />
              </Button>
            </li>
          )
        })}
      </ol>
      {sorting.length < MOST_SORT_KEYS && (
        <Select
          label="Then sort by"
          value=""
          onChange={(id) => {
            const column = others.find((one) => one.id === id)
            if (column) onSorting([...sorting, { id, desc: column.isNumber ?? false }])
          }}
          options={[
            { value: '', label: 'then by…' },
            ...others.map(({ id, header, title }) => ({ value: id, label: title ?? header })),
          ]}
        />
      )}
    </div>
  )
}
