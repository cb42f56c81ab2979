import { expect, test } from 'vitest'
import type { TableColumn } from './column'
import { rowsText } from './rowText'

interface Row {
  readonly name: string
  readonly size?: number
}
const COLUMNS: TableColumn<Row>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name, cell: () => null, width: 1 },
  {
    id: 'size',
    header: 'Size',
    title: 'Size, KiB',
    value: ({ size }) => size,
    plain: ({ size }) => size && size / 1024,
    cell: () => null,
    width: 1,
  },
]

test('one line a row, one cell a column, whatever a name holds', () => {
  expect(rowsText([{ name: 'a', size: 2048 }, { name: 'b\tc\r\nd' }], COLUMNS)).toBe(
    'Name\tSize, KiB\na\t2\nb c d\t',
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('%s is text to a sheet; numbers stay numbers', (name) => {
  expect(rowsText([{ name, size: -1024 }], COLUMNS)).toBe(`Name\tSize, KiB\n'${name}\t-1`)
})
