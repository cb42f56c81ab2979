import { expect, test } from 'vitest'
import { csvOf } from './csv'

/** A reader of RFC 4180 that knows nothing of the writer: one character after the other. */
function read(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const [at, next] = [text.charAt(i), text.charAt(i + 1)]
    if (isQuoted) {
      if (at !== '"') cell += at
      else if (next === '"') {
        cell += at
        i++
      } else isQuoted = false
    } else if (at === '"') isQuoted = true
    else if (at === ',' || at === '\r') {
      row.push(cell)
      cell = ''
      if (at === ',') continue
      rows.push(row)
      row = []
      i++
    } else cell += at
  }
  return rows
}

test('what is written is read back: commas, quotes, line breaks, other scripts', () => {
  const cells = ['plain', 'a,b', 'say "so"', 'two\r\nlines', 'Größe 🙈', '']
  expect(read(csvOf(['1', '2', '3', '4', '5', '6'], [cells]))).toEqual([
    ['1', '2', '3', '4', '5', '6'],
    cells,
  ])
})

test('numbers stay numbers, and what is not known is empty', () => {
  expect(csvOf(['n'], [[-0.5], [0], [0.1 + 0.2], [null], [Number.NaN]])).toBe(
    'n\r\n-0.5\r\n0\r\n0.3\r\n\r\n\r\n',
  )
})

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '  =cmd|calc',
  '|x',
  '=HYPERLINK("http://x.example")',
])('the text %j is no formula to a sheet', (text) => {
  expect(read(csvOf(['a', 'b'], [[text, 'x']]))[1]).toEqual([`'${text}`, 'x'])
})
