/** A cell: nothing where nothing is known, never a zero for that. */
export type CsvCell = string | number | null

/**
 * A table as CSV (RFC 4180): names first, a line each, and no line of remarks, which no reader would expect. A text
 * that a sheet would take for a formula gets an apostrophe before it; a number stays one.
 */
export const csvOf = (heads: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  [heads, ...rows].map((cells) => `${cells.map(written).join(',')}\r\n`).join('')

const FORMULA = /^\s*[=+\-@|]|^[\t\r\n]/

function written(cell: CsvCell): string {
  if (cell === null) return ''
  // Twelve digits are more than any price has; those behind are the noise of adding up.
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(Number(cell.toPrecision(12))) : ''
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
