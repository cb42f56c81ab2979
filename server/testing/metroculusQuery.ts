import { PARAMETER, STEP_SECONDS } from '../../src/api/contract/paths.ts'
import type { ErrorBody } from '../../src/api/contract/wire.ts'

export interface Asked {
  readonly account: string
  readonly start: number
  readonly end: number
  /** Null: the default list. */
  readonly metrics: readonly string[] | null
}

/** An error in the service's own words; the reason is the HTTP reason phrase too. */
export type Told = ErrorBody['error']

export const told = (status_code: number, error_code: string, reason: string, ...params: string[]): Told => ({
  status_code,
  error_code,
  reason,
  params,
})

/** Prometheus refuses a range of more steps. */
const MOST_STEPS = 11_000

/**
 * Reads query and form body as Tornado does: names are decoded, of repeated ones the last counts, and a form
 * counts even on a GET, after the query. Then casts in the order account, start, end, then presence and range.
 */
export function readAsTornado(search: string, form: string): Asked | Told {
  const said = decoded(`${search}&${form}`)
  if (said === null) return told(400, 'U0400', 'Bad Request')
  const account = said.get(PARAMETER.account)
  const start = pythonInt(said.get(PARAMETER.start))
  const end = pythonInt(said.get(PARAMETER.end))
  if (Number.isNaN(start)) return invalid(PARAMETER.start)
  if (Number.isNaN(end)) return invalid(PARAMETER.end)
  if (!account) return missing(PARAMETER.account)
  if (start === undefined) return missing(PARAMETER.start)
  if (start < 0) return invalid(PARAMETER.start)
  if (end === undefined) return missing(PARAMETER.end)
  if (end <= 0) return invalid(PARAMETER.end)
  if (start > end || (end - start) / STEP_SECONDS > MOST_STEPS)
    return told(500, 'U0500', 'Internal Server Error')
  const names = said.get(PARAMETER.metrics)?.split(',')
  return { account, start, end, metrics: names ?? null }
}

const missing = (name: string) => told(400, 'OM0008', `${name} is not provided`, name)
const invalid = (name: string) => told(400, 'OM0006', `Invalid ${name}`, name)

function decoded(pairs: string): Map<string, string> | null {
  try {
    return new Map(
      pairs.split('&').map((pair) => {
        const [name = '', ...value] = pair.split('=').map((part) => part.replaceAll('+', ' '))
        return [decodeURIComponent(name), decodeURIComponent(value.join('=')).trim()]
      }),
    )
  } catch {
    return null
  }
}

/** Python's `int()`: a sign and single underscores pass, a point does not. NaN if it fails. */
function pythonInt(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return /^[+-]?\d+(?:_\d+)*$/.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN
}
