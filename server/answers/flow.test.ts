import { describe, expect, test, vi } from 'vitest'
import { Refusal } from '../refusal.ts'
import { createAnswers } from './answers.ts'
import { Flights } from './flights.ts'
import { Lanes } from './lanes.ts'
import type { Answer, Question, Source } from './source.ts'

// Tens of thousands of cases, on machines that differ.
vi.setConfig({ testTimeout: 60_000 })

const never = new AbortController().signal
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** A work that ends when told to. */
function held<T>() {
  const begun: {
    end: (value: T) => void
    fail: (error: unknown) => void
    signal: AbortSignal | undefined
  }[] = []
  const work = (signal?: AbortSignal) =>
    new Promise<T>((end, fail) => {
      begun.push({ end, fail, signal })
      signal?.addEventListener('abort', () => fail(signal.reason))
    })
  return { begun, work }
}

describe('Lanes', () => {
  const lanes = () => new Lanes({ overall: 3, perKey: 2, waiting: 2 })

  test('one key takes its share and no more; another passes those who wait for it', async () => {
    const { begun, work } = held<string>()
    const order: string[] = []
    const at = lanes()
    for (const key of ['a', 'a', 'a', 'b'])
      void at.run(key, never, async () => {
        order.push(key)
        return work()
      })
    await settle()
    expect([order, at.running, at.waiting]).toEqual([['a', 'a', 'b'], 3, 1])
    begun[2]?.end('b is done')
    await settle()
    expect([order.length, at.waiting]).toEqual([3, 1])
    begun[0]?.end('one a is done')
    await settle()
    expect([order, at.running, at.waiting]).toEqual([['a', 'a', 'b', 'a'], 2, 0])
  })

  test('who would wait behind too many is refused and told to come back', async () => {
    const { work } = held<string>()
    const at = lanes()
    for (const key of ['a', 'a', 'a', 'a']) void at.run(key, never, () => work())
    await expect(at.run('a', never, () => work())).rejects.toMatchObject({ code: 'overloaded' })
    await expect(at.run('a', never, () => work())).rejects.toHaveProperty('retryAfter', expect.any(Number))
  })

  test('who stops waiting leaves the queue, and a failed work its lane', async () => {
    const { begun, work } = held<string>()
    const at = lanes()
    const gone = new AbortController()
    const first = at.run('a', never, () => work())
    void at.run('a', never, () => work())
    const third = at.run('a', gone.signal, () => work())
    gone.abort(new Error('gone'))
    await expect(third).rejects.toThrow('gone')
    expect(at.waiting).toBe(0)
    begun[0]?.fail(new Error('failed'))
    await expect(first).rejects.toThrow('failed')
    expect(at.running).toBe(1)
  })
})

describe('Flights', () => {
  test('fault 36: ten who ask the same are one work', async () => {
    const { begun, work } = held<string>()
    const flights = new Flights<string>()
    const all = Promise.all(Array.from({ length: 10 }, () => flights.join('k', never, work)))
    await settle()
    expect(begun).toHaveLength(1)
    begun[0]?.end('answer')
    expect(new Set(await all)).toEqual(new Set(['answer']))
    expect(flights.size).toBe(0)
  })

  test('fault 37, 39: the work goes on while anybody waits and is aborted when the last one leaves', async () => {
    const { begun, work } = held<string>()
    const flights = new Flights<string>()
    const [one, two] = [new AbortController(), new AbortController()]
    const asked = [flights.join('k', one.signal, work), flights.join('k', two.signal, work)]
    const failed = Promise.allSettled(asked)
    await settle()
    one.abort(new Error('one left'))
    await settle()
    expect(begun[0]?.signal?.aborted).toBe(false)
    two.abort(new Error('two left'))
    await settle()
    expect(begun[0]?.signal?.aborted).toBe(true)
    expect((await failed).map((result) => result.status === 'rejected' && result.reason.message)).toEqual([
      'one left',
      'two left',
    ])
    const again = flights.join('k', never, work)
    await settle()
    expect(begun).toHaveLength(2)
    begun[1]?.end('fresh')
    expect(await again).toBe('fresh')
  })
})

describe('createAnswers', () => {
  const question: Question = {
    endpoint: 'savings',
    account: '00000000-0000-4000-8000-0000000000aa',
    start: 1_759_489_200,
    end: 1_760_094_000,
    metrics: null,
  }
  const answer: Answer = {
    gzipped: Buffer.from('zipped'),
    bytes: 6,
    meta: { served_at: 0, fetched_at: 0, dropped: 0, nonfinite: 0, warnings: [] },
  }
  const sourceOf = (ask: Source['answer']): Source => ({
    kind: 'metroculus',
    answer: ask,
    close: async () => undefined,
  })

  test('an answer is kept for its own question only', async () => {
    const ask = vi.fn(async () => answer)
    const answers = createAnswers(sourceOf(ask))
    const first = await answers.to(question, never)
    const second = await answers.to({ ...question }, never)
    expect([first.isHit, second.isHit, second.answer]).toEqual([false, true, answer])
    for (const other of [
      { account: '00000000-0000-4000-8000-0000000000bb' },
      { end: question.end - 3600 },
      { start: question.start + 3600 },
      { endpoint: 'metrics' as const },
      { endpoint: 'metrics' as const, metrics: ['kubecost_cluster_info'] },
    ])
      expect(await answers.to({ ...question, ...other }, never)).toMatchObject({ isHit: false })
    expect(ask).toHaveBeenCalledTimes(6)
  })

  test('small answers are not kept for nothing: 64 MiB are theirs and what keeping them takes', async () => {
    const answers = createAnswers(sourceOf(async () => answer))
    const asked = (i: number) => answers.to({ ...question, start: question.start - i }, never)
    const most = 64 * 1024
    for (let i = 0; i < most; i++) await asked(i)
    expect([await asked(most - 1), await asked(0)]).toMatchObject([{ isHit: true }, { isHit: false }])
  })

  test('a failing source is left alone for two seconds; its refusals of other kinds are not kept', async () => {
    let now = 1_000
    const codes = ['upstream_error', 'upstream_bad_body', 'upstream_bad_body'] as const
    const ask = vi.fn(async () => {
      throw new Refusal(codes[ask.mock.calls.length - 1] ?? 'internal')
    })
    const answers = createAnswers(sourceOf(ask as Source['answer']), { clock: { now: () => now } })
    for (const _ of [1, 2])
      await expect(answers.to(question, never)).rejects.toHaveProperty('code', 'upstream_error')
    expect(ask).toHaveBeenCalledTimes(1)
    await new Promise((later) => setTimeout(later, 5))
    now += 2_001
    for (const calls of [2, 3]) {
      await expect(answers.to(question, never)).rejects.toHaveProperty('code', 'upstream_bad_body')
      expect(ask).toHaveBeenCalledTimes(calls)
    }
  })

  test('fault 32: past the deadline, waiting for a turn included, it is a timeout and the source is let go', async () => {
    const { begun, work } = held<Answer>()
    const deadlineMs = { metrics: 60_000, clusterCosts: 30, savings: 30 }
    const answers = createAnswers(
      sourceOf((_, signal) => work(signal)),
      { deadlineMs },
    )
    const leaving = new AbortController()
    const long = [0, 1, 2].map((hour) =>
      answers.to({ ...question, endpoint: 'metrics', end: question.end - hour * 3600 }, leaving.signal),
    )
    const left = Promise.allSettled(long)
    // Of one account four may be under way: the first of these two is, the second waits for its turn.
    const late = await Promise.allSettled([
      answers.to(question, never),
      answers.to({ ...question, endpoint: 'clusterCosts' }, never),
    ])
    expect(late.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(
      Array(2).fill('upstream_timeout'),
    )
    expect(begun[3]?.signal?.aborted).toBe(true)
    leaving.abort()
    await left
    expect(begun.every(({ signal }) => signal?.aborted)).toBe(true)
    expect(answers.lanes.running + answers.lanes.waiting).toBe(0)
  })
})
