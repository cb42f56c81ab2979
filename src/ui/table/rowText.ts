import type { TableColumn } from './column'

/** A value as one cell of text: a tab or a line break would make two of it, and a sheet would run a text that starts like a formula. */
const cellText = (value: string | number | undefined): string =>
  typeof value === 'string'
    ? value.replace(/[\t\r\n]+/g, ' ').replace(/^(?=[=+@-])/, "'")
    : String(value ?? '')

/** Rows to be pasted into a sheet: heads, then a line each, parted by tabs; what is not known is an empty cell. */
export const rowsText = <Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): string =>
  [
    columns.map(({ header, title }) => title ?? header),
    ...rows.map((row) => columns.map(({ value, plain = value }) => cellText(plain(row)))),
  ]
    .map((cells) => cells.join('\t'))
    .join('\n')
