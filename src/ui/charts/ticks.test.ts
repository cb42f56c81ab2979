import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR_MS } from '~/domain/units'
import { formatAxisNumber } from '../format'
import { moneyIn } from '../money'
import { niceTicks, timeTicks } from './ticks'

describe('niceTicks', () => {
  test.each([
    [0, 0.1239, [0, 0.05, 0.1, 0.15], 2],
    [0, 7.54, [0, 2, 4, 6, 8], 0],
    [0, 1, [0, 0.25, 0.5, 0.75, 1], 2],
    [-3, 3, [-4, -2, 0, 2, 4], 0],
  ])('from %d to %d', (low, high, values, decimals) => {
    const ticks = niceTicks(low, high, 4)
    expect(ticks.values.map((value) => Number(value.toPrecision(6)))).toEqual(values)
    expect(ticks.decimals).toBe(decimals)
  })

  test('no two labels read the same, and together they hold everything', () => {
    const extent = fc.tuple(
      fc.oneof(fc.constant(0), fc.double({ min: -1e9, max: 0, noNaN: true })),
      fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    )
    fc.assert(
      fc.property(extent, ([low, high]) => {
        const { values, decimals } = niceTicks(low, high, 4)
        for (const write of [moneyIn('USD').tick, moneyIn('JPY').tick, formatAxisNumber]) {
          const labels = values.map((value) => write(value, decimals))
          expect([...new Set(labels)]).toEqual(labels)
        }
        const step = (values[1] ?? 0) - (values[0] ?? 0)
        expect(values[0]).toBeLessThanOrEqual(low + step * 1e-6)
        expect(values.at(-1)).toBeGreaterThanOrEqual(high - step * 1e-6)
        expect(values.length).toBeLessThanOrEqual(8)
      }),
    )
  })

  test('fault 5: a sum past all numbers still has an axis', () => {
    const { values } = niceTicks(0, Number.POSITIVE_INFINITY, 4)
    expect(values.length).toBeLessThan(10)
    expect(values.every(Number.isFinite)).toBe(true)
    expect(niceTicks(0, Number.MAX_VALUE, 4).values.length).toBeLessThan(10)
  })
})

describe('timeTicks', () => {
  const noon = Date.UTC(2025, 9, 3, 12)
  test('a week has its midnights', () => {
    const ticks = timeTicks(noon, noon + 168 * HOUR_MS, 8, () => 0)
    expect(ticks).toHaveLength(7)
    expect(ticks.every((at) => at % (24 * HOUR_MS) === 0)).toBe(true)
  })

  test('midnights are those of the reader', () => {
    const ahead = 5.75 * HOUR_MS
    const ticks = timeTicks(noon, noon + 168 * HOUR_MS, 8, () => ahead)
    expect(ticks.length).toBeGreaterThan(0)
    expect(ticks.every((at) => (at + ahead) % (24 * HOUR_MS) === 0)).toBe(true)
  })

  test('a clock change keeps every midnight, each once', () => {
    // Clocks go back an hour at 26 October 01:00 UTC, as in Berlin: +2 h before, +1 h after.
    const change = Date.UTC(2025, 9, 26, 1)
    const offsetAt = (at: number) => (at < change ? 2 : 1) * HOUR_MS
    const start = Date.UTC(2025, 9, 21, 10)
    const ticks = timeTicks(start, start + 168 * HOUR_MS, 8, offsetAt)
    const days = ticks.map((at) => new Date(at + offsetAt(at)).toISOString().slice(0, 16))
    expect(days).toEqual([22, 23, 24, 25, 26, 27, 28].map((day) => `2025-10-${day}T00:00`))
  })

  test('where ticks are weeks apart they stand on Mondays, as the buckets of weeks begin', () => {
    // 6, 13, 20 and 27 October 2025 are Mondays.
    const october = Date.UTC(2025, 9, 1)
    expect(timeTicks(october, october + 31 * 24 * HOUR_MS, 8, () => 0)).toEqual(
      [6, 13, 20, 27].map((day) => Date.UTC(2025, 9, day)),
    )
  })

  test('however long the window, no more than fit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 92 * 24 }), (length) => {
        const ticks = timeTicks(noon, noon + length * HOUR_MS, 8, () => 0)
        expect(ticks.length).toBeLessThanOrEqual(9)
        expect(ticks.every((at) => at >= noon && at <= noon + length * HOUR_MS)).toBe(true)
      }),
    )
  })
})
