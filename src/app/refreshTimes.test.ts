import { expect, test } from 'vitest'
import { ApiError } from '~/api/errors'
import { nextRefresh } from './refreshTimes'

const MINUTE = 60_000
const of = (facts: Partial<ConstructorParameters<typeof ApiError>[0]>) =>
  new ApiError({ kind: 'server', endpoint: 'metrics', reason: 'x', ...facts })
const after = (failures: number, failure: ApiError | null = failures === 0 ? null : of({})) => ({
  at: 0,
  failure,
  failures,
})

test.each([
  ['after a success, the interval', after(0), 5, 5],
  ['after one failure, the same', after(1), 5, 5],
  ['each further one doubles it', after(2), 5, 10],
  ['up to a quarter of an hour', after(9), 5, 15],
  ['never sooner than told', after(1, of({ waitMs: 7 * MINUTE })), 1, 7],
  ['told less than the interval, the interval', after(1, of({ waitMs: 2000 })), 1, 1],
])('%s', (_, last, interval, minutes) => {
  expect(nextRefresh(last, interval)).toBe(minutes * MINUTE)
})

test('nothing by itself where it is off, or where asking again mends nothing', () => {
  expect(nextRefresh(after(0), null)).toBeNull()
  expect(nextRefresh(after(1, of({ kind: 'forbidden' })), 1)).toBeNull()
  expect(nextRefresh(after(1, of({ kind: 'unauthorised' })), 1)).toBeNull()
})
