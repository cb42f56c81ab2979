import { expect, test } from 'vitest'
import { isIsoDay, isoDayOf } from './isoDay'

test.each([
  ['2025-10-09', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-02-30', false],
  ['2025-13-01', false],
  ['2025-10-9', false],
  ['2025-10-09T00:00Z', false],
  [' 2025-10-09', false],
  ['', false],
])('“%s” is a day: %s', (text, expected) => expect(isIsoDay(text)).toBe(expected))

test('the day of an instant is that of UTC', () =>
  expect([Date.UTC(2025, 9, 9), Date.UTC(2025, 9, 10) - 1].map(isoDayOf)).toEqual([
    '2025-10-09',
    '2025-10-09',
  ]))
