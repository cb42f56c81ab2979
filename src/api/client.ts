import type { MetricSet } from '~/domain/series'
import { type ClustersRequest, clustersUrl, readClusters } from './clusters'
import { configUrl, readConfig } from './config'
import type { ClusterEntry, ConfigBody } from './contract/gateway'
import type { Endpoint } from './contract/paths'
import type { ClusterCosts } from './decode/clusterCosts'
import type { Decoded } from './decode/decoders'
import { type Decode, decodeOffThread } from './decode/offThread'
import { type CostRequest, requestUrl } from './request'
import { createTransport, type TransportOptions } from './transport'
import { withSizes } from './withSizes'

export interface ClientOptions extends TransportOptions {
  /** What stands before the paths of the gateway: an origin, a base path, or nothing. */
  readonly base?: string
  readonly decode?: Decode
}

/**
 * What the gateway can be asked. Each question throws an `ApiError`, or, if `signal` aborts, the signal's own
 * reason; none ever gives a part of an answer.
 */
export interface Client {
  /** Series of the request's metrics, or of the default list, over its window. */
  getMetrics(request: CostRequest, signal?: AbortSignal): Promise<MetricSet>
  /** What the service itself computed for the window, and the fee's samples where it sends them. */
  getClusterCosts(request: CostRequest, signal?: AbortSignal): Promise<ClusterCosts>
  /** Cores and bytes that pods allocate over the window. */
  getSavings(request: CostRequest, signal?: AbortSignal): Promise<MetricSet>
  /** The clusters this reader may choose from. */
  getClusters(request: ClustersRequest, signal?: AbortSignal): Promise<readonly ClusterEntry[]>
  /** What the app has to know before it asks for anything else. */
  getConfig(signal?: AbortSignal): Promise<ConfigBody>
}

/** A client for one origin and reader. Holds no answers, so one may serve all accounts. */
export function createClient({
  base = '',
  decode = decodeOffThread,
  ...transport
}: ClientOptions = {}): Client {
  const fetchFrom = createTransport(transport)
  const ask = <E extends Endpoint>(endpoint: E, request: CostRequest, signal: AbortSignal | undefined) =>
    fetchFrom<Decoded[E]>(
      requestUrl(endpoint, request, base),
      endpoint,
      (bytes, either) => decode(endpoint, bytes, request, either),
      signal,
    )
  return {
    getMetrics: async (request, signal) => withSizes(await ask('metrics', request, signal)),
    getClusterCosts: async (request, signal) => ask('clusterCosts', request, signal),
    getSavings: async (request, signal) => ask('savings', request, signal),
    getClusters: (request, signal) =>
      fetchFrom(clustersUrl(request, base), 'clusters', (bytes) => readClusters(textOf(bytes)), signal),
    getConfig: (signal) => fetchFrom(configUrl(base), 'config', (bytes) => readConfig(textOf(bytes)), signal),
  }
}

const textOf = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes)
