import { Refusal } from './refusal.ts'

/** What Prometheus found: the data of a successful answer, and what it warned of. */
export interface Envelope {
  readonly data: unknown
  readonly warnings: readonly string[]
}

/** One series of a range: `values` are pairs of Unix seconds and decimal text. */
export interface RangeSeries {
  readonly metric: Readonly<Record<string, string>>
  readonly values: readonly (readonly [number, string])[]
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const noAnswer = () => new Refusal('upstream_bad_body')

/**
 * The envelope of the Prometheus HTTP API, or `upstream_bad_body`. Its `infos` are left out: they say that a
 * query may not mean what it says, and ours are bare selectors.
 */
export function readEnvelope(body: Buffer): Envelope {
  const envelope = parsed(body)
  if (!isObject(envelope) || envelope.status !== 'success') throw noAnswer()
  const { data, warnings = [] } = envelope
  return { data, warnings: Array.isArray(warnings) ? warnings.filter(isText) : [] }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw noAnswer()
  }
}

/** The series of a `query_range`, each of them of that metric, or `upstream_bad_body`. */
export function seriesIn(data: unknown, metric: string): readonly RangeSeries[] {
  if (!isObject(data) || data.resultType !== 'matrix' || !Array.isArray(data.result)) throw noAnswer()
  const { result } = data
  if (!result.every((item: unknown) => isSeriesOf(item, metric))) throw noAnswer()
  return result
}

const isSeriesOf = (item: unknown, metric: string): item is RangeSeries =>
  isObject(item) &&
  isObject(item.metric) &&
  item.metric.__name__ === metric &&
  Object.values(item.metric).every(isText) &&
  Array.isArray(item.values) &&
  item.values.every(isSample)

const isSample = (pair: unknown) => Array.isArray(pair) && typeof pair[0] === 'number' && isText(pair[1])

/** The values of a label, or `upstream_bad_body`. */
export function labelValuesIn(data: unknown): readonly string[] {
  if (!Array.isArray(data) || !data.every(isText)) throw noAnswer()
  return data
}
