import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costFigures } from './cost'
import { METRIC } from './metrics'
import { projectionBand } from './projectionBand'
import { hourlyRows, hourPair, oddRows, severalSeries } from './testing/arbitraries'
import { asCurrent, at, type Row, series, setOf, span, steady, table } from './testing/tables'

const fee = (rows: readonly Row[]) => series(METRIC.managementCost, rows)
const lb = (rows: readonly Row[]) => series(METRIC.loadBalancerCost, rows)
const PAST = span(0, 100)

const projectionOf = (until: number, ...all: Parameters<typeof setOf>[1][]) =>
  projectionBand(setOf(PAST, ...all), PAST, at(until))

/** The band in cents, so that float noise stays out of the tables. */
function bandOf(until: number, ...all: Parameters<typeof setOf>[1][]) {
  const band = projectionOf(until, ...all)
  if (band.kind === 'withheld') throw new Error(band.reason)
  const cents = (amount: number) => Math.round(amount * 1e4) / 100
  const { observed, atStart, atEnd } = band
  return [observed, atStart.low, atStart.high, atEnd.low, atEnd.high].map(cents)
}

/** The rates 0.001, 0.002, … one an hour. */
const rising = (hours: number): Row[] =>
  Array.from({ length: hours }, (_, i) => [100 - hours + i + 1, (i + 1) / 1000])
const rare: Row[] = [...steady(0.1, 0, 95), ...steady(10, 95, 100)]

describe('the band of a projection', () => {
  test.each<[string, number, Row[], Row[], number[]]>([
    ['a steady rate has no width', 200, steady(0.1, 0, 100), [], [1000, 1000, 1000, 2000, 2000]],
    // Of the rates 1 to 100 the 10th is 10 and the 90th is 90; ten hours are to come.
    ['from the 10th to the 90th percentile', 110, rising(100), [], [505, 505, 505, 515, 595]],
    // 48 rates: ⌈4.8⌉ = 5 and ⌈43.2⌉ = 44; the 52 hours before them cost nothing or 44 thousandths each.
    ['percentiles from 48 hours on', 110, rising(48), [], [117.6, 117.6, 346.4, 122.6, 390.4]],
    ['least and greatest under 48 hours', 110, rising(47), [], [112.8, 112.8, 361.9, 113.8, 408.9]],
    ['as far as the mean, where few hours are dear', 110, rare, [], [5950, 5950, 5950, 6050, 6545]],
    [
      'hours without samples cost nothing, or as any',
      200,
      steady(0.1, 50, 100),
      [],
      [500, 500, 1000, 1500, 2000],
    ],
    ['a credit may have gone on unseen', 200, steady(-0.1, 50, 100), [], [-500, -1000, -500, -2000, -1500]],
    ['two parts add up', 200, steady(0.1, 0, 100), steady(0.02, 0, 100), [1200, 1200, 1200, 2400, 2400]],
    // The fee once for each hour: a load balancer that came late makes no hour of the fee unseen.
    [
      'a part that came goes on',
      200,
      steady(0.1, 0, 100),
      steady(0.02, 50, 100),
      [1100, 1100, 1200, 2300, 2400],
    ],
    [
      'a part that went may be gone',
      200,
      steady(0.1, 0, 100),
      steady(0.02, 0, 50),
      [1100, 1100, 1200, 2100, 2400],
    ],
    [
      'a part seen for an hour only is in it',
      200,
      steady(0.1, 0, 100),
      steady(1, 99, 100),
      [1100, 1100, 11_000, 12_100, 22_000],
    ],
    ['nothing is to come of what is over', 100, steady(0.1, 50, 100), [], [500, 500, 1000, 500, 1000]],
  ])('%s', (_, until, ofFee, ofBalancers, cents) => {
    expect(bandOf(until, fee(ofFee), lb(ofBalancers))).toEqual(cents)
  })

  test('says which part is not in it', () => {
    expect(projectionOf(200, fee(steady(0.1, 0, 100)))).toMatchObject({
      notes: ['load balancers are not in it: they have no samples'],
    })
    expect(projectionOf(200, lb(steady(0.1, 0, 100)))).toMatchObject({
      notes: ['the control-plane fee is not in it: it has no samples'],
    })
    expect(projectionOf(200, fee(steady(0.1, 0, 9)), lb(steady(0.1, 0, 99)))).toMatchObject({ notes: [] })
  })
})

describe('no band', () => {
  const TOO_LITTLE = 'too little was measured to project: 24 hours or 25 % of the window are needed'
  test.each<[string, number, Row[], string | null]>([
    ['of 23 hours of 100', 100, steady(1, 0, 23), TOO_LITTLE],
    ['but of 24 hours', 100, steady(1, 0, 24), null],
    // The hours to come count as well: a good morning is no month.
    ['of 23 hours that were all there was', 500, steady(1, 77, 100), TOO_LITTLE],
    ['without samples', 100, table({ 0: 1 }), 'no cost was measured in this span'],
    ['past what a number can hold', 200, steady(1e306, 0, 100), 'out of range'],
  ])('%s', (_, until, rows, reason) => {
    const projection = projectionOf(until, fee(rows))
    expect(projection.kind === 'withheld' ? projection.reason : null).toBe(reason)
  })

  test('but of a quarter of a short span', () => {
    const past = span(0, 20)
    const of = (hours: number) => projectionBand(setOf(past, fee(steady(1, 0, hours))), past, at(40)).kind
    expect([of(9), of(10)]).toEqual(['withheld', 'band'])
  })

  test('of current values', () => {
    const set = asCurrent(setOf(PAST, fee(steady(1, 0, 100))))
    expect(projectionBand(set, PAST, at(200))).toMatchObject({
      kind: 'withheld',
      reason: 'the service answered with current values only, without history',
    })
  })
})

describe('laws of the band', () => {
  const sets = fc
    .tuple(
      fc.oneof(
        severalSeries(METRIC.managementCost, hourlyRows),
        severalSeries(METRIC.managementCost, oddRows),
      ),
      severalSeries(METRIC.loadBalancerCost, hourlyRows),
    )
    .map(([a, b]) => [...a, ...b])

  test('it begins with the figure of the window, and the mean rate carried on is inside', () => {
    fc.assert(
      fc.property(sets, hourPair, fc.integer({ min: 0, max: 60 }), (all, [from, to], more) => {
        const past = span(from, to)
        const set = setOf(past, ...all)
        const band = projectionBand(set, past, at(to + more))
        if (band.kind === 'withheld') return
        const { window, rate } = costFigures(set, past, 720).infrastructure
        const flat = (rate.value as number) * (to + more - from)
        expect(band.observed).toBeCloseTo(window.value as number, 8)
        expect(band.atEnd.low).toBeLessThanOrEqual(flat + 1e-9)
        expect(band.atEnd.high).toBeGreaterThanOrEqual(flat - 1e-9)
        expect(band.atStart.low).toBeLessThanOrEqual(band.observed + 1e-9)
        expect(band.atStart.high).toBeGreaterThanOrEqual(band.observed - 1e-9)
      }),
    )
  })

  test('the further it is carried, the wider it is', () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 0, max: 60 }), (all, more) => {
        const past = span(0, 60)
        const width = (until: number) => {
          const band = projectionBand(setOf(past, ...all), past, at(until))
          return band.kind === 'withheld' ? null : band.atEnd.high - band.atEnd.low
        }
        const [near, far] = [width(60), width(60 + more)]
        if (near !== null && far !== null) expect(far).toBeGreaterThanOrEqual(near - 1e-9)
      }),
    )
  })
})
