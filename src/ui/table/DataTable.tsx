import { type ReactNode, useState } from 'react'
import { itemsOf, matching, searchable } from './arrange'
import { ColumnChooser } from './ColumnChooser'
import type { GroupChoice, TableColumn } from './column'
import styles from './DataTable.module.css'
import { NothingMatches } from './NothingMatches'
import { SortKeys } from './SortKeys'
import { TableGrid } from './TableGrid'
import { TableTools } from './TableTools'
import { useShownColumns } from './useShownColumns'
import { useSortedRows } from './useSortedRows'
import { useTableState } from './useTableState'

interface DataTableProps<Row> {
  /** By which this browser keeps the choice of columns. */
  readonly name: string
  /** What the table lists, for those who hear it: "Nodes seen in the window". */
  readonly caption: string
  /** One row and many: "node", "nodes". */
  readonly noun: readonly [one: string, many: string]
  readonly rows: readonly Row[]
  readonly columns: readonly TableColumn<Row>[]
  readonly rowId: (row: Row) => string
  readonly groups: readonly GroupChoice[]
  /** Rows that are there for the record only. */
  readonly isQuiet?: (row: Row) => boolean
  /** What has to be known to read the cells. */
  readonly note?: ReactNode
  /** The names of rows, to be copied together. */
  readonly rowName?: (row: Row) => string
  /** Stands beside the table and knows the order of its rows, such as what is told of one of them. */
  readonly children?: (ordered: readonly Row[], columns: readonly TableColumn<Row>[]) => ReactNode
}

/**
 * A table to sort, group and search, with a head and totals that stay in sight. It scrolls inside itself,
 * draws only the rows in view, and keeps its state in the address.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, caption, noun, rows, columns, rowId, groups, isQuiet, note, rowName, children } = props
  const { state, notes, change } = useTableState({
    columns: columns.map(({ id }) => id),
    groups: groups.map(({ column }) => column),
  })
  const {
    shown,
    choices,
    toggle: toggleColumn,
    reset,
    isAsItComes,
  } = useShownColumns(name, columns, state.sorting)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const texts = searchable(rows, columns)
  const found = matching(rows, texts, state.query)
  const { sorted, toggle } = useSortedRows({
    rows: found,
    columns,
    rowId,
    sorting: state.sorting,
    onSorting: (sorting) => change({ sorting }),
  })
  const column = columns.find(({ id }) => id === state.group)
  const isDescending = state.sorting.some(({ id, desc }) => desc && id === state.group)
  const items = itemsOf(sorted, rowId, column ? { column, isDescending, closed } : null)
  const flip = (group: string) =>
    setClosed((now) => new Set(now.has(group) ? [...now].filter((id) => id !== group) : [...now, group]))
  return (
    <div className={styles.table}>
      <TableTools
        noun={noun}
        found={found.length}
        all={rows.length}
        state={state}
        groups={groups}
        onChange={change}
        copied={rowName && (() => sorted.map(rowName).join('\n'))}
      >
        <ColumnChooser choices={choices} isAsItComes={isAsItComes} onToggle={toggleColumn} onReset={reset} />
      </TableTools>
      {state.sorting.length > 0 && (
        <SortKeys columns={columns} sorting={state.sorting} onSorting={(sorting) => change({ sorting })} />
      )}
      {notes.map((text) => (
        <p key={text} className={styles.note} data-tone="warn">
          {text}
        </p>
      ))}
      {found.length === 0 && rows.length > 0 ? (
        <NothingMatches
          noun={noun}
          query={state.query}
          all={rows.length}
          onClear={() => change({ query: '' })}
        />
      ) : (
        <TableGrid
          caption={caption}
          columns={shown}
          view={JSON.stringify(state)}
          items={items}
          found={found}
          all={rows}
          sorting={state.sorting}
          onSort={toggle}
          onFlip={flip}
          isQuiet={isQuiet}
        />
      )}
      {note && <p className={styles.note}>{note}</p>}
      {children?.(
        items.flatMap((item) => (item.kind === 'row' ? [item.row] : [])),
        shown,
      )}
    </div>
  )
}
