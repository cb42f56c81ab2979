import { type FramedJson, framedJson } from '../answers/framedJson.ts'
import { Refusal } from '../refusal.ts'

/** What Prometheus found: the data of a successful answer, and the first of what it warned of. */
export interface Envelope {
  /** What an array in it holds is read from `items`. */
  readonly data: unknown
  readonly warnings: readonly string[]
  readonly items: FramedJson['items']
  readonly readRest: FramedJson['readRest']
}

/** One series of a range: `values` are pairs of Unix seconds and decimal text. */
export interface RangeSeries {
  readonly metric: Readonly<Record<string, string>>
  readonly values: readonly (readonly [number, string])[]
}

/** A reader is shown ten. */
const ENOUGH_WARNINGS = 100

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
  const { frame, items, readRest } = framedJson(body, parsed)
  if (!isObject(frame) || frame.status !== 'success') throw noAnswer()
  const { data, warnings = null } = frame
  const first: string[] = []
  if (Array.isArray(warnings))
    for (const batch of items(warnings))
      if (first.length < ENOUGH_WARNINGS) first.push(...batch.filter(isText))
  return { data, warnings: first, items, readRest }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw noAnswer()
  }
}

/** The series of a `query_range`, each of them of that metric, one after the other; or `upstream_bad_body`. */
export function* seriesIn({ data, items, readRest }: Envelope, metric: string): Generator<RangeSeries> {
  if (!isObject(data) || data.resultType !== 'matrix' || !Array.isArray(data.result)) throw noAnswer()
  for (const batch of items(data.result))
    for (const item of batch) {
      if (!isSeriesOf(item, metric)) throw noAnswer()
      yield item
    }
  readRest()
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
export function labelValuesIn({ data, items, readRest }: Envelope): readonly string[] {
  if (!Array.isArray(data)) throw noAnswer()
  const values = [...items(data)].flat()
  readRest()
  if (!values.every(isText)) throw noAnswer()
  return values
}
