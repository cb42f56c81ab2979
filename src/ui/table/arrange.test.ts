import { describe, expect, test } from 'vitest'
import { compareValues, itemsOf, matching, searchable } from './arrange'
import type { TableColumn } from './column'

interface Row {
  readonly name: string
  readonly zone?: string
}
const column = (id: 'name' | 'zone'): TableColumn<Row> => ({
  id,
  header: id,
  value: (row) => row[id],
  text: (row) => row[id] ?? '',
  cell: () => null,
  width: 1,
})
const COLUMNS = [column('name'), column('zone')]
const ROWS: Row[] = [
  { name: 'IP-10-0-1-11', zone: 'b' },
  { name: '__proto__', zone: 'a' },
  { name: '<img src=x onerror=alert(1)>', zone: 'constructor' },
  { name: 'plain' },
]

describe('matching', () => {
  test.each([
    ['', 4],
    ['   ', 4],
    ['ip-10', 1],
    [' IP-10 ', 1],
    ['__PROTO__', 1],
    ['onerror=alert(1)>', 1],
    ['(a+)+$', 0],
    ['.*', 0],
    ['11\nb', 1],
    ['11b', 0],
  ])('“%s” finds %d', (query, count) => {
    expect(matching(ROWS, searchable(ROWS, COLUMNS), query)).toHaveLength(count)
  })

  // As a regular expression this would not end within the life of the test.
  test('a pattern that would hang a regular expression is plain text, on 50,000 names', () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => ({ name: `${'a'.repeat(60)}${index}` }))
    const texts = searchable(rows, COLUMNS)
    expect(matching(rows, texts, '(a+)+$')).toEqual([])
  })
})

describe('itemsOf', () => {
  const rowId = ({ name }: Row) => name
  const said = (isDescending: boolean, closed: string[] = []) =>
    itemsOf(ROWS, rowId, { column: column('zone'), isDescending, closed: new Set(closed) }).map((item) =>
      item.kind === 'group' ? `${item.label ?? '?'} ${item.rows.length}` : item.row.name.slice(0, 5),
    )

  test('without a grouping, rows as they come', () => {
    expect(itemsOf(ROWS, rowId, null).map(({ kind }) => kind)).toEqual(['row', 'row', 'row', 'row'])
  })

  test.each([
    [false, [], ['a 1', '__pro', 'b 1', 'IP-10', 'constructor 1', '<img ', '? 1', 'plain']],
    [true, [], ['constructor 1', '<img ', 'b 1', 'IP-10', 'a 1', '__pro', '? 1', 'plain']],
    [false, ['group:zone:"b"', 'group:zone:null'], ['a 1', '__pro', 'b 1', 'constructor 1', '<img ', '? 1']],
  ])('groups by name, the unknown last (descending: %s, closed: %j)', (isDescending, closed, expected) => {
    expect(said(isDescending, closed)).toEqual(expected)
  })
})

test.each([
  ['ip-10-0-9', 'ip-10-0-10', -1],
  [9, 10, -1],
  [10, 9, 1],
  ['a', 'a', 0],
])('%j against %j', (a, b, sign) => {
  expect(Math.sign(compareValues(a, b))).toBe(sign)
})
