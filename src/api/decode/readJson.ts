import { withoutBareNumbers } from '../contract/bareNumbers'
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
    return JSON.parse(withoutBareNumbers(body).text)
  } catch {
    // Some engines nest by recursion and run out of stack on a hostile body: unreadable as well.
    throw contractError(endpoint, 'The answer is cut short or is not JSON.')
  }
}
