import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparisonWindow, shifted } from './comparisonWindow'
import { METRIC } from './metrics'
import { hourlyRows, hourPair, severalSeries } from './testing/arbitraries'
import { hourOf, series, setOf, span, table } from './testing/tables'
import { hourEdges, trendOf } from './trend'
import { HOUR_MS } from './units'

describe('the window to compare with', () => {
  const WEEK = span(168, 336)

  test('is the previous period, which ends where the window starts', () => {
    expect(comparisonWindow(WEEK, { kind: 'previous' })).toEqual(span(0, 168))
  })

  test.each<[string, [number, number], [number, number]]>([
    ['as long', [-168, 0], [-168, 0]],
    ['longer: from its start on', [-300, 0], [-300, -132]],
    ['shorter: from its start on', [-300, -299], [-300, -132]],
    ['would run into the window: the previous period', [100, 268], [0, 168]],
    ['is the window itself: the previous period', [168, 336], [0, 168]],
    ['comes later: the previous period', [400, 500], [0, 168]],
  ])('or another range that is %s', (_, [from, to], [start, end]) => {
    expect(comparisonWindow(WEEK, { kind: 'fixed', range: span(from, to) })).toEqual(span(start, end))
  })

  test('is always as long, and over before the window begins', () => {
    fc.assert(
      fc.property(hourPair, hourPair, ([from, to], [start, end]) => {
        const window = comparisonWindow(span(from, to), { kind: 'fixed', range: span(start, end) })
        expect(hourOf(window.end) - hourOf(window.start)).toBe(to - from)
        expect(hourOf(window.end)).toBeLessThanOrEqual(from)
      }),
    )
  })
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
