import { parentPort, Worker } from 'node:worker_threads'
import type { ErrorCode } from '../../src/api/contract/gateway.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { Lanes } from './lanes.ts'
import type { Answer } from './source.ts'

/** Compiled for the packed gateway, run as it stands otherwise; a thread is of the same kind as we are. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** Each takes some 25 MB of its own, and there is no more to compute with. */
const THREADS = new Lanes({ overall: 2, perKey: 2, waiting: Number.POSITIVE_INFINITY })

/**
 * MB. A young generation of its default size takes up to 64 MB for items that are garbage a moment later; an answer in pieces
 * needs a fraction of the old one.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 }

/** Of a refusal only the code crosses; bytes lose what Node's `Buffer` adds to them. */
type Posted = ErrorCode | (Omit<Answer, 'gzipped'> & { readonly gzipped: Uint8Array })

export const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

/**
 * What a script posts, whose address is given without its extension. `handed` are bytes in `workerData` that are not copied: they
 * are gone here, whatever happens. The memory of the thread is free again when this returns. Throws the
 * refusal of the thread, or the signal's reason.
 */
export const answerFromThread = (
  script: URL,
  workerData: object,
  handed: readonly Buffer[],
  signal: AbortSignal,
): Promise<Answer> =>
  THREADS.run('', signal, async () => {
    const transferList = handed.map(({ buffer }) => buffer as ArrayBuffer)
    const thread = new Worker(new URL(script.href + EXTENSION), {
      workerData,
      transferList,
      resourceLimits: LIMITS,
    })
    const over = new AbortController()
    try {
      const posted = await new Promise<Posted>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal })
        thread.once('error', reject)
        thread.once('exit', () => reject(new Refusal('internal')))
        thread.once('message', resolve)
      })
      if (typeof posted === 'string') throw new Refusal(posted)
      return { ...posted, gzipped: asBuffer(posted.gzipped) }
    } finally {
      over.abort()
      await thread.terminate()
    }
  })

/** Of the thread: makes the answer and hands it over. */
export async function postAnswer(make: () => Promise<Answer>): Promise<void> {
  const posted = await make().catch((error: unknown) => refusalOf(error).code)
  parentPort?.postMessage(posted, typeof posted === 'string' ? [] : [posted.gzipped.buffer as ArrayBuffer])
}
