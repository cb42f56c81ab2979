import { PARAMETER, STEP_SECONDS } from '~/api/contract/paths'
import type { ErrorBody } from '~/api/contract/wire'

/** What a request asked for, once its parameters were found good. */
export interface Question {
  readonly account: string
  readonly start: number
  readonly end: number
  /** Null: the default list. */
  readonly metrics: readonly string[] | null
}

/** A refusal as the service words it; it sets the HTTP reason phrase to the same words. */
export type Refusal = ErrorBody['error']

export const refusal = (
  status_code: number,
  error_code: string,
  reason: string,
  ...params: string[]
): Refusal => ({
  status_code,
  error_code,
  reason,
  params,
})

/** Prometheus refuses a range of more steps than this. */
const MAX_STEPS = 11_000

/** Reads the query as the service does: casts first, presence and range after; only the first fault is told. */
export function readQuestion(search: string): Question | Refusal {
  const query = decodeQuery(search)
  if (!query) return refusal(400, 'U0400', 'Bad Request')
  const account = query.get(PARAMETER.account)
  const start = pythonInt(query.get(PARAMETER.start))
  const end = pythonInt(query.get(PARAMETER.end))
  if (start === null) return invalid(PARAMETER.start)
  if (end === null) return invalid(PARAMETER.end)
  if (!account) return missing(PARAMETER.account)
  if (start === undefined) return missing(PARAMETER.start)
  if (start < 0) return invalid(PARAMETER.start)
  if (end === undefined) return missing(PARAMETER.end)
  if (end <= 0) return invalid(PARAMETER.end)
  if (start > end || (end - start) / STEP_SECONDS > MAX_STEPS)
    return refusal(500, 'U0500', 'Internal Server Error')
  return { account, start, end, metrics: namesIn(query.get(PARAMETER.metrics)) }
}

export const isRefusal = (answer: Question | Refusal): answer is Refusal => 'error_code' in answer

const missing = (parameter: string) => refusal(400, 'OM0008', `${parameter} is not provided`, parameter)
const invalid = (parameter: string) => refusal(400, 'OM0006', `Invalid ${parameter}`, parameter)

/** Of a repeated parameter the last counts, blanks around a value do not; null where bytes are no UTF-8. */
function decodeQuery(search: string): Map<string, string> | null {
  try {
    const pairs = search.replace(/^\?/, '').split('&')
    return new Map(
      pairs.map((pair) => {
        const [name = '', ...value] = pair.split('=')
        return [decode(name), decode(value.join('=')).trim()]
      }),
    )
  } catch {
    return null
  }
}

const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))

/** Python's `int()`: a sign and single underscores between digits are fine, a point is not. Null if it fails. */
function pythonInt(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined
  return /^[+-]?\d+(?:_\d+)*$/.test(text) ? Number(text.replaceAll('_', '')) : null
}

function namesIn(list: string | undefined): string[] | null {
  const names = (list ?? '').split(',').map((name) => name.trim())
  return list ? names.filter((name) => name !== '') : null
}
