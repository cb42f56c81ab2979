import type { Endpoint } from '../contract/paths'
import { ApiError } from '../errors'
import type { CostRequest } from '../request'
import { type Decoded, decodeBytes } from './decoders'
import type { WorkerMessage } from './workerTask'

/** Up to here decoding takes the page a few milliseconds, and starting a worker takes longer. */
export const INLINE_BYTES = 2_000_000

/** Turns the bytes of an answer into its model, wherever that is done. */
export type Decode = <E extends Endpoint>(
  endpoint: E,
  bytes: ArrayBuffer,
  request: CostRequest,
  signal?: AbortSignal,
) => Promise<Decoded[E]>

type StartWorker = () => Worker

const startWorker: StartWorker = () =>
  new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' })

/**
 * The model of a body, decoded in a worker if it is large and the platform has workers, else here. Throws
 * the same `ApiError` either way; on abort throws the signal's reason and ends the worker.
 */
export const decodeOffThread: Decode = (endpoint, bytes, request, signal) =>
  decodeWith(typeof Worker === 'undefined' ? null : startWorker, endpoint, bytes, request, signal)

/** As `decodeOffThread`, with the worker handed in; null stands for a platform without workers. */
export async function decodeWith<E extends Endpoint>(
  start: StartWorker | null,
  endpoint: E,
  bytes: ArrayBuffer,
  request: CostRequest,
  signal?: AbortSignal,
): Promise<Decoded[E]> {
  signal?.throwIfAborted()
  const worker = bytes.byteLength > INLINE_BYTES ? started(start) : null
  if (worker === null) return decodeBytes(endpoint, bytes, request)
  const over = new AbortController()
  try {
    return await new Promise<Decoded[E]>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { signal: over.signal })
      const decodeHere = () => {
        // Bytes that were handed over are gone; then there is nothing left to decode here.
        if (bytes.detached) reject(lost(endpoint))
        else resolve(decodeBytes(endpoint, bytes, request))
      }
      // Its code may be missing (a new release, a strict policy): the page can still do the work itself.
      worker.onerror = () => attempt(decodeHere, reject)
      worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
        if (data.state === 'ready') worker.postMessage({ endpoint, bytes, request }, [bytes])
        else if (data.state === 'failed') reject(new ApiError(data.error))
        // Cast: the worker answers the one task it was given, with the decoder of the same endpoint.
        else resolve(data.answer as Decoded[E])
      }
    })
  } finally {
    over.abort()
    worker.terminate()
  }
}

function started(start: StartWorker | null): Worker | null {
  try {
    return start?.() ?? null
  } catch {
    // A page whose policy forbids workers says so by throwing.
    return null
  }
}

function attempt(work: () => void, onError: (error: unknown) => void): void {
  try {
    work()
  } catch (error) {
    onError(error)
  }
}

const lost = (endpoint: Endpoint) =>
  new ApiError({ kind: 'too-large', endpoint, reason: 'The answer is too large for this browser to read.' })
