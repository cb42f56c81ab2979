import { expect, test } from 'vitest'
import { timeRange } from '~/domain/timeRange'
import { HOUR_MS, hours, ratio } from '~/domain/units'
import { coverageRuns } from './coverageRuns'

const runsOf = (...shares: number[]) =>
  coverageRuns(
    {
      metric: 'm',
      isExpected: true,
      series: 1,
      samples: 1,
      coverage: { covered: hours(0), window: hours(shares.length), first: null, last: null },
      shares: shares.map(ratio),
    },
    shares.map((_, i) => timeRange(i * HOUR_MS, (i + 1) * HOUR_MS)),
  )

test('neighbours of one level are one run, which spans them all', () =>
  expect(runsOf(0, 0, 1, 1, 1, 0)).toEqual([
    { level: 'none', range: timeRange(0, 2 * HOUR_MS), column: 0, cells: 2 },
    { level: 'all', range: timeRange(2 * HOUR_MS, 5 * HOUR_MS), column: 2, cells: 3 },
    { level: 'none', range: timeRange(5 * HOUR_MS, 6 * HOUR_MS), column: 5, cells: 1 },
  ]))

test('half a cell is most of it, less is some, and neither is rounded to all or none', () =>
  expect(runsOf(0.01, 0.5, 0.99, 1).map(({ level, cells }) => [level, cells])).toEqual([
    ['some', 1],
    ['most', 2],
    ['all', 1],
  ]))

test('no columns, no runs', () => expect(runsOf()).toEqual([]))
