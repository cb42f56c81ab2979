import { expect, test } from 'vitest'
import { instant } from '~/domain/units'
import { dayMarks } from './dayMarks'

const at = (iso: string) => instant(Date.parse(iso))

test('a window from eleven to eleven has its first midnight after 13 of its 48 hours', () =>
  expect(dayMarks(at('2025-10-08T11:00Z'), 48, 'utc')).toEqual([
    { at: at('2025-10-09T00:00Z'), share: 13 / 48, isLate: false },
    { at: at('2025-10-10T00:00Z'), share: 37 / 48, isLate: false },
  ]))

test('a month keeps to eight marks at even distances, none of them at its very end', () => {
  const marks = dayMarks(at('2025-10-01T00:00Z'), 720, 'utc')
  expect(marks.map((mark) => new Date(mark.at).getUTCDate())).toEqual([1, 5, 9, 13, 17, 21, 25, 29])
})

test('a week up to eleven names its last day where there is room, and one up to an hour does not', () => {
  // Of 168 hours the last midnight is eleven before the end, then one.
  expect(dayMarks(at('2025-10-03T11:00Z'), 168, 'utc').at(-1)).toEqual({
    at: at('2025-10-10T00:00Z'),
    share: 157 / 168,
    isLate: true,
  })
  expect(dayMarks(at('2025-10-03T01:00Z'), 168, 'utc').at(-1)?.at).toBe(at('2025-10-09T00:00Z'))
})
