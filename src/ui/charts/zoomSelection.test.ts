import { expect, test } from 'vitest'
import { timeRange } from '~/domain/timeRange'
import { HOUR_MS } from '~/domain/units'
import { bucketAt, extended, spanOf, zoomRange } from './zoomSelection'

/** Four hours from midnight, of which the last is still to come. */
const BUCKETS = [0, 1, 2, 3].map((hour) => ({
  start: hour * HOUR_MS,
  end: (hour + 1) * HOUR_MS,
  coverage: 1,
  isToCome: hour === 3,
}))

test('a place along the chart is the bucket it lies in, and never one still to come', () => {
  expect([-1, 0, 0.99, 1, 2.5, 3.5, 99].map((hour) => bucketAt(BUCKETS, hour * HOUR_MS))).toEqual([
    0, 0, 0, 1, 2, 2, 2,
  ])
})

test('keys begin at the crosshair and stop at either end', () => {
  const one = extended(null, 1, 1, BUCKETS)
  expect(one).toEqual({ from: 1, to: 2 })
  expect(extended(one, 1, 2, BUCKETS)).toEqual(one)
  expect(extended({ from: 1, to: 0 }, -1, 0, BUCKETS)).toEqual({ from: 1, to: 0 })
})

test('taken from either side it is the same whole buckets', () => {
  const span = timeRange(0, 2 * HOUR_MS)
  expect(spanOf({ from: 0, to: 1 }, BUCKETS)).toEqual(span)
  expect(spanOf({ from: 1, to: 0 }, BUCKETS)).toEqual(span)
})

test('what is asked for is whole hours, though midnight in Kathmandu is at a quarter past', () => {
  const quarter = HOUR_MS / 4
  expect(zoomRange(timeRange(5 * HOUR_MS + quarter, 29 * HOUR_MS + quarter))).toEqual(
    timeRange(5 * HOUR_MS, 30 * HOUR_MS),
  )
  expect(zoomRange(timeRange(0, HOUR_MS))).toEqual(timeRange(0, HOUR_MS))
})
