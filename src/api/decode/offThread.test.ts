import { expect, test } from 'vitest'
import { failureOf, metricsText, point, request } from '../testing/answers'
import { decodeWith, INLINE_BYTES } from './offThread'
import { columnsOf, type DecodeTask, runTask, type WorkerMessage } from './workerTask'

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer

const small = metricsText({ m: [point(0, 1), point(1, 2)] })
const large = `${small}${' '.repeat(INLINE_BYTES)}`

/** The other side of a worker, as the platform runs it: copies in, copies out, what is transferred is gone. */
class PlatformWorker {
  onmessage: ((event: { data: WorkerMessage }) => void) | null = null
  onerror: (() => void) | null = null
  tasks = 0
  ended = false
  readonly behaviour: 'works' | 'missing' | 'silent' | 'dies'

  constructor(behaviour: PlatformWorker['behaviour']) {
    this.behaviour = behaviour
    setTimeout(() =>
      behaviour === 'missing' ? this.onerror?.() : this.onmessage?.({ data: { state: 'ready' } }),
    )
  }

  postMessage(task: DecodeTask, transfer: Transferable[]) {
    const received = structuredClone(task, { transfer })
    this.tasks++
    setTimeout(() => {
      if (this.behaviour === 'dies') this.onerror?.()
      if (this.behaviour !== 'works') return
      const message = runTask(received)
      this.onmessage?.({ data: structuredClone(message, { transfer: columnsOf(message) }) })
    })
  }

  terminate() {
    this.ended = true
  }
}

const decodeBy = (worker: PlatformWorker, text: string, signal?: AbortSignal) =>
  decodeWith(() => worker as unknown as Worker, 'metrics', bytesOf(text), request, signal)

test('a small body is decoded here', async () => {
  const worker = new PlatformWorker('works')
  expect((await decodeBy(worker, small)).series).toHaveLength(1)
  expect(worker.tasks).toBe(0)
})

test('fault 21: a large body gives the same model through a worker, which then ends', async () => {
  const worker = new PlatformWorker('works')
  const set = await decodeBy(worker, large)
  expect(set).toEqual(await decodeWith(null, 'metrics', bytesOf(small), request))
  expect([...(set.series[0]?.value ?? [])]).toEqual([1, 2])
  expect(worker).toMatchObject({ tasks: 1, ended: true })
})

test('what comes from the worker are the columns themselves, not copies', () => {
  const message = runTask({ endpoint: 'metrics', bytes: bytesOf(small), request })
  const buffers = columnsOf(message)
  structuredClone(message, { transfer: buffers })
  expect(buffers.map(({ detached }) => detached)).toEqual([true, true])
})

test('the samples of a fee are handed over too, and a report without them has none', () => {
  const run = (body: object) =>
    columnsOf(runTask({ endpoint: 'clusterCosts', bytes: bytesOf(JSON.stringify(body)), request }))
  expect(run({ total_cost: 1, data_points: [point(0, 1)] })).toHaveLength(2)
  expect(run({ total_cost: 1 })).toEqual([])
})

test('an error of the worker is the same ApiError here', async () => {
  const broken = `{"metrics":{"m":5}}${' '.repeat(INLINE_BYTES)}`
  const worker = new PlatformWorker('works')
  const failure = await failureOf(() => decodeBy(worker, broken))
  expect(failure).toEqual(await failureOf(() => decodeWith(null, 'metrics', bytesOf(broken), request)))
  expect(failure.path).toBe('metrics.m')
  expect(worker.ended).toBe(true)
})

test('fault 73: without the code of the worker, or where workers are forbidden, the page decodes', async () => {
  expect((await decodeBy(new PlatformWorker('missing'), large)).series).toHaveLength(1)
  const forbidden = () => {
    throw new TypeError('refused by policy')
  }
  expect((await decodeWith(forbidden, 'metrics', bytesOf(large), request)).series).toHaveLength(1)
})

test('a worker that dies with the bytes is an error, not an endless wait', async () => {
  expect(await failureOf(() => decodeBy(new PlatformWorker('dies'), large))).toMatchObject({
    kind: 'too-large',
  })
})

test('fault 37: an abort ends the worker', async () => {
  const worker = new PlatformWorker('silent')
  const leaving = new AbortController()
  const answer = decodeBy(worker, large, leaving.signal)
  setTimeout(() => leaving.abort(), 5)
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  expect(worker.ended).toBe(true)
})
