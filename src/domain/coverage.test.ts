import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageCells, coverageOf, coverageShare, instantsOf } from './coverage'
import { cutWindow, hourlyRows, hourPair, oddRows, severalSeries } from './testing/arbitraries'
import { at, type Row, series, span } from './testing/tables'
import { HOUR_MS, hours } from './units'

const rowsAt = (...hours: number[]): Row[] => hours.map((hour) => [hour, 1])
const covered = (hours: number[], from: number, to: number, stepMs = HOUR_MS) =>
  coverageOf([series('m', rowsAt(...hours))], span(from, to), stepMs).covered

describe('a sample stands for the step that ends at it', () => {
  test.each<[string, number[], [number, number], number]>([
    ['two samples of a 1 h window cover one hour, not two', [0, 1], [0, 1], 1],
    ['the sample at the very start covers nothing', [0], [0, 4], 0],
    ['the sample at the end covers the last hour', [4], [0, 4], 1],
    ['a gap stays a gap', [1, 2, 5], [0, 6], 3],
    ['before the window nothing counts', [-2, -1, 0], [0, 4], 0],
    ['a sample just after the start covers only what lies after it', [0.25], [0, 4], 0.25],
    ['a sample beyond the end covers only what lies before it', [4.25], [0, 4], 0.75],
    ['a step beyond the end covers nothing', [5], [0, 4], 0],
    ['closer than a step, the later covers what the earlier left', [1, 1.5], [0, 4], 1.5],
    ['nothing is nothing', [], [0, 4], 0],
  ])('%s', (_, samples, [from, to], expected) => {
    expect(covered(samples, from, to)).toBe(expected)
  })

  test('of five minutes, where samples come every five minutes', () => {
    expect(covered([1, 2], 0, 4, HOUR_MS / 12)).toBeCloseTo(2 / 12, 12)
  })

  test('fault 7: the recorded week, 33 samples of which one stands at the start', () => {
    const week = [0, ...Array.from({ length: 32 }, (_, i) => 137 + i)]
    const coverage = coverageOf([series('m', rowsAt(...week))], span(0, 168), HOUR_MS)
    expect(coverage).toEqual({ covered: 32, window: 168, first: at(137), last: at(168) })
    expect(coverageShare(coverage)).toBeCloseTo(32 / 168, 12)
  })

  test('two series that measured different hours together measured both', () => {
    const set = [series('m', rowsAt(1, 2)), series('m', rowsAt(2, 3))]
    expect(coverageOf(set, span(0, 4), HOUR_MS).covered).toBe(3)
  })

  test('the share of an empty window is none of it', () => {
    expect(coverageShare({ covered: hours(0), window: hours(0), first: null, last: null })).toBe(0)
  })
})

test('the instants of several series come once each, ascending', () => {
  const set = [series('m', rowsAt(2, 10, 11)), series('m', rowsAt(1, 2, 9))]
  expect([...instantsOf(set)]).toEqual([1, 2, 9, 10, 11].map(at))
})

describe('the coverage strip', () => {
  test('shows hour by hour what was measured', () => {
    const cells = coverageCells(instantsOf([series('m', rowsAt(1, 2.5, 4))]), span(0, 4), HOUR_MS)
    expect(cells).toEqual([
      { start: at(0), share: 1 },
      { start: at(1), share: 0.5 },
      { start: at(2), share: 0.5 },
      { start: at(3), share: 1 },
    ])
  })

  test('spreads a step of three hours over three cells', () => {
    const cells = coverageCells(instantsOf([series('m', rowsAt(3))]), span(0, 4), 3 * HOUR_MS)
    expect(cells.map(({ share }) => share)).toEqual([1, 1, 1, 0])
  })

  test('of an empty window has no cells', () => {
    expect(coverageCells(instantsOf([series('m', rowsAt(1))]), span(2, 2), HOUR_MS)).toEqual([])
  })
})

describe('laws of coverage', () => {
  const anySeries = fc.oneof(severalSeries('m', hourlyRows), severalSeries('m', oddRows))
  const steps = fc.constantFrom(HOUR_MS / 4, HOUR_MS, 3 * HOUR_MS)

  test('cutting a window cuts its coverage, wherever the cut falls', () => {
    fc.assert(
      fc.property(anySeries, cutWindow, steps, (set, [from, cut, to], step) => {
        const of = (a: number, b: number) => coverageOf(set, span(a, b), step).covered
        expect(of(from, cut) + of(cut, to)).toBeCloseTo(of(from, to), 9)
      }),
    )
  })

  test('no window is covered more than once', () => {
    fc.assert(
      fc.property(anySeries, cutWindow, steps, (set, [from, , to], step) => {
        const { covered, window } = coverageOf(set, span(from, to), step)
        expect(covered).toBeLessThanOrEqual(window + 1e-9)
        expect(covered).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('the cells of the strip add up to the covered hours, and none exceeds its hour', () => {
    fc.assert(
      fc.property(anySeries, hourPair, steps, (set, [from, to], step) => {
        const cells = coverageCells(instantsOf(set), span(from, to), step)
        const sum = cells.reduce((total, { share }) => total + share, 0)
        expect(cells).toHaveLength(to - from)
        expect(sum).toBeCloseTo(coverageOf(set, span(from, to), step).covered, 9)
        expect(Math.max(...cells.map(({ share }) => share))).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })

  test('the order of series changes nothing', () => {
    fc.assert(
      fc.property(anySeries, cutWindow, (set, [from, , to]) => {
        const window = span(from, to)
        expect(coverageOf([...set].reverse(), window, HOUR_MS)).toEqual(coverageOf(set, window, HOUR_MS))
      }),
    )
  })
})
