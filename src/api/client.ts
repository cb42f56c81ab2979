import type { MetricSet } from '~/domain/series'
import type { Endpoint } from './contract/paths'
import type { ClusterCosts } from './decode/clusterCosts'
import type { Decoded } from './decode/decoders'
import { type Decode, decodeOffThread } from './decode/offThread'
import { ApiError, toApiError } from './errors'
import { LARGEST_BODY, readBody } from './readBody'
import { type CostRequest, requestUrl } from './request'

/** From the question to the model, waiting and reading included. */
const DEADLINE_MS = 60_000

export interface ClientOptions {
  /** What stands before `/metroculus`: an origin, a path of a gateway, or nothing. */
  readonly base?: string
  /** A `fetch` of the host's own, for instance one that signs requests. */
  readonly fetch?: typeof fetch
  readonly decode?: Decode
  /** Milliseconds for the whole of one request. */
  readonly deadlineMs?: number
  /** The most bytes read of one answer, counted after decompression. */
  readonly largestBody?: number
}

/**
 * The three questions the service answers. Each throws an `ApiError`, or, if `signal` aborts, the signal's
 * own reason; none ever gives a part of an answer.
 */
export interface Client {
  /** Series of the request's metrics, or of the default list, over its window. */
  getMetrics(request: CostRequest, signal?: AbortSignal): Promise<MetricSet>
  /** What the service itself computed for the window, and the fee's samples where it sends them. */
  getClusterCosts(request: CostRequest, signal?: AbortSignal): Promise<ClusterCosts>
  /** Cores and bytes that pods allocate over the window. */
  getSavings(request: CostRequest, signal?: AbortSignal): Promise<MetricSet>
}

/** A client for one origin. Holds no state, so one may serve all accounts. */
export function createClient({
  base = '',
  fetch: send = (...args) => globalThis.fetch(...args),
  decode = decodeOffThread,
  deadlineMs = DEADLINE_MS,
  largestBody = LARGEST_BODY,
}: ClientOptions = {}): Client {
  async function ask<E extends Endpoint>(
    endpoint: E,
    request: CostRequest,
    signal: AbortSignal | undefined,
  ): Promise<Decoded[E]> {
    signal?.throwIfAborted()
    const url = requestUrl(endpoint, request, base)
    const deadline = AbortSignal.timeout(deadlineMs)
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline
    try {
      const bytes = await receive(url, endpoint, either)
      return await decode(endpoint, bytes, request, either)
    } catch (error) {
      signal?.throwIfAborted()
      throw error instanceof ApiError || !deadline.aborted ? error : tooSlow(endpoint, deadlineMs)
    }
  }

  async function receive(url: string, endpoint: Endpoint, signal: AbortSignal): Promise<ArrayBuffer> {
    try {
      const response = await send(url, { ...HARDENED, signal })
      if (!response.ok) throw await toApiError(response, endpoint)
      return await readBody(response, endpoint, largestBody)
    } catch (error) {
      throw error instanceof ApiError || signal.aborted ? error : unreachable(endpoint)
    }
  }

  return {
    getMetrics: (request, signal) => ask('metrics', request, signal),
    getClusterCosts: (request, signal) => ask('clusterCosts', request, signal),
    getSavings: (request, signal) => ask('savings', request, signal),
  }
}

/** No redirect is followed, no cookie sent, nothing kept by the browser: the figures belong to one reader. */
const HARDENED = {
  redirect: 'error',
  credentials: 'omit',
  cache: 'no-store',
  headers: { Accept: 'application/json' },
} as const satisfies RequestInit

const tooSlow = (endpoint: Endpoint, ms: number) =>
  new ApiError({
    kind: 'timeout',
    endpoint,
    reason: `The service did not answer within ${ms / 1000} seconds.`,
  })

const unreachable = (endpoint: Endpoint) =>
  new ApiError({ kind: 'network', endpoint, reason: 'The service cannot be reached.' })
