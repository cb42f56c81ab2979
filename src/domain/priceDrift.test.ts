import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { driftOf } from './priceDrift'
import type { Series } from './series'
import { hourlyRows, severalSeries } from './testing/arbitraries'
import { series, setOf, span, table } from './testing/tables'
import { usdPerHour } from './units'

const driftFrom = (first: number, last: number) =>
  driftOf([series('m', table({ 1: first, 4: last }))], setOf(span(0, 4)), span(0, 4), usdPerHour)

test.each([
  ['falls by half', 1, 0.5, -0.5, -0.5],
  ['rises from a credit to nothing', -2, 0, 2, 1],
  ['rises from nothing, of which there is no share', 0, 0.5, 0.5, null],
  ['is the same but for float noise', 0.1 + 0.2, 0.3, 0, 0],
])('a price that %s', (_, first, last, drift, share) =>
  expect(driftFrom(first, last)).toMatchObject({ drift, share }),
)

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
