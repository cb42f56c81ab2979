import type { TableColumn } from './column'

/** Lower-cased text of every row, all searched columns in one: made once, searched at every keystroke. */
export const searchable = <Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): string[] =>
  rows.map((row) =>
    columns
      .flatMap(({ text }) => text?.(row) ?? [])
      // A line break: no one searches across columns by accident.
      .join('\n')
      .toLowerCase(),
  )

/** Rows whose text holds the query as it stands: a plain substring, so no pattern can run away. */
export function matching<Row>(rows: readonly Row[], texts: readonly string[], query: string): readonly Row[] {
  const sought = query.trim().toLowerCase()
  return sought === '' ? rows : rows.filter((_, index) => texts[index]?.includes(sought))
}

export type TableItem<Row> =
  | { readonly kind: 'row'; readonly id: string; readonly row: Row }
  | {
      readonly kind: 'group'
      readonly id: string
      readonly label: string | null
      readonly rows: readonly Row[]
      readonly isOpen: boolean
    }

interface Grouping<Row> {
  readonly column: TableColumn<Row>
  readonly isDescending: boolean
  readonly closed: ReadonlySet<string>
}

/** Rows as they are drawn one under the other; with a grouping, each group's head before its open rows. */
export function itemsOf<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  grouping: Grouping<Row> | null,
): TableItem<Row>[] {
  const items = (some: readonly Row[]) =>
    some.map((row) => ({ kind: 'row', id: `row:${rowId(row)}`, row }) as const)
  if (grouping === null) return items(rows)
  const { column, isDescending, closed } = grouping
  const groups = new Map<string | null, Row[]>()
  for (const row of rows) {
    const label = column.value(row)?.toString() ?? null
    const group = groups.get(label)
    if (group) group.push(row)
    else groups.set(label, [row])
  }
  return Array.from(groups)
    .sort(([a], [b]) => compareLabels(a, b, isDescending))
    .flatMap(([label, members]) => {
      const id = `group:${column.id}:${JSON.stringify(label)}`
      const isOpen = !closed.has(id)
      const head = { kind: 'group', id, label, rows: members, isOpen } as const
      return isOpen ? [head, ...items(members)] : [head]
    })
}

/** Digits count as numbers: ip-10-0-9 stands before ip-10-0-10. */
const inOrder = new Intl.Collator(undefined, { numeric: true })

/** Two known values of one column. */
export const compareValues = (a: unknown, b: unknown): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : inOrder.compare(String(a), String(b))

/** The unknown comes last in either direction. */
function compareLabels(a: string | null, b: string | null, isDescending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return isDescending ? compareValues(b, a) : compareValues(a, b)
}
