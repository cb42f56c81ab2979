import { describe, expect, test } from 'vitest'
import type { FailureKind } from '~/domain/failure'
import { ApiError } from './errors'
import { retryDelay, retryTime, shouldRetry } from './retry'

const failure = (kind: FailureKind, waitMs: number | null = null) =>
  new ApiError({ kind, endpoint: 'metrics', reason: 'x', waitMs })

test.each<[FailureKind, boolean]>([
  ['network', true],
  ['server', true],
  ['timeout', false],
  ['unauthorised', false],
  ['forbidden', false],
  ['proxy-refused', false],
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
  expect([0, 1].map((failures) => retryDelay(failures, () => 1))).toEqual([1000, 2000])
  expect([0, 1].map((failures) => retryDelay(failures, () => 0))).toEqual([500, 1000])
})

describe('fault 29: asked to wait', () => {
  const state = (error: ApiError | null, errorUpdateCount = 1) => ({
    error,
    errorUpdatedAt: 5_000,
    errorUpdateCount,
  })

  test('we do not ask again at once, but at that time', () => {
    expect(shouldRetry(0, failure('server', 20_000))).toBe(false)
    expect(retryTime(state(failure('server', 20_000)))).toBe(25_000)
  })

  test('and not more often than twice', () =>
    expect([1, 2, 3].map((count) => retryTime(state(failure('server', 20_000), count)))).toEqual([
      25_000,
      25_000,
      null,
    ]))

  test('what nobody asked us to wait for is not asked again by itself', () => {
    expect(retryTime(state(failure('server')))).toBeNull()
    expect(retryTime(state(failure('forbidden', 20_000)))).toBeNull()
    expect(retryTime(state(null))).toBeNull()
  })
})
