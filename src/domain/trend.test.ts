import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costFigures } from './cost'
import { METRIC } from './metrics'
import { hourlyRows, severalSeries } from './testing/arbitraries'
import { node } from './testing/nodes'
import { at, hourOf, type Row, series, setOf, span, steady, table } from './testing/tables'
import {
  bucketsOf,
  cumulated,
  hourEdges,
  meansPerBucket,
  type TrendPoint,
  trendOf,
  utcDayEdges,
  utcWeekEdges,
} from './trend'

const fee = (rows: readonly Row[]) => series(METRIC.managementCost, rows)
const lb = (rows: readonly Row[]) => series(METRIC.loadBalancerCost, rows)
const hoursOf = (edges: readonly number[]) => edges.map(hourOf)

describe('edges', () => {
  test.each<[string, [number, number], number[]]>([
    ['whole hours', [0, 3], [0, 1, 2, 3]],
    ['a window at odd minutes keeps its minutes', [0.5, 2.5], [0.5, 1.5, 2.5]],
    ['the rest of an hour is a bucket too', [0, 1.5], [0, 1, 1.5]],
    ['an empty window has no bucket', [2, 2], [2]],
  ])('of hours: %s', (_, [from, to], edges) => {
    expect(hoursOf(hourEdges(span(from, to)))).toEqual(edges)
  })

  // Hour 0 is midnight UTC.
  test.each<[string, [number, number], number[]]>([
    ['from midnight to midnight', [0, 48], [0, 24, 48]],
    ['parts of the first and last day', [11, 59], [11, 24, 48, 59]],
    ['within one day', [3, 9], [3, 9]],
    ['an end at midnight adds no empty day', [20, 24], [20, 24]],
  ])('of days: %s', (_, [from, to], edges) => {
    expect(hoursOf(utcDayEdges(span(from, to)))).toEqual(edges)
  })

  // Hour 0 is a Monday.
  test.each<[string, [number, number], number[]]>([
    ['from Monday to Monday', [0, 336], [0, 168, 336]],
    ['parts of the first and last week', [24, 400], [24, 168, 336, 400]],
    ['within one week', [30, 90], [30, 90]],
    ['an end on Monday at midnight adds no empty week', [100, 168], [100, 168]],
    ['a Sunday evening is still of the week before', [-2, 3], [-2, 0, 3]],
  ])('of weeks: %s', (_, [from, to], edges) => {
    expect(hoursOf(utcWeekEdges(span(from, to)))).toEqual(edges)
  })

  test('make buckets that touch', () => {
    expect(bucketsOf([at(0), at(1), at(3)])).toEqual([span(0, 1), span(1, 3)])
    expect(bucketsOf([at(0)])).toEqual([])
  })
})

describe('cost per bucket', () => {
  const trend = (edges: number[], ...all: Parameters<typeof setOf>[1][]) =>
    trendOf(setOf(span(0, 4), ...all), edges.map(at))

  test('a sample belongs to the bucket it ends in', () => {
    const points = trend([0, 1, 2, 3], fee(table({ 0: 9, 1: 0.1, 2: 0.2 })))
    expect(points.map((point) => [point.fee, point.coverage])).toEqual([
      [0.1, 1],
      [0.2, 1],
      [null, 0],
    ])
  })

  test('an hour nobody saw has no amount and no rate; an hour of 0 has both', () => {
    const [unseen, zero] = trend([0, 1, 2], fee(table({ 2: 0 })))
    expect([unseen?.fee, unseen?.feeRate, unseen?.sum]).toEqual([null, null, null])
    expect([zero?.fee, zero?.feeRate, zero?.sum]).toEqual([0, 0, 0])
  })

  test('a rate is the mean of what was seen, an amount only what was seen', () => {
    const [point] = trend([0, 4], fee(table({ 1: 0.1, 2: 0.3 })), lb(steady(0.05, 0, 4)))
    expect(point).toMatchObject({ coverage: 0.5, covered: 2 })
    expect(point?.fee).toBeCloseTo(0.4, 12)
    expect(point?.feeRate).toBeCloseTo(0.2, 12)
    expect(point?.loadBalancers).toBeCloseTo(0.2, 12)
    expect(point?.sum).toBeCloseTo(0.6, 12)
    expect(point?.sumRate).toBeCloseTo(0.25, 12)
  })

  test('the sum is what is known of it', () => {
    const [first, second] = trend([0, 1, 2], fee(table({ 1: 0.1 })), lb(table({ 2: 0.02 })))
    expect([first?.sum, second?.sum]).toEqual([0.1, 0.02])
  })
})

describe('nodes per bucket', () => {
  const trend = (edges: number[], ...all: Parameters<typeof setOf>[1][]) =>
    trendOf(setOf(span(0, 4), ...all), edges.map(at)).map(({ nodes, spotShare }) => [nodes, spotShare])

  test('fault 13: are counted at each instant, and averaged over instants', () => {
    const all = [
      node('stays'),
      node('leaves', { rows: steady(0, 0, 2), flag: 0 }),
      node('joins', { rows: table({ 4: 1 }) }),
    ]
    expect(trend([0, 1, 2, 3, 4], ...all)).toEqual([
      [2, 0.5],
      [2, 0.5],
      [1, 1],
      [2, 1],
    ])
    expect(trend([0, 4], ...all)).toEqual([[7 / 4, 5 / 7]])
  })

  test('hours without samples have no nodes, not zero', () => {
    expect(trend([0, 1, 2], node('n', { rows: table({ 2: 1 }) }))).toEqual([
      [null, null],
      [1, 1],
    ])
  })

  test('a flag that says nothing counts as a node, and as none on spot', () => {
    expect(trend([0, 4], node('1'), node('2', { flag: 7 }))).toEqual([[2, 0.5]])
    expect(trend([0, 4], node('2', { flag: 7 }))).toEqual([[1, null]])
  })

  test('a machine whose label changed is one node, also while both series last', () => {
    const before = node('n', { rows: steady(1, 0, 3), labels: { group: 'blue' } })
    const after = node('n', { rows: steady(1, 2, 4), labels: { group: 'green' } })
    expect(trend([0, 1, 2, 3, 4], before, after).map(([nodes]) => nodes)).toEqual([1, 1, 1, 1])
  })
})

describe('laws of buckets', () => {
  const sets = fc
    .tuple(
      severalSeries(METRIC.managementCost, hourlyRows),
      severalSeries(METRIC.loadBalancerCost, hourlyRows),
    )
    .map(([a, b]) => [...a, ...b])
  const windows = fc
    .uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 2, maxLength: 2 })
    .map((pair) => pair.sort((a, b) => a - b).map((half) => half / 2) as [number, number])
  const total = (points: readonly TrendPoint[], of: (point: TrendPoint) => number | null) =>
    points.map(of).reduce<number | null>((sum, part) => (part === null ? sum : (sum ?? 0) + part), null)

  test.each([
    ['hours', hourEdges],
    ['days', utcDayEdges],
    ['weeks', utcWeekEdges],
  ])('the %s of a window add up to the figures of the window', (_, edgesOf) => {
    fc.assert(
      fc.property(sets, windows, (all, [from, to]) => {
        const window = span(from, to)
        const set = setOf(window, ...all)
        const points = trendOf(set, edgesOf(window))
        const { fee, infrastructure } = costFigures(set, window, 720)
        const pairs = [
          [total(points, (point) => point.fee), fee.window.value],
          [total(points, (point) => point.sum), infrastructure.window.value],
          [points.reduce((sum, { covered }) => sum + covered, 0), fee.window.coverage?.covered ?? null],
        ] as const
        for (const [sum, figure] of pairs) {
          if (figure === null) expect(sum).toBeNull()
          else expect(sum).toBeCloseTo(figure, 8)
        }
      }),
    )
  })

  test('the last known cumulated sum is the figure of the window', () => {
    fc.assert(
      fc.property(sets, windows, (all, [from, to]) => {
        const window = span(from, to)
        const set = setOf(window, ...all)
        const sums = cumulated(trendOf(set, hourEdges(window))).filter((sum) => sum !== null)
        const { value } = costFigures(set, window, 720).infrastructure.window
        if (value === null) expect(sums).toEqual([])
        else expect(sums.at(-1)).toBeCloseTo(value, 8)
      }),
    )
  })
})

test('cumulated money is unknown in unknown hours, and goes on from what was known', () => {
  const points = trendOf(setOf(span(0, 4), fee(table({ 2: 1, 4: 2 }))), hourEdges(span(0, 4)))
  expect(cumulated(points)).toEqual([null, 1, null, 3])
})

test('the mean reading of a bucket, unknown where there is none', () => {
  const { at: times, value } = series('m', table({ 0: 99, 1: 1, 2: 3, 5: 8 }))
  expect(meansPerBucket({ at: times, value }, [at(0), at(2), at(4), at(6)])).toEqual([2, null, 8])
})
