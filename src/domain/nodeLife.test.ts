import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageOfInstants } from './coverage'
import { hoursOfKind, lifeOf, presenceOf } from './nodeLife'
import { cutWindow, oddRows } from './testing/arbitraries'
import { at, hourOf, type Row, span } from './testing/tables'
import { lengthOf } from './timeRange'
import { HOUR_MS } from './units'

const times = (...hoursSeen: number[]) => Float64Array.from(hoursSeen, at)
const WINDOW = span(0, 8)
const told = (own: Float64Array, all: Float64Array) =>
  lifeOf(own, all, WINDOW, HOUR_MS).map(
    ({ kind, span: { start, end } }) => `${kind} ${hourOf(start)}–${hourOf(end)}`,
  )

describe('lifeOf', () => {
  test.each([
    ['all the time', times(1, 2, 3, 4, 5, 6, 7, 8), times(1, 2, 3, 4, 5, 6, 7, 8), ['seen 0–8']],
    [
      'absent while others were seen, and nobody knows of hours without any',
      times(1, 2, 5),
      times(1, 2, 3, 5, 6),
      ['seen 0–2', 'absent 2–3', 'unmeasured 3–4', 'seen 4–5', 'absent 5–6', 'unmeasured 6–8'],
    ],
    ['a sample at the very start stands for nothing', times(0), times(0), ['unmeasured 0–8']],
    ['not at all', times(), times(1), ['absent 0–1', 'unmeasured 1–8']],
  ])('%s', (_, own, all, runs) => {
    expect(told(own, all)).toEqual(runs)
  })

  test('its parts are the window, and what was seen is what is covered', () => {
    const instants = (rows: readonly Row[]) => Float64Array.from(rows, ([hour]) => at(hour))
    fc.assert(
      fc.property(oddRows, oddRows, cutWindow, (own, others, [from, , to]) => {
        const mine = instants(own)
        const all = Float64Array.from(new Set([...mine, ...instants(others)])).sort()
        const window = span(from, to)
        const runs = lifeOf(mine, all, window, HOUR_MS)
        expect(runs[0]?.span.start).toBe(window.start)
        expect(runs.at(-1)?.span.end).toBe(window.end)
        runs.slice(1).forEach(({ kind, span: { start } }, i) => {
          expect(start).toBe(runs[i]?.span.end)
          expect(kind).not.toBe(runs[i]?.kind)
        })
        const covered = (of: Float64Array) => coverageOfInstants(of, window, HOUR_MS).covered
        expect(hoursOfKind(runs, 'seen')).toBeCloseTo(covered(mine), 6)
        expect(hoursOfKind(runs, 'unmeasured')).toBeCloseTo(lengthOf(window) - covered(all), 6)
      }),
    )
  })
})

// Data has stopped after two and a half hours: domain/health.
test.each([
  [8, true, 'now'],
  [7, false, 'late'],
  [5.5, false, 'late'],
  [5.4, false, 'gone'],
])('last seen at hour %d of 8 (now: %s) is %s', (hour, isNow, presence) => {
  expect(presenceOf({ lastSeen: at(hour), isNow }, at(8))).toBe(presence)
})
