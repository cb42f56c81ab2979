const QUOTE = 0x22
const BACKSLASH = 0x5c
const LETTER_I = 0x49
const LETTER_N = 0x4e
const MINUS = 0x2d
const BARE = ['NaN', '-Infinity', 'Infinity']

/**
 * Replaces by null the bare `NaN`, `Infinity` and `-Infinity` that Python's JSON writer emits, outside of text
 * only, and counts them. What only contains one, as in `NaNny`, stays broken for the parser.
 */
export function withoutBareNumbers(body: string): { readonly text: string; readonly count: number } {
  let repaired = ''
  let copied = 0
  let count = 0
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i)
    if (code === QUOTE) {
      i = endOfText(body, i)
    } else if (code === LETTER_N || code === LETTER_I || code === MINUS) {
      const token = BARE.find((candidate) => body.startsWith(candidate, i))
      if (token === undefined) continue
      repaired += `${body.slice(copied, i)}null`
      copied = i + token.length
      i = copied - 1
      count++
    }
  }
  return { text: repaired + body.slice(copied), count }
}

/** Index of the quote that closes the text opened at `open`. */
function endOfText(body: string, open: number): number {
  let i = open + 1
  while (i < body.length && body.charCodeAt(i) !== QUOTE) i += body.charCodeAt(i) === BACKSLASH ? 2 : 1
  return i
}
