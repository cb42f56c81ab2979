import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { driftOf } from './priceDrift'
import type { Series } from './series'
import { hourlyRows, severalSeries } from './testing/arbitraries'
import { setOf, span } from './testing/tables'
import { usdPerHour } from './units'

describe('laws of drift', () => {
  const rates = severalSeries('m', hourlyRows)
  const drift = (all: Series[], from: number, to: number) =>
    driftOf(all, setOf(span(from, to)), span(from, to), usdPerHour)

  test('the order of series changes nothing', () => {
    fc.assert(
      fc.property(rates, (all) => {
        expect(drift(all.toReversed(), 10, 50)).toEqual(drift(all, 10, 50))
      }),
    )
  })

  test('a wider window never begins later nor ends earlier', () => {
    fc.assert(
      fc.property(rates, (all) => {
        const narrow = drift(all, 20, 40)
        const wide = drift(all, 10, 50)
        if (narrow === null) return
        expect(wide?.firstAt).toBeLessThanOrEqual(narrow.firstAt)
        expect(wide?.lastAt).toBeGreaterThanOrEqual(narrow.lastAt)
      }),
    )
  })
})
