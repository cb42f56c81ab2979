import { toAnswer } from './answerJson.ts'
import { type Checked, checkedBody } from './checkBody.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Question } from './source.ts'
import { type CrossedAnswer, fromThread, landed } from './thread.ts'

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

async function checkedOffThread(
  bytes: Buffer,
  question: Question,
  fetchedAt: number,
  signal: AbortSignal,
): Promise<Answer> {
  const answer = await fromThread<CrossedAnswer | null>('check', { bytes, question, fetchedAt }, signal)
  if (answer === null) throw new Refusal('upstream_bad_body')
  return landed(answer)
}
