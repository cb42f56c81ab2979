import type { Endpoint } from '../contract/paths'
import { contractError } from '../errors'
import { isObject, type JsonObject } from './jsonObject'
import type { SeriesBuilder } from './seriesBuilder'

/** The form one metric came in: flat points, Prometheus' instant vector, or its range vector. */
export type EntryForm = 'points' | 'vector' | 'matrix'

/**
 * Reads everything the answer says about one metric into `builder`, in whichever form it says it. Single
 * odd samples are counted as unusable; a form we do not know is a `contract` error that names the `path`.
 */
export function readEntry(
  entry: unknown,
  builder: SeriesBuilder,
  endpoint: Endpoint,
  path: string,
): EntryForm {
  if (Array.isArray(entry)) {
    readPoints(entry, builder)
    return 'points'
  }
  const unknownForm = (where: string) =>
    contractError(endpoint, 'The service sent a metric in a form we do not know.', where)
  const envelope = isObject(entry) ? entry.data : undefined
  if (!isObject(envelope)) throw unknownForm(path)
  const form = envelope.resultType
  const result = envelope.result
  if (form !== 'vector' && form !== 'matrix') throw unknownForm(`${path}.data.resultType`)
  if (!Array.isArray(result)) throw unknownForm(`${path}.data.result`)
  result.forEach((item: unknown, i) => {
    if (form === 'vector') readVectorItem(item, builder)
    else if (!readMatrixItem(item, builder)) throw unknownForm(`${path}.data.result[${i}]`)
  })
  return form
}

function readPoints(points: readonly unknown[], builder: SeriesBuilder): void {
  for (const point of points) {
    // Cast: a list in JSON is indexed like an object; it then has none of the three fields.
    if (typeof point === 'object' && point !== null) addPoint(point as JsonObject, builder)
    else builder.addUnusable()
  }
}

const addPoint = (point: JsonObject, builder: SeriesBuilder) =>
  builder.add(point.labels, point.timestamp, point.value)

function readVectorItem(item: unknown, builder: SeriesBuilder): void {
  if (isObject(item)) addPair(item.metric, item.value, builder)
  else builder.addUnusable()
}

/** False if the item holds no list of samples, so that nobody can say how many are missing. */
function readMatrixItem(item: unknown, builder: SeriesBuilder): boolean {
  if (!isObject(item) || !Array.isArray(item.values)) return false
  for (const pair of item.values) addPair(item.metric, pair, builder)
  return true
}

function addPair(labels: unknown, pair: unknown, builder: SeriesBuilder): void {
  if (Array.isArray(pair)) builder.add(labels, pair[0], pair[1])
  else builder.add(labels, undefined, undefined)
}
