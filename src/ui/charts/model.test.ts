import { expect, test } from 'vitest'
import { type ChartModel, extentOf, ghostIn, totalIn, visibleIn } from './model'

const model = (kind: ChartModel['kind'], ...rows: (number | null)[][]): ChartModel => ({
  kind,
  buckets: (rows[0] ?? []).map((_, i) => ({ start: i, end: i + 1, coverage: 1 })),
  series: rows.map((values, i) => ({ id: `${i}`, label: `${i}`, colour: 'red', values })),
  unit: { name: 'USD', format: String, tick: String },
  source: { provenance: 'observed', metrics: [] },
})

test('a total is the sum of what is known, and unknown where nothing is', () => {
  const some = model('bars', [1, null, null], [2, 3, null])
  expect([0, 1, 2].map((bucket) => totalIn(some, bucket))).toEqual([3, 3, null])
  expect(totalIn(some, 7)).toBeNull()
  expect(totalIn(model('bars', [0]), 0)).toBe(0)
})

test('bars reach as high as their stack, steps as high as the highest', () => {
  expect(extentOf(model('bars', [1, 2], [3, 1]))).toEqual({ low: 0, high: 4 })
  expect(extentOf(model('steps', [1, 2], [3, 1]))).toEqual({ low: 0, high: 3 })
})

test('fault 4: what is below zero has room too', () => {
  expect(extentOf(model('bars', [2], [-3]))).toEqual({ low: -3, high: 2 })
})

test('the axis begins at zero, holds every level, and needs no data', () => {
  expect(extentOf(model('steps', [5, 6]))).toEqual({ low: 0, high: 6 })
  expect(extentOf({ ...model('steps', [5]), levels: [{ label: 'capacity', value: 32 }] }).high).toBe(32)
  expect(extentOf(model('bars', [null]))).toEqual({ low: 0, high: 0 })
})

test('hidden series leave the total, the axis and the earlier period, and the total says so', () => {
  const whole: ChartModel = {
    ...model('steps', [1, 2], [3, null]),
    totalLabel: 'Together',
    ghost: {
      byMs: 0,
      label: 'earlier',
      series: [
        { id: '0', values: [5, 5] },
        { id: '1', values: [7, 7] },
      ],
    },
  }
  // Lines have the total as one of them.
  expect([totalIn(whole, 0), ghostIn(whole, 0), extentOf(whole).high]).toEqual([4, 12, 12])
  const shown = visibleIn(whole, new Set(['1', 'of another chart']))
  expect([totalIn(shown, 0), ghostIn(shown, 0), extentOf(shown).high]).toEqual([1, 5, 5])
  expect([shown.totalLabel, shown.ghost?.label]).toEqual(['Visible total', 'Visible total, earlier period'])
  expect(visibleIn(whole, new Set(['of another chart']))).toBe(whole)
})
