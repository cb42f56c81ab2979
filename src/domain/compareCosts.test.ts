import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Comparison } from './compare'
import { compareCosts } from './compareCosts'
import { METRIC } from './metrics'
import { hourlyRows, severalSeries } from './testing/arbitraries'
import { asCurrent, type Row, series, setOf, span, steady } from './testing/tables'
import { ratio } from './units'

const BEFORE = span(0, 10)
const NOW = span(10, 20)
const fee = (rows: readonly Row[]) => series(METRIC.managementCost, rows)
const lb = (rows: readonly Row[]) => series(METRIC.loadBalancerCost, rows)

/** The hours 0 to 10 against the hours 10 to 20 of one answer. */
function comparing(all: Parameters<typeof setOf>[1][], leastShare?: number) {
  const set = setOf(span(0, 20), ...all)
  return compareCosts(
    { before: { set, window: BEFORE }, now: { set, window: NOW } },
    leastShare === undefined ? undefined : ratio(leastShare),
  )
}

/** Before, now and change in cents, and the share of change in percent. */
function inCents(comparison: Comparison<number>) {
  if (comparison.kind === 'refused') return comparison.reason
  const { before, now, change, ratio: share } = comparison
  const rounded = (value: number) => Math.round(value * 1e6) / 1e4
  return [...[before, now, change].map(rounded), share === null ? null : rounded(share)]
}

describe('an amount in two periods', () => {
  test.each<[string, Row[], number[] | string, string]>([
    [
      'measured throughout, to the cent',
      [...steady(0.1, 0, 10), ...steady(0.15, 10, 20)],
      [100, 150, 50, 50],
      'as measured',
    ],
    ['less', [...steady(0.2, 0, 10), ...steady(0.15, 10, 20)], [200, 150, -50, -25], 'as measured'],
    // Eight hours each: what was measured is 0.80 and 0.96.
    [
      'measured for as many hours',
      [...steady(0.1, 0, 8), ...steady(0.12, 12, 20)],
      [80, 96, 16, 20],
      'as measured',
    ],
    // Eight hours at 0.10 and ten hours at 0.10 are no change.
    [
      'measured in part: mean rate × ten hours',
      [...steady(0.1, 0, 8), ...steady(0.1, 10, 20)],
      [100, 100, 0, 0],
      'mean over measured hours × hours of the window',
    ],
    [
      'dearer, though measured for less',
      [...steady(0.1, 0, 10), ...steady(0.15, 14, 20)],
      [100, 150, 50, 50],
      'mean over measured hours × hours of the window',
    ],
  ])('%s', (_, rows, expected, basis) => {
    const { window } = comparing([fee(rows)]).fee
    expect(inCents(window)).toEqual(expected)
    expect(window).toMatchObject({ basis, provenance: basis === 'as measured' ? 'observed' : 'projected' })
  })
})

describe('a rate in two periods', () => {
  test.each<[string, Row[], unknown[], string]>([
    [
      'is the mean over what was measured',
      [...steady(0.1, 0, 8), ...steady(0.15, 10, 20)],
      [10, 15, 5, 50],
      'up',
    ],
    ['that fell', [...steady(0.2, 0, 10), ...steady(0.05, 10, 20)], [20, 5, -15, -75], 'down'],
    ['has no share of nothing', [...steady(0, 0, 10), ...steady(0.1, 10, 20)], [0, 10, 10, null], 'up'],
    ['zero both times', steady(0, 0, 20), [0, 0, 0, null], 'same'],
    [
      'from a credit to a cost went up',
      [...steady(-0.1, 0, 10), ...steady(0.1, 10, 20)],
      [-10, 10, 20, 200],
      'up',
    ],
  ])('%s', (_, rows, expected, direction) => {
    const { rate } = comparing([fee(rows)]).fee
    expect(inCents(rate)).toEqual(expected)
    expect(rate).toMatchObject({ direction, basis: 'mean over measured hours', provenance: 'observed' })
  })

  test('fault 6: float noise is no change at all', () => {
    const { rate } = comparing([fee([...steady(0.1 + 0.2, 0, 10), ...steady(0.3, 10, 20)])]).fee
    expect(rate).toMatchObject({ change: 0, ratio: 0, direction: 'same' })
  })
})

describe('no comparison', () => {
  test.each<[string, Row[], number | undefined, string]>([
    [
      'of too little before',
      [...steady(1, 0, 4), ...steady(1, 10, 20)],
      undefined,
      'the earlier period: 4 of 10 hours were measured, 50 % are needed',
    ],
    [
      'of too little now',
      [...steady(1, 0, 10), ...steady(1, 10, 14)],
      undefined,
      'this period: 4 of 10 hours were measured, 50 % are needed',
    ],
    [
      'of too little at all',
      [...steady(1, 0, 4), ...steady(1, 10, 14)],
      undefined,
      'the earlier period: 4 of 10 hours were measured, 50 % are needed; this period: 4 of 10 hours were measured, 50 % are needed',
    ],
    [
      'of less than the reader wants',
      [...steady(1, 0, 10), ...steady(1, 10, 19)],
      0.95,
      'this period: 9 of 10 hours were measured, 95 % are needed',
    ],
    ['with nothing', steady(1, 10, 20), undefined, 'the earlier period: none of 10 hours was measured'],
    [
      'with nothing, whatever the reader wants',
      steady(1, 0, 10),
      0,
      'this period: none of 10 hours was measured',
    ],
    [
      'past what a number can hold',
      [...steady(-1.5e308, 1, 2), ...steady(1.5e308, 11, 12)],
      0,
      'out of range',
    ],
  ])('%s', (_, rows, leastShare, reason) => {
    const { rate, window } = comparing([fee(rows)], leastShare).fee
    expect([inCents(rate), inCents(window)]).toEqual([reason, reason])
  })

  test('half is enough, and less where the reader says so', () => {
    expect(comparing([fee(steady(1, 5, 15))]).fee.rate.kind).toBe('delta')
    expect(comparing([fee(steady(1, 6, 20))], 0.4).fee.rate.kind).toBe('delta')
  })

  test('says how much of either was measured', () => {
    expect(comparing([fee(steady(1, 6, 20))]).fee.rate.coverage).toMatchObject({
      before: { covered: 4, window: 10 },
      now: { covered: 10, window: 10 },
    })
  })

  test('of values that are all of now', () => {
    const set = asCurrent(setOf(span(0, 20), fee(steady(1, 0, 20))))
    const { rate, window } = compareCosts({ before: { set, window: BEFORE }, now: { set, window: NOW } }).fee
    for (const comparison of [rate, window])
      expect(inCents(comparison)).toContain('current values only, without history')
  })
})

describe('the sum of fee and load balancers', () => {
  test('is compared part by part and together', () => {
    const { loadBalancers, infrastructure } = comparing([
      fee(steady(0.1, 0, 20)),
      lb([...steady(0.02, 0, 10), ...steady(0.04, 10, 20)]),
    ])
    expect(inCents(loadBalancers.window)).toEqual([20, 40, 20, 100])
    expect(inCents(infrastructure.window)).toEqual([120, 140, 20, 16.6667])
    expect(inCents(infrastructure.rate)).toEqual([12, 14, 2, 16.6667])
  })

  test('is refused where a part was measured in one period only: it may have been there before', () => {
    const {
      fee: ofFee,
      loadBalancers,
      infrastructure,
    } = comparing([fee(steady(0.1, 0, 20)), lb(steady(0.02, 10, 20))])
    expect(inCents(ofFee.window)).toEqual([100, 100, 0, 0])
    expect(inCents(loadBalancers.window)).toBe('the earlier period: none of 10 hours was measured')
    for (const comparison of [infrastructure.window, infrastructure.rate])
      expect(inCents(comparison)).toBe('only one of the two periods has samples of load balancers')
  })

  test('without load balancers in either is the fee, and says so', () => {
    const { window } = comparing([fee(steady(0.1, 0, 20))]).infrastructure
    expect(inCents(window)).toEqual([100, 100, 0, 0])
    expect(window).toMatchObject({
      notes: [`load balancers are left out: no samples of ${METRIC.loadBalancerCost} in this window`],
    })
  })

  test('is carried on where one part was measured for other hours, though both together were not', () => {
    const { window } = comparing([
      fee([...steady(0.1, 0, 10), ...steady(0.1, 10, 18)]),
      lb([...steady(0.02, 0, 8), ...steady(0.02, 10, 20)]),
    ]).infrastructure
    // Both together were measured for eight hours either time, but the plain amounts are 1.16 and 1.00.
    expect(inCents(window)).toEqual([120, 120, 0, 0])
    expect(window).toMatchObject({ basis: 'mean over measured hours × hours of the window' })
  })
})

describe('notes', () => {
  test('say when mostly other hours were measured', () => {
    const halves = [fee([...steady(1, 0, 5), ...steady(2, 15, 20)])]
    expect(comparing(halves).fee.rate).toMatchObject({
      notes: [
        'only 0 of 5 measured hours stand at the same place in both periods, so part of the change may be which hours were seen',
      ],
    })
    expect(comparing([fee([...steady(1, 0, 5), ...steady(2, 10, 15)])]).fee.rate).toMatchObject({ notes: [] })
  })

  test('of one period name it', () => {
    const { rate } = comparing([fee([...steady(1, 0, 10), ...steady(-1, 10, 11), ...steady(1, 11, 20)])]).fee
    expect(rate).toMatchObject({
      notes: ['this period: 1 of 10 samples are below zero and are counted as they came'],
    })
  })
})

describe('laws of comparison', () => {
  const sets = fc
    .tuple(
      severalSeries(METRIC.managementCost, hourlyRows),
      severalSeries(METRIC.loadBalancerCost, hourlyRows),
    )
    .map(([a, b]) => setOf(span(0, 60), ...a, ...b))
  const all = (costs: ReturnType<typeof compareCosts>): Comparison<number>[] =>
    Object.values(costs).flatMap(({ window, rate }) => [window, rate])

  test('a window has not changed since itself', () => {
    fc.assert(
      fc.property(sets, (set) => {
        const period = { set, window: span(0, 60) }
        for (const comparison of all(compareCosts({ before: period, now: period }, ratio(0))))
          if (comparison.kind === 'delta') expect(comparison).toMatchObject({ change: 0, direction: 'same' })
      }),
    )
  })

  test('turned round, a change is its opposite, and a refusal stays one', () => {
    fc.assert(
      fc.property(sets, (set) => {
        const [first, second] = [
          { set, window: span(0, 30) },
          { set, window: span(30, 60) },
        ]
        const there = all(compareCosts({ before: first, now: second }, ratio(0.2)))
        const back = all(compareCosts({ before: second, now: first }, ratio(0.2)))
        there.forEach((comparison, i) => {
          const other = back[i]
          expect(other?.kind).toBe(comparison.kind)
          if (comparison.kind === 'delta' && other?.kind === 'delta')
            expect(other.change + comparison.change).toBeCloseTo(0, 12)
        })
      }),
    )
  })

  test('amounts and rates tell of the same change', () => {
    fc.assert(
      fc.property(sets, (set) => {
        const { fee: part } = compareCosts(
          { before: { set, window: span(0, 30) }, now: { set, window: span(30, 60) } },
          ratio(0.2),
        )
        if (part.rate.kind === 'refused' || part.window.kind === 'refused') return
        if (part.rate.ratio === null) expect(part.window.ratio).toBeNull()
        else expect(part.window.ratio).toBeCloseTo(part.rate.ratio, 6)
      }),
    )
  })
})
