import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statisticsOf } from './statistics'

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

test.each<[string, number[], number[]]>([
  ['one reading is all of them at once', [7], [7, 7, 7, 7]],
  ['two readings', [1, 3], [2, 1, 3, 3]],
  // Rank ⌈0.95 × 20⌉ = 19, ⌈0.95 × 21⌉ = 20, ⌈0.95 × 32⌉ = 31, of readings that are their own ranks.
  ['of 20 readings the 19th', upTo(20), [10.5, 1, 20, 19]],
  ['of 21 readings the 20th', upTo(21), [11, 1, 21, 20]],
  ['of 32 readings the 31st', upTo(32), [16.5, 1, 32, 31]],
  ['by size and not by text or time', [10, 9, -1, 2], [5, -1, 10, 10]],
])('%s', (_, readings, [mean, min, max, p95]) => {
  expect(statisticsOf(readings)).toEqual({ mean, min, max, p95, samples: readings.length })
})

test('no readings give no statistics, not zeros', () => {
  expect(statisticsOf([])).toBeNull()
})

test('the 95th percentile is a reading, at most one in twenty is above it, and more are not below', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 200 }), (readings) => {
      const p95 = statisticsOf(readings)?.p95 as number
      expect(readings).toContain(p95)
      expect(readings.filter((reading) => reading > p95).length * 20).toBeLessThanOrEqual(readings.length)
      expect(readings.filter((reading) => reading < p95).length * 20).toBeLessThan(readings.length * 19)
    }),
  )
})

test('the order of readings and the caller’s own list are left alone', () => {
  const readings = [3, 1, 2]
  expect(statisticsOf(readings)).toEqual(statisticsOf([1, 2, 3]))
  expect(readings).toEqual([3, 1, 2])
})
