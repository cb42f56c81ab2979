import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { compareValues } from './arrange'
import type { TableColumn } from './column'
import { MOST_SORT_KEYS, type SortKey } from './tableAddress'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

interface Sorting<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly TableColumn<Row>[]
  readonly rowId: (row: Row) => string
  readonly sorting: readonly SortKey[]
  readonly onSorting: (sorting: readonly SortKey[]) => void
}

/** Rows in the order asked for, and what pressing a column's head does. */
export function useSortedRows<Row extends object>({
  rows,
  columns,
  rowId,
  sorting,
  onSorting,
}: Sorting<Row>) {
  const table = useTable({
    features,
    data: rows,
    columns: columns.map(({ id, value, isNumber = false }) => ({
      id,
      accessorFn: value,
      sortUndefined: 'last' as const,
      sortDescFirst: isNumber,
      sortFn: (a: Sortable, b: Sortable, column: string) =>
        compareValues(a.getValue(column), b.getValue(column)),
    })),
    getRowId: rowId,
    state: { sorting: [...sorting] },
    maxMultiSortColCount: MOST_SORT_KEYS,
    onSortingChange: (next) => onSorting(typeof next === 'function' ? next([...sorting]) : next),
  })
  return {
    sorted: table.getRowModel().rows.map(({ original }) => original),
    toggle: (column: string, isFurther: boolean) =>
      table.getColumn(column)?.toggleSorting(undefined, isFurther),
  }
}

interface Sortable {
  getValue(column: string): unknown
}
