import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparisonWindow, lastDayBefore, sameWeekdayBefore, shifted } from './comparisonWindow'
import { isoDayOf } from './isoDay'
import { METRIC } from './metrics'
import { hourlyRows, hourPair, severalSeries } from './testing/arbitraries'
import { hourOf, series, setOf, span, table } from './testing/tables'
import { hourEdges, trendOf } from './trend'
import { HOUR_MS } from './units'

describe('the window to compare with', () => {
  const WEEK = span(168, 336)

  test('is the previous period, which ends where the window starts', () => {
    expect(comparisonWindow(WEEK, 'previous')).toEqual(span(0, 168))
  })

  // Hour 0 is midnight of 6 October. Ten hours from 11:00 on the 13th.
  const LATE_MORNING = span(179, 189)
  test.each([
    ['begins at the hour of the window', '2025-10-06', span(11, 21)],
    ['may be of the day before', '2025-10-12', span(155, 165)],
    ['would be the window itself: the previous period', '2025-10-13', span(169, 179)],
    ['would be later: the previous period', '2025-10-20', span(169, 179)],
  ] as const)('of another day %s', (_, day, expected) => {
    expect(comparisonWindow(LATE_MORNING, day)).toEqual(expected)
  })

  test('is always as long, and over before the window begins; of a day that can be, it begins on it', () => {
    fc.assert(
      fc.property(hourPair, fc.integer({ min: -400, max: 400 }), ([from, to], hour) => {
        const window = span(from, to)
        const day = isoDayOf(span(hour, hour).start)
        const earlier = comparisonWindow(window, day)
        expect(hourOf(earlier.end) - hourOf(earlier.start)).toBe(to - from)
        expect(hourOf(earlier.end)).toBeLessThanOrEqual(from)
        if (day <= lastDayBefore(window)) expect(isoDayOf(earlier.start)).toBe(day)
        else expect(hourOf(earlier.end)).toBe(from)
      }),
    )
  })

  test.each([
    ['a day', span(179, 203), '2025-10-06'],
    ['a week', span(179, 347), '2025-10-06'],
    ['a week and an hour', span(179, 348), '2025-09-29'],
  ])('of the same weekday: %s', (_, window, day) => expect(sameWeekdayBefore(window)).toBe(day))
})

describe('an answer laid over another window', () => {
  test('has its samples and its window later, and is itself left alone', () => {
    const set = setOf(span(0, 4), series('m', table({ 1: 5, 4: 6 }), { a: 'b' }))
    const later = shifted(set, 168 * HOUR_MS)
    expect(later.window).toEqual(span(168, 172))
    expect(later.series).toEqual([series('m', table({ 169: 5, 172: 6 }), { a: 'b' })])
    expect(Array.from(set.series[0]?.at ?? [], hourOf)).toEqual([1, 4])
  })

  test('has the same trend there', () => {
    const hours = fc.integer({ min: -200, max: 200 })
    fc.assert(
      fc.property(
        severalSeries(METRIC.managementCost, hourlyRows),
        hourPair,
        hours,
        (all, [from, to], by) => {
          const values = (points: ReturnType<typeof trendOf>) => points.map(({ start, end, ...rest }) => rest)
          const set = setOf(span(from, to), ...all)
          expect(values(trendOf(shifted(set, by * HOUR_MS), hourEdges(span(from + by, to + by))))).toEqual(
            values(trendOf(set, hourEdges(span(from, to)))),
          )
        },
      ),
    )
  })
})
