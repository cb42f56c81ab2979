import fc from 'fast-check'
import { expect, test } from 'vitest'
import { floorToHour, lengthOf, timeRange } from './timeRange'
import { HOUR_MS, instant } from './units'

test.each([
  ['on the hour', '2025-10-10T11:00:00.000Z', '2025-10-10T11:00:00.000Z'],
  ['a millisecond before the next', '2025-10-10T11:59:59.999Z', '2025-10-10T11:00:00.000Z'],
  ['at an odd minute', '2025-10-10T11:20:00.000Z', '2025-10-10T11:00:00.000Z'],
])('the full hour an instant lies in: %s', (_, given, floored) => {
  expect(floorToHour(instant(Date.parse(given)))).toBe(Date.parse(floored))
})

test('the recorded window is 168 hours long, half an hour is half', () => {
  const week = timeRange(Date.parse('2025-10-03T11:00Z'), Date.parse('2025-10-10T11:00Z'))
  expect(lengthOf(week)).toBe(168)
  expect(lengthOf(timeRange(0, HOUR_MS / 2))).toBe(0.5)
})

test('flooring twice is flooring once, and never looks ahead', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
      const floored = floorToHour(instant(ms))
      expect(floorToHour(floored)).toBe(floored)
      expect(floored % HOUR_MS).toBe(0)
      expect(ms - floored).toBeLessThan(HOUR_MS)
      expect(floored).toBeLessThanOrEqual(ms)
    }),
  )
})
