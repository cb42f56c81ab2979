import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageOf } from './coverage'
import { coverageGrid } from './coverageGrid'
import { METRIC } from './metrics'
import { hourlyRows, oddRows, severalSeries } from './testing/arbitraries'
import { asCurrent, at, series, setOf, span, steady, table } from './testing/tables'
import { HOUR_MS } from './units'

const rowsOf = (...question: Parameters<typeof coverageGrid>) =>
  coverageGrid(...question).rows.map(({ metric, shares }) => [metric, shares])

describe('the grid of coverage', () => {
  test('has a row a metric and a column an hour', () => {
    const set = setOf(span(0, 4), series('a', table({ 1: 7, 2: 7, 4: 7 })), series('b', table({ 2.5: 7 })))
    expect(rowsOf(set, span(0, 4), ['a', 'b'])).toEqual([
      ['a', [1, 1, 0, 1]],
      ['b', [0, 0.5, 0.5, 0]],
    ])
  })

  test('counts the series of a metric, and covers what any of them measured', () => {
    const set = setOf(
      span(0, 4),
      series('a', table({ 1: 7, 2: 7 }), { node: 'x' }),
      series('a', table({ 2: 7, 3: 7 }), { node: 'y' }),
    )
    const [row] = coverageGrid(set, span(0, 4), ['a']).rows
    expect(row).toEqual({
      metric: 'a',
      isExpected: true,
      series: 2,
      samples: 4,
      coverage: { covered: 3, window: 4, first: at(1), last: at(3) },
      shares: [1, 1, 1, 0],
    })
  })

  test('shows what was expected and never came, then what came unasked, by name', () => {
    const set = setOf(span(0, 1), ...['z', 'b', 'y'].map((metric) => series(metric, table({ 1: 7 }))))
    expect(rowsOf(set, span(0, 1), ['c', 'b'])).toEqual([
      ['c', [0]],
      ['b', [1]],
      ['y', [1]],
      ['z', [1]],
    ])
  })

  test('expects the default list where nothing else was asked for', () => {
    expect(coverageGrid(setOf(span(0, 1)), span(0, 1)).rows.map(({ metric }) => metric)).toEqual(
      Object.values(METRIC),
    )
  })

  test('of current values covers nothing, though they are there', () => {
    const set = asCurrent(setOf(span(0, 2), series('a', table({ 1: 7 }))))
    expect(coverageGrid(set, span(0, 2), ['a']).rows[0]).toMatchObject({ series: 1, shares: [0, 0] })
  })

  test('of an empty window has no columns', () => {
    const { columns, rows } = coverageGrid(setOf(span(0, 0)), span(0, 0), ['a'])
    expect([columns, rows[0]?.shares]).toEqual([[], []])
  })
})

describe('the columns', () => {
  test.each([
    ['a week', 168, 1, 168],
    ['the most that fits hour by hour', 200, 1, 200],
    ['an hour more', 201, 2, 101],
    ['thirty days', 720, 4, 180],
    ['ninety-two days, the longest question', 2208, 12, 184],
    ['a year', 8760, 48, 183],
  ])('of %s (%d h) are %d h wide: %d', (_, length, width, count) => {
    const { columnHours, columns } = coverageGrid(setOf(span(0, length)), span(0, length))
    expect([columnHours, columns.length]).toEqual([width, count])
    expect([columns[0]?.start, columns.at(-1)?.end]).toEqual([at(0), at(length)])
  })

  test('a last column cut short by the window is full when all of it was measured', () => {
    const { columns, rows } = coverageGrid(
      setOf(span(0, 201), series('a', steady(1, 0, 201))),
      span(0, 201),
      ['a'],
    )
    expect(columns.at(-1)).toEqual(span(200, 201))
    expect(new Set(rows[0]?.shares)).toEqual(new Set([1]))
  })
})

test('the shares of a row add up to its covered hours, however wide the columns are', () => {
  const anySeries = fc.oneof(severalSeries('a', hourlyRows), severalSeries('a', oddRows))
  fc.assert(
    fc.property(anySeries, fc.integer({ min: 1, max: 900 }), (all, length) => {
      const window = span(0, length)
      const { columns, rows } = coverageGrid(setOf(window, ...all), window, ['a'])
      const shares = rows[0]?.shares ?? []
      const sum = columns.reduce((total, { start, end }, i) => total + (shares[i] ?? 0) * (end - start), 0)
      expect(sum / HOUR_MS).toBeCloseTo(coverageOf(all, window, HOUR_MS).covered, 9)
      expect(Math.max(...shares)).toBeLessThanOrEqual(1 + 1e-9)
      expect(columns.length).toBeLessThanOrEqual(200)
    }),
  )
})
