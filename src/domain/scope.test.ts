import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  effectiveWindow,
  LONGEST_HOURS,
  PRESETS,
  type PresetName,
  parseRange,
  type RangeChoice,
  rangeText,
  stepped,
  windowOf,
} from './scope'
import { at, series, setOf, span, table } from './testing/tables'
import { floorToHour, lengthOf, timeRange } from './timeRange'
import { HOUR_MS, instant } from './units'

const utc = (text: string) => instant(Date.parse(`${text}Z`))
const range = (from: string, to: string) => timeRange(utc(from), utc(to))
const NOW = utc('2025-10-10T11:20')

describe('a range in words', () => {
  test.each<[string, RangeChoice]>([
    ['24h', { kind: 'last', name: '24h' }],
    ['7d', { kind: 'last', name: '7d' }],
    ['all', { kind: 'all' }],
    ['this-month', { kind: 'this-month' }],
    ['last-month', { kind: 'last-month' }],
  ])('%s', (text, choice) => {
    expect(parseRange(text, NOW)).toEqual(choice)
  })

  test.each<[string, string, string, string]>([
    ['dates are midnight UTC', '2025-10-03..2025-10-10', '2025-10-03T00:00', '2025-10-10T00:00'],
    [
      'times without a zone are UTC',
      '2025-10-03T11:00..2025-10-03T13:00',
      '2025-10-03T11:00',
      '2025-10-03T13:00',
    ],
    ['a zone is heeded', '2025-10-03T11:00+02:00..2025-10-03T13:00Z', '2025-10-03T09:00', '2025-10-03T13:00'],
    [
      'fault 45: odd minutes are floored',
      '2025-10-03T11:13:20Z..2025-10-03T13:59:59.999Z',
      '2025-10-03T11:00',
      '2025-10-03T13:00',
    ],
    [
      'fault 44: and so is an offset of 5:45',
      '2025-10-03T11:00+05:45..2025-10-03T13:00+05:45',
      '2025-10-03T05:00',
      '2025-10-03T07:00',
    ],
    ['a leap day exists', '2024-02-29..2024-03-01', '2024-02-29T00:00', '2024-03-01T00:00'],
    ['an end in the future may stand', '2025-10-10..2025-10-12', '2025-10-10T00:00', '2025-10-12T00:00'],
  ])('%s', (_, text, from, to) => {
    expect(parseRange(text, NOW)).toEqual({ kind: 'fixed', range: range(from, to) })
  })

  test.each([
    ['', 'not a range'],
    ['8d', 'not a range'],
    ['__proto__', 'not a range'],
    ['constructor', 'not a range'],
    ['2025-10-03', 'not a range'],
    ['2025-10-03..', 'not a range'],
    ['2025-10-03..2025-10-04..2025-10-05', 'not a range'],
    ['1759489200..1760094000', 'not a range'],
    ['1759489200000..1760094000000', 'not a range'],
    ['-1..0', 'not a range'],
    ['2025-02-30..2025-03-05', 'not a range'],
    ['2025-02-29..2025-03-05', 'not a range'],
    ['2025-10-03T25:00..2025-10-04', 'not a range'],
    ['1969-12-31..1970-01-02', 'not a range'],
    ['October 3..October 4', 'not a range'],
    [`${'2025-10-03..2025-10-04'.padEnd(100_000, ' ')}`, 'not a range'],
    ['2025-10-04..2025-10-03', 'ends before it starts'],
    ['2025-10-03T11:10..2025-10-03T11:50', 'ends before it starts'],
    ['2025-10-10T11:00..2025-10-11', 'lies in the future'],
    ['2025-06-01..2025-10-01', 'longer than 92 days'],
  ])('fault 48 and 68: %.40s is refused: %s', (text, fault) => {
    expect(parseRange(text, NOW)).toBe(fault)
  })

  test('92 days pass, an hour more does not', () => {
    expect(parseRange('2025-07-10..2025-10-10', NOW)).toMatchObject({ kind: 'fixed' })
    expect(parseRange('2025-07-10..2025-10-10T01:00', NOW)).toBe('longer than 92 days')
  })
})

describe('the window a choice means', () => {
  test.each<[string, RangeChoice, string, string, string]>([
    [
      'the last 24 full hours',
      { kind: 'last', name: '24h' },
      '2025-10-10T11:20',
      '2025-10-09T11:00',
      '2025-10-10T11:00',
    ],
    [
      'the recorded week',
      { kind: 'last', name: '7d' },
      '2025-10-10T11:20',
      '2025-10-03T11:00',
      '2025-10-10T11:00',
    ],
    ['all that is kept', { kind: 'all' }, '2025-10-31T05:00', '2025-10-01T05:00', '2025-10-31T05:00'],
    [
      'this month, up to the running hour',
      { kind: 'this-month' },
      '2025-10-10T11:20',
      '2025-10-01T00:00',
      '2025-10-10T11:00',
    ],
    [
      'the first hour of a month has nothing but the hour before',
      { kind: 'this-month' },
      '2025-10-01T00:30',
      '2025-09-30T23:00',
      '2025-10-01T00:00',
    ],
    [
      'fault 49: a month of 28 days',
      { kind: 'last-month' },
      '2025-03-31T10:00',
      '2025-02-01T00:00',
      '2025-03-01T00:00',
    ],
    [
      'fault 49: of a leap year',
      { kind: 'last-month' },
      '2024-03-01T00:00',
      '2024-02-01T00:00',
      '2024-03-01T00:00',
    ],
    [
      'across the turn of the year',
      { kind: 'last-month' },
      '2026-01-05T00:00',
      '2025-12-01T00:00',
      '2026-01-01T00:00',
    ],
  ])('%s', (_, choice, now, from, to) => {
    expect(windowOf(choice, utc(now))).toEqual(range(from, to))
  })

  test('a fixed window stops at the running hour, and is the same again later', () => {
    const choice: RangeChoice = { kind: 'fixed', range: range('2025-10-10T08:00', '2025-10-10T14:00') }
    expect(windowOf(choice, NOW)).toEqual(range('2025-10-10T08:00', '2025-10-10T11:00'))
    expect(windowOf(choice, utc('2025-10-12T00:00'))).toEqual(choice.range)
  })
})

describe('"all data"', () => {
  const asked = span(0, 100)
  const all = (...rows: Record<number, number>[]) =>
    effectiveWindow(setOf(asked, ...rows.map((one) => series('m', table(one)))), { kind: 'all' }, asked)

  test.each<[string, Record<number, number>[], [number, number]]>([
    [
      'spans what the samples stand for',
      [
        { 5: 1, 6: 1 },
        { 7: 1, 9: 1 },
      ],
      [4, 9],
    ],
    ['never reaches beyond what was asked', [{ 0: 1, 101: 1 }], [0, 100]],
    ['is all of it where no sample came', [], [0, 100]],
    ['is all of it where the only sample stands for nothing of it', [{ 0: 1 }], [0, 100]],
    ['is all of it where the only sample comes long after', [{ 103: 1 }], [0, 100]],
  ])('%s', (_, rows, [from, to]) => {
    expect(all(...rows)).toEqual(span(from, to))
  })

  test('any other choice is the window it asks for', () => {
    const set = setOf(asked, series('m', table({ 5: 1 })))
    expect(effectiveWindow(set, { kind: 'last', name: '7d' }, asked)).toEqual(asked)
  })
})

describe('one window earlier or later', () => {
  test('touches the one it came from', () => {
    expect(stepped(span(10, 14), -1, at(20))).toEqual(span(6, 10))
    expect(stepped(span(10, 14), 1, at(20))).toEqual(span(14, 18))
  })

  test('never passes the running hour, and stays as long', () => {
    expect(stepped(span(10, 14), 1, at(16.5))).toEqual(span(12, 16))
    expect(stepped(span(10, 14), 1, at(14))).toEqual(span(10, 14))
  })
})

describe('laws of scope', () => {
  const nows = fc.integer({ min: utc('2024-01-01T00:00'), max: utc('2030-01-01T00:00') }).map(instant)
  const fixed = fc
    .tuple(nows, fc.integer({ min: 1, max: LONGEST_HOURS }), fc.integer({ min: 0, max: 20_000 }))
    .map(([now, length, ago]): [RangeChoice, ReturnType<typeof instant>] => {
      const end = floorToHour(now) - ago * HOUR_MS
      return [{ kind: 'fixed', range: timeRange(end - length * HOUR_MS, end) }, now]
    })
  const named = fc.tuple(
    fc.constantFrom<RangeChoice>(
      ...(Object.keys(PRESETS) as PresetName[]).map((name) => ({ kind: 'last', name }) as const),
      { kind: 'all' },
      { kind: 'this-month' },
      { kind: 'last-month' },
    ),
    nows,
  )
  const choices = fc.oneof(fixed, named)

  test('a choice survives being written down', () => {
    fc.assert(
      fc.property(choices, ([choice, now]) => {
        expect(parseRange(rangeText(choice), now)).toEqual(choice)
      }),
    )
  })

  test('a window is never empty, starts and ends on the hour, and never lies ahead of now', () => {
    fc.assert(
      fc.property(choices, ([choice, now]) => {
        const { start, end } = windowOf(choice, now)
        expect([start % HOUR_MS, end % HOUR_MS]).toEqual([0, 0])
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(now)
      }),
    )
  })

  test('a step back and forth leads back', () => {
    fc.assert(
      fc.property(choices, ([choice, now]) => {
        const window = windowOf(choice, now)
        const there = stepped(window, -1, now)
        expect(lengthOf(there)).toBe(lengthOf(window))
        expect(stepped(there, 1, now)).toEqual(window)
      }),
    )
  })

  test('no text is taken for a range that is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:TZ.+-]{0,60}$/)), nows, (text, now) => {
        const choice = parseRange(text, now)
        if (typeof choice === 'string') return
        expect(parseRange(rangeText(choice), now)).toEqual(choice)
      }),
    )
  })
})
