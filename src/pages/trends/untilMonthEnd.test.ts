import { expect, test } from 'vitest'
import { METRIC } from '~/domain/metrics'
import { at, series, setOf, span, steady } from '~/domain/testing/tables'
import { HOUR_MS } from '~/domain/units'
import { edgesToCome, untilMonthEnd } from './untilMonthEnd'

// Hour 0 is midnight of 6 October 2025; the month ends 26 days later.
const window = span(0, 48)
const set = setOf(window, series(METRIC.managementCost, steady(0.1, 0, 48)))
const NOVEMBER = 26 * 24

test('a window of this month goes on to the month’s end', () => {
  expect(untilMonthEnd(set, window, at(50))).toMatchObject({ kind: 'band', until: at(NOVEMBER) })
})

test('of a window that ended in an earlier month nothing is to come', () => {
  expect(untilMonthEnd(set, window, at(NOVEMBER + 1))).toMatchObject({
    kind: 'withheld',
    reason: 'the window ended before this month began',
  })
})

test('a band is drawn by the day at most, from where the past ends', () => {
  const hoursOf = (bucket: 'hour' | 'week') =>
    edgesToCome(at(42), at(96), bucket, 'utc').map((edge) => (edge - at(0)) / HOUR_MS)
  expect(hoursOf('hour')).toEqual([42, 48, 72, 96])
  expect(hoursOf('week')).toEqual([42, 96])
})
