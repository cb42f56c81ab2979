import { expect, test } from 'vitest'
import type { FailureKind } from '~/domain/failure'
import { ApiError } from './errors'
import { retryDelay, shouldRetry } from './retry'

const failure = (kind: FailureKind, retryAfterMs: number | null = null) =>
  new ApiError({ kind, endpoint: 'metrics', reason: 'x', retryAfterMs })

test.each<[FailureKind, boolean]>([
  ['network', true],
  ['server', true],
  ['timeout', false],
  ['unauthorised', false],
  ['forbidden', false],
  ['request', false],
  ['contract', false],
  ['too-large', false],
])('fault 30: after %s we ask again by ourselves: %s', (kind, again) => {
  expect(shouldRetry(0, failure(kind))).toBe(again)
})

test('fault 30: at most twice, and never for what is not ours', () => {
  expect([0, 1, 2, 3].map((failures) => shouldRetry(failures, failure('server')))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(shouldRetry(0, new DOMException('gone', 'AbortError'))).toBe(false)
})

test('fault 30: one second, then two, half of it by chance', () => {
  expect([0, 1].map((failures) => retryDelay(failures, failure('server'), () => 1))).toEqual([1000, 2000])
  expect([0, 1].map((failures) => retryDelay(failures, failure('server'), () => 0))).toEqual([500, 1000])
})

test('fault 29: never before the time the service asked for, and never after five minutes', () => {
  expect(retryDelay(0, failure('server', 20_000), () => 0)).toBe(20_000)
  expect(retryDelay(0, failure('server', 20_000), () => 1)).toBe(20_500)
  expect(retryDelay(1, failure('server', 300_000), () => 1)).toBe(300_000)
  expect(retryDelay(0, failure('server', 0), () => 0)).toBe(0)
})
