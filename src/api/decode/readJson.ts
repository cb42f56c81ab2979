import type { Endpoint } from '../contract/paths'
import { contractError } from '../errors'

/**
 * The JSON value of a body. A byte order mark is skipped; the bare `NaN`, `Infinity` and `-Infinity` that
 * Python's writer emits become null, outside of text only. Of a key given twice the last counts, as in
 * `JSON.parse`. Empty, cut, HTML or otherwise unreadable bodies are a `contract` error.
 */
export function readJson(text: string, endpoint: Endpoint): unknown {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  try {
    return JSON.parse(body)
  } catch {
    return readRepaired(body, endpoint)
  }
}

function readRepaired(body: string, endpoint: Endpoint): unknown {
  const start = body.trimStart()[0]
  if (start === undefined) throw contractError(endpoint, 'The answer is empty.')
  if (start === '<') throw contractError(endpoint, 'The service sent a web page instead of data.')
  try {
    return JSON.parse(withoutBareNumbers(body))
  } catch {
    // Some engines nest by recursion and run out of stack on a hostile body: unreadable as well.
    throw contractError(endpoint, 'The answer is cut short or is not JSON.')
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const LETTER_I = 0x49
const LETTER_N = 0x4e
const MINUS = 0x2d
const BARE = ['NaN', '-Infinity', 'Infinity']

/** Replaces the bare tokens by null. What only contains one, as in `NaNny`, stays broken for the parser. */
function withoutBareNumbers(body: string): string {
  let repaired = ''
  let copied = 0
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
    }
  }
  return repaired + body.slice(copied)
}

/** Index of the quote that closes the text opened at `open`. */
function endOfText(body: string, open: number): number {
  let i = open + 1
  while (i < body.length && body.charCodeAt(i) !== QUOTE) i += body.charCodeAt(i) === BACKSLASH ? 2 : 1
  return i
}
