import { withoutBareNumbers } from '../../src/api/contract/bareNumbers.ts'
import { type Endpoint, PARAMETER } from '../../src/api/contract/paths.ts'
import { Refusal } from '../refusal.ts'
import { framedJson } from './framedJson.ts'
import { keptLabels } from './labels.ts'
import type { Question } from './source.ts'

/** An answer that may leave. */
export interface CheckedBody {
  /** Its fields. What an array holds is read from `items`, for each array once. */
  readonly fields: object
  items(array: readonly unknown[]): Iterable<readonly unknown[]>
  /** What was found on the way; reads what is left. */
  found(): Found
}

interface Found {
  dropped: number
  nonfinite: number
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

/**
 * The body held to its question, never all of it in one tree. Throws `upstream_bad_body` if it is not JSON, no
 * object, or the answer to another question; until `found` has returned it may still turn out not to be JSON.
 */
export function checkedBody(bytes: Buffer, question: Question, batchBytes?: number): CheckedBody {
  const found: Found = { dropped: 0, nonfinite: 0 }
  const json = framedJson(bytes, (text) => parsed(text, found), batchBytes)
  const { frame } = json
  if (!isObject(frame) || !isEchoOf(question, frame)) throw new Refusal('upstream_bad_body')
  const samples = new Map<unknown, LabelsAt>()
  const fields = [...ECHO, ...FIELDS[question.endpoint]].flatMap((name) => {
    const value = frame[name]
    return value === undefined ? [] : [[name, withSamples(name, value, samples)]]
  })
  return {
    fields: Object.fromEntries(fields),
    *items(array) {
      const where = samples.get(array)
      for (const batch of json.items(array))
        yield where === undefined ? batch : ownOnly(batch, where, question.account, found)
    },
    found() {
      json.readRest()
      return found
    },
  }
}

function parsed(text: string, found: Found): unknown {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  try {
    return JSON.parse(body)
  } catch {
    return repaired(body, found)
  }
}

function repaired(body: string, found: Found): unknown {
  const { text, count } = withoutBareNumbers(body)
  found.nonfinite += count
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('upstream_bad_body')
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

/** What a sample carries its labels under: a flat point, or a series in Prometheus' envelope. */
type LabelsAt = 'labels' | 'metric'

/**
 * The value with only what is known of an envelope, every array of samples in it noted. Samples may stand in
 * these places; everything else is numbers and text of the service's own.
 */
function withSamples(name: string, value: unknown, samples: Map<unknown, LabelsAt>): unknown {
  if (name === 'metrics' && isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([metric, entry]) => [metric, withSamplesOf(entry, samples)]),
    )
  if (name === 'data_points' || name === 'cpu_savings' || name === 'memory_savings')
    return withSamplesOf(value, samples)
  return value
}

function withSamplesOf(entry: unknown, samples: Map<unknown, LabelsAt>): unknown {
  if (Array.isArray(entry)) samples.set(entry, 'labels')
  if (!isObject(entry) || !isObject(entry.data) || !Array.isArray(entry.data.result)) return entry
  const { resultType, result } = entry.data
  samples.set(result, 'metric')
  return { status: entry.status, data: { resultType, result } }
}

/**
 * The items of this account with the labels that may leave. An item without `tenant_id` counts as this
 * account's: the service asked for no other, and older answers leave the label out.
 */
function ownOnly(items: readonly unknown[], where: LabelsAt, account: string, found: Found): unknown[] {
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
    return [sampleOf(item, where, keptLabels(labels as Readonly<Record<string, string>>))]
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
