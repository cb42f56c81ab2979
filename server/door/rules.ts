import { KNOWN_METRICS } from '../../src/api/contract/metricNames.ts'
import { type Endpoint, ORGANIZATION, PARAMETER } from '../../src/api/contract/paths.ts'
import type { Question } from '../answers/source.ts'
import { Refusal } from '../refusal.ts'
import { ACCOUNT_ID } from '../settings/settingReaders.ts'

/** Bytes of a raw query; ours are under 800. */
const LONGEST_QUERY = 2048
const HOUR = 3600
const LONGEST_SPAN = 92 * 24 * HOUR
const MOST_METRICS = 20
const SECONDS = /^\d{9,10}$/
const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]{0,199}$/

/**
 * The query as it came, part by part: each name exactly as we know it (encoded, in other case or with brackets
 * it is another name), each once. Servers behind us take the last of a repeated name and decode names, so
 * nothing is passed on that was not read here.
 */
function partsOf(search: string, known: readonly string[]): ReadonlyMap<string, string> {
  if (search.length > LONGEST_QUERY) throw bad('The query is too long.')
  const parts = new Map<string, string>()
  for (const pair of search === '' ? [] : search.split('&')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, Math.max(at, 0))
    if (!known.includes(name)) throw bad('The query has a parameter that is not known.')
    if (parts.has(name)) throw bad(`${name} is given more than once.`)
    parts.set(name, decoded(pair.slice(at + 1), name))
  }
  return parts
}

function decoded(value: string, name: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    throw bad(`${name} cannot be decoded.`)
  }
}

const bad = (message: string) => new Refusal('bad_request', { message })

/**
 * Reads a raw query (without `?`) as a question, or throws `bad_request`: account a lower-case UUID; dates of
 * nine or ten digits, floored to the hour, start before end, end at most an hour after `now` (epoch
 * milliseconds), at most 92 days apart; metrics at most 20 known names, each once.
 */
export function readQuestion(search: string, endpoint: Endpoint, now: number): Question {
  const { account, start, end, metrics } = PARAMETER
  const parts = partsOf(search, [account, start, end, ...(endpoint === 'metrics' ? [metrics] : [])])
  const from = hourOf(parts, start)
  const to = hourOf(parts, end)
  if (from >= to) throw bad(`${start} must be before ${end}.`)
  if (to * 1000 > now + HOUR * 1000) throw bad(`${end} lies in the future.`)
  if (to - from > LONGEST_SPAN) throw bad('The window is longer than 92 days.')
  return {
    endpoint,
    account: uuidOf(parts, account),
    start: from,
    end: to,
    metrics: namesIn(parts.get(metrics)),
  }
}

function hourOf(parts: ReadonlyMap<string, string>, name: string): number {
  const raw = parts.get(name)
  if (raw === undefined) throw bad(`${name} is missing.`)
  if (!SECONDS.test(raw)) throw bad(`${name} must be Unix seconds.`)
  return Math.floor(Number(raw) / HOUR) * HOUR
}

function uuidOf(parts: ReadonlyMap<string, string>, name: string): string {
  const raw = parts.get(name)
  if (raw === undefined) throw bad(`${name} is missing.`)
  if (!ACCOUNT_ID.test(raw)) throw bad(`${name} must be a lower-case UUID.`)
  return raw
}

function namesIn(list: string | undefined): readonly string[] | null {
  if (list === undefined) return null
  const names = list.split(',')
  const isGood = (name: string) => METRIC_NAME.test(name) && KNOWN_METRICS.has(name)
  if (!names.every(isGood)) throw bad('metrics has a name that is not known.')
  if (names.length > MOST_METRICS) throw bad(`metrics has more than ${MOST_METRICS} names.`)
  if (new Set(names).size < names.length) throw bad('metrics has a name twice.')
  return names
}

/** Whose clusters are asked for: an organisation's, those beside an account, or (both null) all there are. */
export interface ClustersQuestion {
  readonly organization: string | null
  readonly account: string | null
}

export function readClustersQuestion(search: string): ClustersQuestion {
  const parts = partsOf(search, [ORGANIZATION, PARAMETER.account])
  if (parts.size > 1) throw bad(`${ORGANIZATION} and ${PARAMETER.account} exclude each other.`)
  const read = (name: string) => (parts.has(name) ? uuidOf(parts, name) : null)
  return { organization: read(ORGANIZATION), account: read(PARAMETER.account) }
}

/** The rule for questions about the gateway itself: they have no parameters. */
export function readNothing(search: string): void {
  partsOf(search, [])
}
