import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { TableColumn } from './column'
import styles from './DataTable.module.css'
import type { SortKey } from './tableAddress'

interface TableHeadProps<Row> {
  readonly columns: readonly TableColumn<Row>[]
  readonly sorting: readonly SortKey[]
  readonly onSort: (column: string, isFurther: boolean) => void
}

/** Column heads; pressing one sorts, with Shift as a further key. */
export const TableHead = <Row,>({ columns, sorting, onSort }: TableHeadProps<Row>) => (
  <thead>
    <tr>
      {columns.map(({ id, header, hint, isNumber }) => {
        const rank = sorting.findIndex((key) => key.id === id)
        const key = sorting[rank]
        const order = key?.desc ? 'descending' : 'ascending'
        return (
          <th
            key={id}
            scope="col"
            data-number={isNumber || undefined}
            // One column at a time may carry it; further keys say so in words.
            aria-sort={rank === 0 ? order : undefined}
          >
            <button
              type="button"
              className={styles.sort}
              title={`${hint ? `${hint}. ` : ''}Sorts; with Shift as a further key`}
              onClick={(event) => onSort(id, event.shiftKey)}
            >
              <span className={styles.headText}>{header}</span>
              {key && <SortMark isDescending={key.desc} rank={sorting.length > 1 ? rank + 1 : null} />}
              {rank > 0 && (
                <span className="visuallyHidden">
                  , sort key {rank + 1}, {order}
                </span>
              )}
            </button>
          </th>
        )
      })}
    </tr>
  </thead>
)

function SortMark({ isDescending, rank }: { readonly isDescending: boolean; readonly rank: number | null }) {
  const Arrow = isDescending ? IconArrowDown : IconArrowUp
  return (
    <span className={styles.mark} aria-hidden="true">
      <Arrow size={14} />
      {rank}
    </span>
  )
}
