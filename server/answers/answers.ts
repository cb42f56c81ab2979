import { LRUCache } from 'lru-cache'
import { Refusal } from '../refusal.ts'
import { Flights } from './flights.ts'
import { Lanes } from './lanes.ts'
import type { Answer, Question, Source } from './source.ts'

const KEPT_MS = 60_000
const KEPT_BYTES = 64 * 2 ** 20
/** What keeping an answer takes beside its bytes: many small ones are not for nothing. */
const BYTES_OF_ENTRY = 1024
/** A source that fails is left alone this long, however many ask. */
const FAILURE_KEPT_MS = 2_000

/** From the question to the checked answer, waiting for a turn included. */
const DEADLINE_MS = { metrics: 60_000, clusterCosts: 30_000, savings: 30_000 } as const

export interface Given {
  readonly answer: Answer
  readonly isHit: boolean
  /** What the source took, milliseconds; 0 for a hit. */
  readonly upstreamMs: number
}

export interface AnswersOptions {
  readonly deadlineMs?: Readonly<Record<Question['endpoint'], number>>
  readonly onUpstream?: (outcome: string, ms: number) => void
  /** Milliseconds that only go forward; a test's own, to wait without waiting. */
  readonly clock?: { now(): number }
}

/**
 * Answers to questions whose reader was found to be allowed to ask them, and no others: what is kept here is
 * given without asking who asks.
 */
export function createAnswers(
  source: Source,
  { deadlineMs = DEADLINE_MS, onUpstream, clock = performance }: AnswersOptions = {},
) {
  const kept = new LRUCache<string, Answer>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ gzipped }) => gzipped.length + BYTES_OF_ENTRY,
    ttl: KEPT_MS,
    perf: clock,
  })
  const failures = new LRUCache<string, Refusal>({ max: 1_000, ttl: FAILURE_KEPT_MS, perf: clock })
  const flights = new Flights<Answer>()
  const lanes = new Lanes({ overall: 64, perKey: 4, waiting: 64 })

  async function fetched(question: Question, key: string, signal: AbortSignal): Promise<Answer> {
    const begun = performance.now()
    const { signal: either, isLate, end } = withDeadline(signal, deadlineMs[question.endpoint])
    try {
      const answer = await lanes.run(question.account, either, () => source.answer(question, either))
      onUpstream?.('ok', performance.now() - begun)
      kept.set(key, answer)
      return answer
    } catch (error) {
      const told = isLate() ? new Refusal('upstream_timeout') : error
      onUpstream?.(told instanceof Refusal ? told.code : 'aborted', performance.now() - begun)
      if (told instanceof Refusal && told.code === 'upstream_error') failures.set(key, told)
      throw told
    } finally {
      end()
    }
  }

  return {
    lanes,
    /** Throws a `Refusal`, or the signal's reason once this reader has gone. */
    async to(question: Question, signal: AbortSignal): Promise<Given> {
      const key = keyOf(question)
      const hit = kept.get(key)
      if (hit !== undefined) return { answer: hit, isHit: true, upstreamMs: 0 }
      const failure = failures.get(key)
      if (failure !== undefined) throw failure
      const begun = performance.now()
      const answer = await flights.join(key, signal, (shared) => fetched(question, key, shared))
      return { answer, isHit: false, upstreamMs: performance.now() - begun }
    },
  }
}

export type Answers = ReturnType<typeof createAnswers>

const keyOf = ({ endpoint, account, start, end, metrics }: Question) =>
  `${endpoint} ${account} ${start} ${end} ${metrics?.join() ?? ''}`

/**
 * What `AbortSignal.any` makes of `signal` and `AbortSignal.timeout`, without the weak references these leave behind for the
 * collector with every question: without them one answer in a hundred takes a third less.
 */
function withDeadline(signal: AbortSignal, ms: number) {
  const either = new AbortController()
  let isLate = false
  const late = () => {
    isLate = !either.signal.aborted
    either.abort(new DOMException('The deadline has passed.', 'TimeoutError'))
  }
  const leave = () => either.abort(signal.reason)
  const timer = setTimeout(late, ms)
  signal.addEventListener('abort', leave, { once: true })
  return {
    signal: either.signal,
    isLate: () => isLate,
    end() {
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
    },
  }
}
