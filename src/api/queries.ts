import {
  type Query,
  type QueryKey,
  queryOptions,
  type UseQueryOptions,
  useQuery,
} from '@tanstack/react-query'
import type { MetricSet } from '~/domain/series'
import { timeRange } from '~/domain/timeRange'
import { type Client, createClient } from './client'
import type { ClustersRequest } from './clusters'
import type { ClusterEntry } from './contract/gateway'
import type { Endpoint } from './contract/paths'
import type { ClusterCosts } from './decode/clusterCosts'
import { ApiError } from './errors'
import { askedWindow, type CostRequest } from './request'
import { retryDelay, retryTime, shouldRetry } from './retry'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly costClient?: Client }
  }
}

const MINUTE_MS = 60_000

/** Endpoint, tenant, window in epoch milliseconds, and the metrics asked for (empty: the default list). */
export type CostKey = readonly [
  endpoint: Endpoint,
  account: string,
  start: number,
  end: number,
  metrics: string,
]

/** How every query of ours behaves, whichever query client runs it. */
const POLICY = {
  /** The model holds Maps and typed arrays, which sharing would compare by walking or mangle. */
  structuralSharing: false,
  retry: shouldRetry,
  retryDelay: (failures: number) => retryDelay(failures),
  /** No polling: only what we were told to ask again at a time. */
  refetchInterval: ({ state }: { state: QueryTimes }) => {
    const at = retryTime(state)
    return at === null ? false : Math.max(at - Date.now(), 1)
  },
  /** Samples are hourly. */
  staleTime: 5 * MINUTE_MS,
  gcTime: 10 * MINUTE_MS,
  /** The page is asked again when the reader wants it (`askAgain`), not when a window or a line comes back. */
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  /**
   * What cannot change by asking again, or not before a time we were told, is not asked again because another
   * panel looks at it.
   */
  retryOnMount: ({ state: { error, errorUpdatedAt } }: { state: QueryTimes }) =>
    !(error instanceof ApiError) || (error.canRetry && errorUpdatedAt + (error.waitMs ?? 0) <= Date.now()),
} as const

type QueryTimes = Parameters<typeof retryTime>[0]

/** Used where the query client was not given one, as in a test of its own. */
const sameOrigin = createClient()

/** Series of the request's metrics over its window. */
export const metricsQuery = (request: CostRequest) =>
  queryOptions<MetricSet, ApiError, MetricSet, CostKey>({
    ...POLICY,
    queryKey: keyOf('metrics', request),
    queryFn: ({ signal, meta }) => (meta?.costClient ?? sameOrigin).getMetrics(request, signal),
    placeholderData: sameAccountOnly(request),
  })

/** What the service itself computed for the window. */
export const clusterCostsQuery = (request: CostRequest) =>
  queryOptions<ClusterCosts, ApiError, ClusterCosts, CostKey>({
    ...POLICY,
    queryKey: keyOf('clusterCosts', request),
    queryFn: ({ signal, meta }) => (meta?.costClient ?? sameOrigin).getClusterCosts(request, signal),
    placeholderData: sameAccountOnly(request),
  })

/** Cores and bytes that pods allocate over the window. */
export const savingsQuery = (request: CostRequest) =>
  queryOptions<MetricSet, ApiError, MetricSet, CostKey>({
    ...POLICY,
    queryKey: keyOf('savings', request),
    queryFn: ({ signal, meta }) => (meta?.costClient ?? sameOrigin).getSavings(request, signal),
    placeholderData: sameAccountOnly(request),
  })

/** The clusters a reader may choose from; null asks nothing. */
const clustersQuery = (request: ClustersRequest | null) =>
  queryOptions<readonly ClusterEntry[], ApiError>({
    ...POLICY,
    queryKey: ['clusters', request],
    // Cast: without a request the question is not enabled.
    queryFn: ({ signal, meta }) =>
      (meta?.costClient ?? sameOrigin).getClusters(request as ClustersRequest, signal),
    enabled: request !== null,
  })

/** What a panel has to know of its question; see `ui/QueryState`. */
export interface Asking<T> {
  readonly data: T | undefined
  readonly error: ApiError | null
  readonly isFetching: boolean
  readonly isPlaceholderData: boolean
  /** Epoch milliseconds by the browser's clock, as is `retryAt`. */
  readonly dataUpdatedAt: number
  /** When a failed question is asked again by itself; null if it is not. */
  readonly retryAt: number | null
  readonly refetch: () => unknown
}

function useAsking<T, K extends QueryKey>(options: UseQueryOptions<T, ApiError, T, K>): Asking<T> {
  const query = useQuery(options)
  const { data, error, isFetching, isPlaceholderData, dataUpdatedAt, refetch } = query
  const retryAt = retryTime(query)
  return { data, error, isFetching, isPlaceholderData, dataUpdatedAt, retryAt, refetch }
}

/** Null asks nothing. */
export const useMetrics = (request: CostRequest | null) =>
  useAsking({ ...metricsQuery(request ?? NOTHING), enabled: request !== null })
export const useClusterCosts = (request: CostRequest) => useAsking(clusterCostsQuery(request))
export const useSavings = (request: CostRequest | null) =>
  useAsking({ ...savingsQuery(request ?? NOTHING), enabled: request !== null })
export const useClusters = (request: ClustersRequest | null) => useAsking(clustersQuery(request))

const NOTHING: CostRequest = { account: '', window: timeRange(0, 0) }

function keyOf(endpoint: Endpoint, request: CostRequest): CostKey {
  const { start, end } = askedWindow(request)
  return [endpoint, request.account, start, end, request.metrics?.join() ?? '']
}

/** While a new window loads, the figures of the last one stay; those of another account never do. */
function sameAccountOnly<T>({ account, metrics = [] }: CostRequest) {
  return (previous: T | undefined, query: Query<T, ApiError, T, CostKey> | undefined): T | undefined =>
    query?.queryKey[1] === account && query.queryKey[4] === metrics.join() ? previous : undefined
}
