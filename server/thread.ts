import { Worker } from 'node:worker_threads'
import { Refusal } from './refusal.ts'
import type { Answer } from './source.ts'

/** Compiled for the packed gateway, run as it stands otherwise; a thread is of the same kind as we are. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** An answer as it crosses: bytes lose what Node's `Buffer` adds to them, and may be a part of a larger block. */
export type CrossedAnswer = Omit<Answer, 'gzipped'> & { readonly gzipped: Uint8Array }

export const landed = ({ gzipped, ...answer }: CrossedAnswer): Answer => ({
  ...answer,
  gzipped: bytesOf(gzipped),
})

export const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

/**
 * What the script `name.worker` of this folder posts, once; its thread ends with the wait. Throws what the thread
 * throws, or the signal's reason.
 */
export async function fromThread<Message>(
  name: string,
  workerData: object,
  signal: AbortSignal,
): Promise<Message> {
  signal.throwIfAborted()
  const thread = new Worker(new URL(`./${name}.worker${EXTENSION}`, import.meta.url), { workerData })
  const over = new AbortController()
  try {
    return await new Promise<Message>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal })
      thread.once('error', reject)
      thread.once('exit', () => reject(new Refusal('internal')))
      thread.once('message', resolve)
    })
  } finally {
    over.abort()
    void thread.terminate()
  }
}
