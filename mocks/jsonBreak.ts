/** One token after any blanks: punctuation, a string, or a scalar as Python writes it. */
const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\n]|\\.)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null|NaN|-?Infinity)\b))/y
const BLANKS = /[ \t\r\n]*/y

/** What may come next. `first` differs from `next` in that the thing may also be closed again. */
type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'after' | 'end'

/**
 * Where a text stops being JSON (Python's bare tokens allowed): the position of the first thing that does
 * not belong, or the end. `JSON.parse` tells the place only for some of its complaints.
 */
export function jsonBreak(text: string): number {
  const open: string[] = []
  let expected: Expected = 'value'
  let position = 0
  for (;;) {
    TOKEN.lastIndex = position
    const match = TOKEN.exec(text)
    const next: Expected | null = match
      ? afterToken(match[1] ?? (match[2] ? '"' : '0'), expected, open)
      : null
    if (next === null) break
    expected = next
    position = TOKEN.lastIndex
  }
  BLANKS.lastIndex = position
  return position + (BLANKS.exec(text)?.[0].length ?? 0)
}

/** Punctuation stands for itself, `"` for a string and `0` for any other scalar; null if it does not fit. */
function afterToken(token: string, expected: Expected, open: string[]): Expected | null {
  const inside = open.at(-1)
  if (expected === 'key' || expected === 'firstKey') {
    if (token === '"') return 'colon'
    return token === '}' && expected === 'firstKey' ? close(open) : null
  }
  if (expected === 'colon') return token === ':' ? 'value' : null
  if (expected === 'after') {
    if (token === ',') return inside === '{' ? 'key' : 'value'
    return token === (inside === '{' ? '}' : ']') ? close(open) : null
  }
  if (expected === 'end') return null
  if (token === ']' && expected === 'firstValue') return close(open)
  if (token === '{' || token === '[') {
    open.push(token)
    return token === '{' ? 'firstKey' : 'firstValue'
  }
  return token === '"' || token === '0' ? afterValue(open) : null
}

const afterValue = (open: readonly string[]): Expected => (open.length > 0 ? 'after' : 'end')

function close(open: string[]): Expected {
  open.pop()
  return afterValue(open)
}
