// Without a window react-query takes itself for a server, and asks nothing again.
// @vitest-environment happy-dom
import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createClient } from './client'
import { metricsQuery } from './queries'
import { createQueryClient } from './queryClient'
import { request } from './testing/answers'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A service that refuses with a wait of ten seconds, and an observer that looks at the question. */
function waiting() {
  let calls = 0
  const fetch = (async () => {
    calls++
    return new Response('', { status: 503, headers: { 'retry-after': '10' } })
  }) as typeof globalThis.fetch
  const queryClient = createQueryClient(createClient({ fetch }))
  const observe = () => new QueryObserver(queryClient, metricsQuery(request)).subscribe(() => {})
  return { observe, calls: () => calls }
}

test('fault 29: asked to wait, not one request before that time, then two by itself, then none', async () => {
  const { observe, calls } = waiting()
  const leave = observe()
  await vi.advanceTimersByTimeAsync(9_990)
  expect(calls()).toBe(1)
  await vi.advanceTimersByTimeAsync(1_100)
  expect(calls()).toBe(2)
  await vi.advanceTimersByTimeAsync(11_100)
  expect(calls()).toBe(3)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(calls()).toBe(3)
  leave()
})

test('fault 29: nor does another panel that looks at the same ask earlier', async () => {
  const { observe, calls } = waiting()
  const leave = [observe()]
  await vi.advanceTimersByTimeAsync(5_000)
  leave.push(observe())
  await vi.advanceTimersByTimeAsync(4_900)
  expect(calls()).toBe(1)
  for (const stop of leave) stop()
})
