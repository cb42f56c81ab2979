import type { MetricSet } from '~/domain/series'
import type { Endpoint } from '../contract/paths'
import { ApiError, contractError } from '../errors'
import type { CostRequest } from '../request'
import { type ClusterCosts, decodeClusterCosts } from './clusterCosts'
import { decodeMetrics } from './metrics'
import { decodeSavings } from './savings'

/** What the answer of each endpoint becomes. */
export interface Decoded {
  metrics: MetricSet
  clusterCosts: ClusterCosts
  savings: MetricSet
}

const DECODERS: { readonly [E in Endpoint]: (text: string, request: CostRequest) => Decoded[E] } = {
  metrics: decodeMetrics,
  clusterCosts: decodeClusterCosts,
  savings: decodeSavings,
}

/**
 * The model of a body of that endpoint. Bytes that are not UTF-8 become U+FFFD inside their text. Throws
 * nothing but an `ApiError`: what no decoder foresaw (out of memory, for one) is a `contract` error too.
 */
export function decodeBytes<E extends Endpoint>(
  endpoint: E,
  bytes: ArrayBuffer,
  request: CostRequest,
): Decoded[E] {
  try {
    return DECODERS[endpoint](new TextDecoder().decode(bytes), request)
  } catch (error) {
    throw error instanceof ApiError ? error : contractError(endpoint, 'The answer cannot be read.')
  }
}
