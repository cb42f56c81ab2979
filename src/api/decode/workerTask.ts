import type { MetricSet } from '~/domain/series'
import type { Endpoint } from '../contract/paths'
import { ApiError, type ApiErrorFacts } from '../errors'
import type { CostRequest } from '../request'
import type { ClusterCosts } from './clusterCosts'
import { type Decoded, decodeBytes } from './decoders'

/** What the page asks of the worker. */
export interface DecodeTask {
  readonly endpoint: Endpoint
  readonly bytes: ArrayBuffer
  readonly request: CostRequest
}

/** What the worker tells the page: that its code is there, then one result. */
export type WorkerMessage =
  | { readonly state: 'ready' }
  | { readonly state: 'decoded'; readonly answer: Decoded[Endpoint] }
  | { readonly state: 'failed'; readonly error: ApiErrorFacts }

/** Decodes in the worker. An error class does not survive the way back, so an error goes as plain data. */
export function runTask({ endpoint, bytes, request }: DecodeTask): WorkerMessage {
  try {
    return { state: 'decoded', answer: decodeBytes(endpoint, bytes, request) }
  } catch (error) {
    if (error instanceof ApiError) return { state: 'failed', error: error.facts() }
    throw error
  }
}

/** The buffers behind the columns of an answer, to be handed over instead of copied. */
export function columnsOf(message: WorkerMessage): ArrayBuffer[] {
  if (message.state !== 'decoded') return []
  const set = metricSetIn(message.answer)
  const buffers = new Set(set?.series.flatMap(({ at, value }) => [at.buffer, value.buffer]))
  // Cast: the decoders allocate plain buffers, never shared ones.
  return [...buffers] as ArrayBuffer[]
}

const metricSetIn = (answer: MetricSet | ClusterCosts): MetricSet | null =>
  'series' in answer ? answer : answer.fee
