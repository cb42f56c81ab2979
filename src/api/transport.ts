import { httpDate } from './contract/retryAfter'
import { ApiError, type Asked, toApiError } from './errors'
import { LARGEST_BODY, readBody } from './readBody'
import type { Reader } from './reader'

/** From the question to the model, waiting and reading included. */
const DEADLINE_MS = 60_000

export interface TransportOptions {
  /** A `fetch` of the host's own, for instance one that signs requests. */
  readonly fetch?: typeof fetch
  /** Absent where something before the gateway asks who reads. */
  readonly reader?: Reader | null
  /** Told the server's clock, epoch milliseconds, with every answer and every refusal. */
  readonly onServerTime?: (at: number) => void
  /** Milliseconds for the whole of one request. */
  readonly deadlineMs?: number
  /** The most bytes read of one answer, counted after decompression. */
  readonly largestBody?: number
}

/**
 * Fetches an address and makes a model of its bytes. Throws an `ApiError`, or, if `signal` aborts, the signal's
 * own reason; never gives a part of an answer.
 */
export type Transport = <T>(
  url: string,
  asked: Asked,
  read: (bytes: ArrayBuffer, signal: AbortSignal) => T | Promise<T>,
  signal: AbortSignal | undefined,
) => Promise<T>

export function createTransport({
  fetch: send = (...args) => globalThis.fetch(...args),
  reader = null,
  onServerTime,
  deadlineMs = DEADLINE_MS,
  largestBody = LARGEST_BODY,
}: TransportOptions): Transport {
  async function receive(url: string, asked: Asked, signal: AbortSignal): Promise<ArrayBuffer> {
    const token = reader?.token() ?? null
    if (reader !== null && token === null) throw signedOut(asked)
    const response = await send(url, { ...HARDENED, headers: headersWith(token), signal })
    const sent = httpDate(response.headers.get('date') ?? '')
    if (sent !== null) onServerTime?.(sent)
    if (response.ok) return readBody(response, asked, largestBody)
    const refusal = await toApiError(response, asked)
    if (refusal.kind === 'unauthorised' && token !== null) reader?.onExpired(token)
    throw refusal
  }

  return async (url, asked, read, signal) => {
    signal?.throwIfAborted()
    const deadline = AbortSignal.timeout(deadlineMs)
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline
    try {
      const bytes = await receive(url, asked, either).catch((error: unknown) => {
        throw error instanceof ApiError || either.aborted ? error : unreachable(asked)
      })
      return await read(bytes, either)
    } catch (error) {
      signal?.throwIfAborted()
      throw error instanceof ApiError || !deadline.aborted ? error : tooSlow(asked, deadlineMs)
    }
  }
}

/** No redirect is followed, no cookie sent, nothing kept by the browser: the figures belong to one reader. */
const HARDENED = { redirect: 'error', credentials: 'omit', cache: 'no-store' } as const satisfies RequestInit

const headersWith = (token: string | null): Record<string, string> => ({
  Accept: 'application/json',
  ...(token !== null && { Authorization: `Bearer ${token}` }),
})

const signedOut = (endpoint: Asked) =>
  new ApiError({ kind: 'unauthorised', endpoint, reason: 'Nobody is signed in.' })

const tooSlow = (endpoint: Asked, ms: number) =>
  new ApiError({
    kind: 'timeout',
    endpoint,
    reason: `The service did not answer within ${ms / 1000} seconds.`,
  })

const unreachable = (endpoint: Asked) =>
  new ApiError({ kind: 'network', endpoint, reason: 'The service cannot be reached.' })
