import { type Query, queryOptions, useQuery } from '@tanstack/react-query'
import type { MetricSet } from '~/domain/series'
import { type Client, createClient } from './client'
import { ENDPOINTS, type Endpoint } from './contract/paths'
import type { ClusterCosts } from './decode/clusterCosts'
import { ApiError } from './errors'
import { askedWindow, type CostRequest } from './request'
import { retryDelay, shouldRetry } from './retry'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly costClient?: Client }
  }
}

const MINUTE_MS = 60_000

/** Endpoint, tenant, window in epoch milliseconds, and the metrics asked for (empty: the default list). */
type CostKey = readonly [endpoint: string, account: string, start: number, end: number, metrics: string]

/** How every query of ours behaves, whichever query client runs it. */
const POLICY = {
  /** The model holds Maps and typed arrays, which sharing would compare by walking or mangle. */
  structuralSharing: false,
  retry: shouldRetry,
  retryDelay: (failures: number, error: Error) => retryDelay(failures, error),
  /** Samples are hourly. */
  staleTime: 5 * MINUTE_MS,
  gcTime: 10 * MINUTE_MS,
  refetchOnWindowFocus: false,
  /** What cannot change by asking again is not asked again because another panel looks at it. */
  retryOnMount: ({ state }: { state: { error: Error | null } }) =>
    !(state.error instanceof ApiError) || state.error.canRetry,
} as const

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

export const useMetrics = (request: CostRequest) => useQuery(metricsQuery(request))
export const useClusterCosts = (request: CostRequest) => useQuery(clusterCostsQuery(request))
export const useSavings = (request: CostRequest) => useQuery(savingsQuery(request))

function keyOf(endpoint: Endpoint, request: CostRequest): CostKey {
  const { start, end } = askedWindow(request)
  const name = ENDPOINTS[endpoint].slice(ENDPOINTS[endpoint].lastIndexOf('/') + 1)
  return [name, request.account, start, end, request.metrics?.join() ?? '']
}

/** While a new window loads, the figures of the last one stay; those of another account never do. */
function sameAccountOnly<T>({ account, metrics = [] }: CostRequest) {
  return (previous: T | undefined, query: Query<T, ApiError, T, CostKey> | undefined): T | undefined =>
    query?.queryKey[1] === account && query.queryKey[4] === metrics.join() ? previous : undefined
}
