import { withoutBareNumbers } from '../src/api/contract/bareNumbers.ts'
import { type Endpoint, PARAMETER } from '../src/api/contract/paths.ts'
import { keptLabels } from './labels.ts'
import type { Question } from './source.ts'

/** An answer that may leave, and what was found on the way. */
export interface Checked {
  readonly body: object
  readonly dropped: number
  readonly nonfinite: number
}

type Json = Readonly<Record<string, unknown>>

/** Fields an answer may have beside its echo; whatever else a later version says stays here. */
const FIELDS: Readonly<Record<Endpoint, readonly string[]>> = {
  metrics: ['metrics'],
  clusterCosts: [
    'total_cost',
    'data_points',
    'summary',
    'breakdown',
    'efficiency',
    'potential_savings',
    'breakdown_by_namespace',
    'savings_recommendations',
    'cpu_cost',
    'ram_cost',
    'pv_cost',
    'network_cost',
    'lb_cost',
    'load_balancer_cost',
    'management_cost',
    'cpu_efficiency',
    'ram_efficiency',
    'total_efficiency',
  ],
  savings: ['cpu_savings', 'memory_savings'],
}
const ECHO = [PARAMETER.account, PARAMETER.start, PARAMETER.end] as const

/** The body held to its question; null if it is not JSON, no object, or the answer to another question. */
export function checkedBody(text: string, question: Question): Checked | null {
  const read = parsed(text)
  if (read === null || !isObject(read.value) || !isEchoOf(question, read.value)) return null
  const found = { dropped: 0, nonfinite: read.bare }
  const body: [string, unknown][] = []
  for (const name of [...ECHO, ...FIELDS[question.endpoint]]) {
    const value = read.value[name]
    if (value !== undefined) body.push([name, cleaned(name, value, question.account, found)])
  }
  return { body: Object.fromEntries(body), ...found }
}

function parsed(text: string): { readonly value: unknown; readonly bare: number } | null {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  try {
    return { value: JSON.parse(body), bare: 0 }
  } catch {
    return repaired(body)
  }
}

function repaired(body: string) {
  const { text, count } = withoutBareNumbers(body)
  if (count === 0) return null
  try {
    return { value: JSON.parse(text) as unknown, bare: count }
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is absent or null is no echo; what is there must agree. */
function isEchoOf({ account, start, end }: Question, body: Json): boolean {
  const asked = [account, start, end]
  return ECHO.every((name, i) => {
    const said = body[name] ?? null
    return (
      said === null ||
      (name === PARAMETER.account ? said === asked[i] : Math.floor(Number(said)) === asked[i])
    )
  })
}

interface Found {
  dropped: number
  nonfinite: number
}

/** Samples are cleaned wherever they stand; everything else is numbers and text of the service's own. */
function cleaned(name: string, value: unknown, account: string, found: Found): unknown {
  if (name === 'metrics' && isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([metric, entry]) => [metric, cleanedMetric(entry, account, found)]),
    )
  if (name === 'data_points' || name === 'cpu_savings' || name === 'memory_savings')
    return cleanedMetric(value, account, found)
  return value
}

/** Flat points, or Prometheus' envelope with its labels under `metric`. */
function cleanedMetric(entry: unknown, account: string, found: Found): unknown {
  if (Array.isArray(entry)) return ownOnly(entry, 'labels', account, found)
  if (!isObject(entry) || !isObject(entry.data) || !Array.isArray(entry.data.result)) return entry
  const { resultType, result } = entry.data
  return { status: entry.status, data: { resultType, result: ownOnly(result, 'metric', account, found) } }
}

/**
 * The items of this account with the labels that may leave. An item without `tenant_id` counts as this
 * account's: the service asked for no other, and older answers leave the label out.
 */
function ownOnly(
  items: readonly unknown[],
  where: 'labels' | 'metric',
  account: string,
  found: Found,
): unknown[] {
  let last: unknown
  let kept: Record<string, string> = {}
  return items.flatMap((item) => {
    if (!isObject(item)) return [item]
    found.nonfinite += nonfiniteIn(item)
    const labels = item[where]
    if (!isObject(labels)) return [item]
    const tenant = labels.tenant_id ?? account
    if (tenant !== account) {
      found.dropped += Array.isArray(item.values) ? item.values.length : 1
      return []
    }
    if (labels !== last) kept = keptLabels(labels as Readonly<Record<string, string>>)
    last = labels
    return [sampleOf(item, where, kept)]
  })
}

/** A point or a series without whatever else a server may have put beside its samples. */
function sampleOf({ timestamp, value, values }: Json, where: string, labels: object): object {
  return {
    ...(timestamp !== undefined && { timestamp }),
    ...(value !== undefined && { value }),
    ...(values !== undefined && { values }),
    [where]: labels,
  }
}

const WORD = /^[+-]?(?:nan|inf(?:inity)?)$/i
const isWord = (value: unknown) => typeof value === 'string' && WORD.test(value)

/** Values that came as the text `NaN` or `+Inf`; bare ones were counted while parsing. */
function nonfiniteIn(item: Json): number {
  if (Array.isArray(item.values))
    return item.values.filter((pair) => Array.isArray(pair) && isWord(pair[1])).length
  return isWord(Array.isArray(item.value) ? item.value[1] : item.value) ? 1 : 0
}
