import { Refusal } from '../refusal.ts'
import { toAnswer, type Zip } from './answerJson.ts'
import { checkedBody } from './checkBody.ts'
import { LARGE_BYTES } from './room.ts'
import type { Answer, Question } from './source.ts'
import { answerFromThread } from './thread.ts'

const SCRIPT = new URL('./check.worker', import.meta.url)

/** What a source said to a question. */
export interface Said {
  readonly bytes: Buffer
  readonly question: Question
  /** Milliseconds. */
  readonly fetchedAt: number
}

/**
 * What a source said, as what we answer: parsed whatever Python wrote, held to the question, other tenants'
 * samples dropped, labels cut to those known. Throws `upstream_bad_body` for what is no answer to this question,
 * `upstream_too_large` for what cannot be taken apart, or the signal's reason. A large one is gone afterwards: its
 * bytes were handed to a thread.
 */
export async function checkAnswer(said: Said, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted()
  if (said.bytes.length > LARGE_BYTES) return answerFromThread(SCRIPT, said, [said.bytes], signal)
  return checkedAnswer(said)
}

/** For the thread and for here alike. */
export async function checkedAnswer({ bytes, question, fetchedAt }: Said, zip?: Zip): Promise<Answer> {
  try {
    const body = checkedBody(bytes, question)
    return await toAnswer(
      body,
      () => ({ served_at: Date.now(), fetched_at: fetchedAt, ...body.found(), warnings: [] }),
      zip,
    )
  } catch (error) {
    // Parsing nests as deep as a hostile body likes, writing does not.
    throw error instanceof RangeError ? new Refusal('upstream_bad_body') : error
  }
}
