import type { ReactNode } from 'react'
import { CopyButton } from '../CopyButton'
import { formatCount } from '../format'
import { Select } from '../Select'
import type { GroupChoice } from './column'
import { FilterBox } from './FilterBox'
import styles from './TableTools.module.css'
import type { TableState } from './tableAddress'

interface TableToolsProps {
  readonly noun: readonly [one: string, many: string]
  readonly found: number
  readonly all: number
  readonly state: TableState
  readonly groups: readonly GroupChoice[]
  readonly onChange: (change: Partial<TableState>) => void
  /** The names of all rows that match, a line each. */
  readonly copied?: (() => string) | undefined
  /** Further tools. */
  readonly children?: ReactNode
}

/** Filter, count, grouping and columns, above the table. */
export function TableTools({ noun, found, all, state, groups, onChange, copied, children }: TableToolsProps) {
  const name = all === 1 ? noun[0] : noun[1]
  return (
    <div className={styles.tools}>
      <FilterBox label={`Filter ${noun[1]}`} query={state.query} onQuery={(query) => onChange({ query })} />
      <p className={styles.count} role="status">
        {found === all
          ? `${formatCount(all)} ${name}`
          : `${formatCount(found)} of ${formatCount(all)} ${name}`}
      </p>
      {groups.length > 0 && (
        <div className={styles.group}>
          <span aria-hidden="true">Group by</span>
          <Select
            label="Group by"
            value={state.group ?? ''}
            onChange={(group) => onChange({ group: group || null })}
            options={[
              { value: '', label: 'None' },
              ...groups.map(({ column, label }) => ({ value: column, label })),
            ]}
          />
        </div>
      )}
      {copied && <CopyButton text={copied} label="Copy names" />}
      {children}
    </div>
  )
}
