import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWeekend, monthOf } from './calendar'
import { lengthOf, timeRange } from './timeRange'
import { HOUR_MS, instant } from './units'

const utc = (text: string) => instant(Date.parse(`${text}Z`))

describe('the calendar month of an instant', () => {
  test.each<[string, string, number, string, string, number]>([
    ['October has 744 hours', '2025-10-10T11:20', 0, '2025-10-01T00:00', '2025-11-01T00:00', 744],
    ['its first instant is in it', '2025-11-01T00:00', 0, '2025-11-01T00:00', '2025-12-01T00:00', 720],
    ['its last as well', '2025-11-30T23:59:59.999', 0, '2025-11-01T00:00', '2025-12-01T00:00', 720],
    [
      'fault 49: February of a leap year has 696',
      '2024-02-29T12:00',
      0,
      '2024-02-01T00:00',
      '2024-03-01T00:00',
      696,
    ],
    [
      'the month before January is of the year before',
      '2025-01-31T00:00',
      -1,
      '2024-12-01T00:00',
      '2025-01-01T00:00',
      744,
    ],
  ])('%s', (_, at, months, from, to, length) => {
    const month = monthOf(utc(at), months)
    expect(month).toEqual(timeRange(utc(from), utc(to)))
    expect(lengthOf(month)).toBe(length)
  })
})

describe('a weekend', () => {
  // 10 October 2025 was a Friday.
  test.each<[string, string, number, boolean]>([
    ['Friday is none', '2025-10-10T23:59', 0, false],
    ['begins with Saturday', '2025-10-11T00:00', 0, true],
    ['ends with Sunday', '2025-10-12T23:59', 0, true],
    ['Monday is none', '2025-10-13T00:00', 0, false],
    ['fault 44: comes 5:45 earlier in Kathmandu', '2025-10-10T18:15', 5.75, true],
    ['and not a minute before', '2025-10-10T18:14', 5.75, false],
    ['and later west of Greenwich', '2025-10-13T04:59', -5, true],
    ['before 1970 weeks are the same', '1969-12-28T12:00', 0, true],
  ])('%s', (_, at, offset, expected) => {
    expect(isWeekend(utc(at), offset * HOUR_MS)).toBe(expected)
  })

  test('is two days of any seven in a row', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 4e12 }), (at) => {
        const days = Array.from({ length: 7 }, (_, i) => isWeekend(instant(at + i * 24 * HOUR_MS)))
        expect(days.filter(Boolean)).toHaveLength(2)
      }),
    )
  })
})
