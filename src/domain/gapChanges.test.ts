import { describe, expect, test } from 'vitest'
import { type GapChange, gapChanges } from './gapChanges'
import { METRIC } from './metrics'
import { hourOf, type Row, series, setOf, span, steady, table } from './testing/tables'

const WINDOW = span(0, 8)
const fee = (rows: readonly Row[]) => series(METRIC.managementCost, rows)
const lb = (rows: readonly Row[]) => series(METRIC.loadBalancerCost, rows)
const changesOf = (...all: Parameters<typeof setOf>[1][]) => gapChanges(setOf(WINDOW, ...all), WINDOW)

/** Hours instead of instants. */
const inHours = ({ between, ...what }: GapChange) => ({
  between: [hourOf(between.start), hourOf(between.end)],
  ...what,
})

describe('gaps', () => {
  type Gap = [kind: 'gap-began' | 'gap-ended', from: number, to: number, rate: number]
  test.each<[string, Record<number, number>, Gap[]]>([
    [
      'in the middle',
      { 0: 1, 1: 1, 5: 1, 6: 1, 7: 1, 8: 1 },
      [
        ['gap-began', 1, 4, 1],
        ['gap-ended', 1, 4, 1],
      ],
    ],
    ['from before the window', { 5: 1, 6: 1, 7: 1, 8: 1 }, [['gap-ended', 0, 4, 1]]],
    ['beyond the window', { 1: 1, 2: 1, 3: 1, 4: 1 }, [['gap-began', 4, 8, 1]]],
    ['a late sample at the end is none yet', { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 }, []],
    [
      'a sample at the very start covers nothing but is one',
      { 0: 1, 6: 1, 7: 1, 8: 1 },
      [
        ['gap-began', 0, 5, 1],
        ['gap-ended', 0, 5, 1],
      ],
    ],
    ['a few minutes are none', { 1: 1, 2.2: 1, 3.6: 1, 4.6: 1, 6: 1, 7: 1, 8: 1 }, []],
    [
      'half a step is one',
      { 1: 1, 2.5: 1, 3.5: 1, 4.5: 1, 5.5: 1, 6.5: 1, 7.5: 1 },
      [
        ['gap-began', 1, 1.5, 1],
        ['gap-ended', 1, 1.5, 1],
      ],
    ],
    ['without samples nothing began and nothing ended', {}, []],
  ])('%s', (_, rows, expected) => {
    const gaps = changesOf(fee(table(rows))).map(inHours)
    expect(gaps.map(({ kind, between, before, after }) => [kind, ...between, before ?? after])).toEqual(
      expected,
    )
  })

  test('are of all costs together: one that goes on leaves none', () => {
    expect(changesOf(fee(steady(0.1, 0, 8)), lb(steady(0.02, 0, 2)))).toEqual([])
    expect(changesOf(fee(steady(0.1, 0, 2)), lb(steady(0.02, 0, 8)))).toEqual([])
  })

  test('are between rates: what was measured last, and what was measured next', () => {
    const rows = table({ 1: 0.1, 2: 0.1, 7: 0.1, 8: 0.1 })
    expect(changesOf(fee(rows), lb(rows)).map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['gap-began', 0.2, null],
      ['gap-ended', null, 0.2],
    ])
  })
})
