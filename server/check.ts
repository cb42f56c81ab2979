import { Worker } from 'node:worker_threads'
import { toAnswer } from './answerJson.ts'
import { type Checked, checkedBody } from './checkBody.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Question } from './source.ts'

/** Up to here checking holds the loop up for some 15 ms; above it goes to a thread of its own. */
const INLINE_BYTES = 2_000_000

/**
 * What a source answered, as what we answer: parsed whatever Python wrote, held to the question, other
 * tenants' samples dropped, labels cut to those known. Throws `upstream_bad_body` for what is no answer to
 * this question, or the signal's reason.
 */
export async function checkAnswer(
  bytes: Buffer,
  question: Question,
  fetchedAt: number,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted()
  if (bytes.length > INLINE_BYTES) return checkedOffThread(bytes, question, fetchedAt, signal)
  return answerOf(checkedBody(bytes.toString(), question), fetchedAt)
}

/** For the thread and for here alike. */
export async function answerOf(checked: Checked | null, fetchedAt: number): Promise<Answer> {
  if (checked === null) throw new Refusal('upstream_bad_body')
  const { body, dropped, nonfinite } = checked
  try {
    return await toAnswer(body, {
      served_at: Date.now(),
      fetched_at: fetchedAt,
      dropped,
      nonfinite,
      warnings: [],
    })
  } catch (error) {
    // Parsing nests as deep as a hostile body likes, writing does not.
    throw error instanceof RangeError ? new Refusal('upstream_bad_body') : error
  }
}

/** Compiled for the packed gateway, run as it stands otherwise; the thread is of the same kind as we are. */
const THREAD = new URL(`./check.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

async function checkedOffThread(
  bytes: Buffer,
  question: Question,
  fetchedAt: number,
  signal: AbortSignal,
): Promise<Answer> {
  const thread = new Worker(THREAD, { workerData: { bytes, question, fetchedAt } })
  const over = new AbortController()
  try {
    return await new Promise<Answer>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal })
      thread.once('error', reject)
      thread.once('exit', () => reject(new Refusal('internal')))
      thread.once('message', (answer: (Omit<Answer, 'gzipped'> & { gzipped: Uint8Array }) | null) => {
        if (answer === null) reject(new Refusal('upstream_bad_body'))
        else resolve({ ...answer, gzipped: Buffer.from(answer.gzipped.buffer) })
      })
    })
  } finally {
    over.abort()
    void thread.terminate()
  }
}
