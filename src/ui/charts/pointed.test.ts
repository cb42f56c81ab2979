import { expect, test } from 'vitest'
import { HOUR_MS } from '~/domain/units'
import { bucketAround, hasMoved, middleOf, pointedBucket } from './pointed'

const BUCKETS = [0, 1, 2].map((hour) => ({
  start: hour * HOUR_MS,
  end: (hour + 1) * HOUR_MS,
  coverage: 1,
  isToCome: hour === 2,
}))

test('an instant lies in the bucket that begins with it, one to come included, and in none of another span', () => {
  expect([-1, 0, 0.5, 1, 2.9, 3].map((hour) => bucketAround(hour * HOUR_MS, BUCKETS))).toEqual([
    null,
    0,
    0,
    1,
    2,
    null,
  ])
})

test('what another chart points at is pointed at there alone', () => {
  const at = middleOf(BUCKETS[1] as (typeof BUCKETS)[0])
  expect(at).toBe(1.5 * HOUR_MS)
  expect(pointedBucket({ chart: 'a', at, byKeys: false }, 'a', BUCKETS)).toBe(1)
  expect(pointedBucket({ chart: 'b', at, byKeys: false }, 'a', BUCKETS)).toBeNull()
  expect(pointedBucket(null, 'a', BUCKETS)).toBeNull()
})

test('a mouse without a way has not moved; of a finger only moves are told', () => {
  const moved = (pointerType: string, movementX: number, movementY: number) =>
    hasMoved({ pointerType, movementX, movementY })
  expect([moved('mouse', 0, 0), moved('mouse', 1, 0), moved('mouse', 0, -1), moved('touch', 0, 0)]).toEqual([
    false,
    true,
    true,
    true,
  ])
})
