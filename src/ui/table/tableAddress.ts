export interface SortKey {
  readonly id: string
  readonly desc: boolean
}

/** What a table shows, as its address says it: `sort=zone,-hours`, `group=zone`, `q=…`. */
export interface TableState {
  readonly sorting: readonly SortKey[]
  readonly group: string | null
  readonly query: string
}

interface Known {
  readonly columns: readonly string[]
  readonly groups: readonly string[]
}

export const LONGEST_QUERY = 200
export const MOST_SORT_KEYS = 3
/** Longer than any list of our columns; what is longer was not meant for us. */
const LONGEST_SORT = 200

/** Reads the table's part of an address; what cannot be used is left out and told. */
export function readTableState(
  params: URLSearchParams,
  { columns, groups }: Known,
): { state: TableState; notes: string[] } {
  const notes: string[] = []
  const sorting: SortKey[] = []
  const keys = (params.get('sort') ?? '').slice(0, LONGEST_SORT).split(',')
  for (const key of keys.filter(Boolean)) {
    const desc = key.startsWith('-')
    const id = desc ? key.slice(1) : key
    if (!columns.includes(id)) notes.push(`${quote(id)} is not a column to sort by; it is left out.`)
    else if (sorting.length < MOST_SORT_KEYS && !sorting.some((one) => one.id === id))
      sorting.push({ id, desc })
  }
  const group = params.get('group') || null
  const isGroup = group !== null && groups.includes(group)
  if (group !== null && !isGroup)
    notes.push(`${quote(group)} is not something to group by; nothing is grouped.`)
  const said = params.get('q') ?? ''
  if (said.length > LONGEST_QUERY) notes.push(`The filter was cut to ${LONGEST_QUERY} characters.`)
  return { state: { sorting, group: isGroup ? group : null, query: cut(said) }, notes }
}

/** The address with some of the table's state changed; defaults leave no trace, other parameters stay. */
export function withTableState(params: URLSearchParams, change: Partial<TableState>): string {
  const next = new URLSearchParams(params)
  const set = (name: string, value: string) => (value ? next.set(name, value) : next.delete(name))
  if (change.sorting) set('sort', change.sorting.map(({ id, desc }) => (desc ? `-${id}` : id)).join())
  if (change.group !== undefined) set('group', change.group ?? '')
  if (change.query !== undefined) set('q', cut(change.query))
  const text = next.toString()
  // Both are allowed in a query and far easier to read than %2C and %3A.
  return text && `?${text.replaceAll('%2C', ',').replaceAll('%3A', ':')}`
}

/** A cut through the middle of an emoji leaves half of it, which no address can hold. */
const cut = (query: string) => query.slice(0, LONGEST_QUERY).toWellFormed()

/** Enough of a stranger's text to recognise it, without what could turn the sentence around. */
export function quote(text: string): string {
  const plain = text.replace(/\p{C}/gu, '')
  return `“${plain.length > 40 ? `${plain.slice(0, 40)}…` : plain}”`
}
