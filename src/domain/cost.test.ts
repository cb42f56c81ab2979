import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CostFigures, costFigures } from './cost'
import type { Figure } from './figure'
import { METRIC } from './metrics'
import { hourlyRows, severalSeries } from './testing/arbitraries'
import { asCurrent, at, type Row, series, setOf, span, steady, table } from './testing/tables'

const fee = (rows: readonly Row[], labels = {}) => series(METRIC.managementCost, rows, labels)
const lb = (rows: readonly Row[], labels = {}) => series(METRIC.loadBalancerCost, rows, labels)

const WEEK = span(0, 168)
const figuresOf = (window = WEEK, ...all: Parameters<typeof setOf>[1][]) =>
  costFigures(setOf(window, ...all), window, 720)

describe('the control-plane fee', () => {
  test('of 32 hours of a week: what was seen, and what it would come to', () => {
    const costs = figuresOf(WEEK, fee(steady(0.1, 136, 168)))
    expect(costs.fee.window.value).toBeCloseTo(3.2, 12)
    expect(costs.fee.rate.value).toBeCloseTo(0.1, 12)
    expect(costs.fee.day.value).toBeCloseTo(2.4, 12)
    expect(costs.fee.month.value).toBeCloseTo(72, 12)
    expect(costs.feeFullWindow.value).toBeCloseTo(16.8, 12)
    expect(costs.fee.window.coverage).toMatchObject({ covered: 32, window: 168 })
  })

  test('fault 49: of a month of 730 hours comes to more', () => {
    const set = setOf(WEEK, fee(steady(0.1, 136, 168)))
    expect(costFigures(set, WEEK, 730).fee.month.value).toBeCloseTo(73, 12)
  })

  test('fault 7: one hour asked with a sample at each end is one hour paid', () => {
    const { fee: figures } = figuresOf(span(0, 1), fee(table({ 0: 0.1, 1: 0.1 })))
    expect(figures.window.value).toBeCloseTo(0.1, 12)
    expect(figures.window.inputs).toEqual([
      { source: METRIC.managementCost, series: 1, samples: 1, first: at(1), last: at(1) },
    ])
  })

  test('fault 9: the rate of a window with a gap is the mean of what was seen', () => {
    const { fee: figures } = figuresOf(span(0, 4), fee(table({ 1: 0.1, 4: 0.3 })))
    expect(figures.window.value).toBeCloseTo(0.4, 12)
    expect(figures.rate.value).toBeCloseTo(0.2, 12)
  })

  test('fault 14: a second series of value 0 halves nothing', () => {
    const second = fee(steady(0, 0, 4), { provisioner_name: '' })
    const { fee: figures } = figuresOf(span(0, 4), fee(steady(0.1, 0, 4)), second)
    expect(figures.rate.value).toBeCloseTo(0.1, 12)
  })

  test('that was measured as 0 is 0; that was not measured is missing and never 0', () => {
    expect(figuresOf(span(0, 2), fee(steady(0, 0, 2))).fee.month.value).toBe(0)
    const none = figuresOf(span(0, 2), fee(table({ 0: 0.1 })))
    const all: Figure[] = [
      ...Object.values(none.fee),
      none.feeFullWindow,
      ...Object.values(none.infrastructure),
    ]
    for (const figure of all)
      expect(figure).toMatchObject({
        value: null,
        reason: `no samples of ${METRIC.managementCost} in this window`,
      })
  })

  test('fault 4: a negative sample stays in, and is mentioned', () => {
    const { fee: figures } = figuresOf(span(0, 3), fee(table({ 1: 1, 2: -0.25, 3: 1 })))
    expect(figures.window.value).toBeCloseTo(1.75, 12)
    expect(figures.window.notes.join()).toContain('1 of 3 samples are below zero')
  })

  test('fault 5: an amount no number can hold is out of range', () => {
    const costs = figuresOf(span(0, 2), fee(steady(1e308, 0, 2)), lb(steady(1, 0, 2)))
    expect(costs.fee.window).toMatchObject({ value: null, reason: 'out of range' })
    expect(costs.infrastructure.window.notes).toContain('the control-plane fee is left out: out of range')
  })

  test('fault 16: a gauge that falls to 0 at the hour costs 0 for that hour, and never less', () => {
    const { fee: figures } = figuresOf(span(0, 3), fee(table({ 1: 0.2, 2: 0, 3: 0.2 })))
    expect(figures.window.value).toBeCloseTo(0.4, 12)
  })
})

describe('carrying a rate over hours nobody saw', () => {
  const projectedFrom = (hours: number, window: number) =>
    figuresOf(span(0, window), fee(steady(0.1, 0, hours))).fee.month.value !== null

  test.each([
    [23, 168, false],
    [24, 168, true],
    [1, 4, true],
    [1, 5, false],
    [1, 1, true],
  ])('%i of %i hours: %s', (seen, window, projected) => {
    expect(projectedFrom(seen, window)).toBe(projected)
  })

  test('what is withheld says why, and the observed figures stay', () => {
    const { fee: figures } = figuresOf(WEEK, fee(steady(0.1, 0, 5)))
    expect(figures.day).toMatchObject({
      value: null,
      reason: expect.stringContaining('too little was measured'),
    })
    expect(figures.window.value).toBeCloseTo(0.5, 12)
  })
})

describe('measured infrastructure', () => {
  test('is fee and load balancers together, as covered as the less covered of them', () => {
    const { loadBalancers, infrastructure } = figuresOf(
      span(0, 100),
      fee(steady(0.1, 0, 100)),
      lb(steady(0.02, 50, 100), { service_name: 'a' }),
      lb(steady(0.03, 50, 100), { service_name: 'b' }),
    )
    expect(loadBalancers.rate.value).toBeCloseTo(0.05, 12)
    expect(infrastructure.window.value).toBeCloseTo(10 + 2.5, 12)
    expect(infrastructure.rate.value).toBeCloseTo(0.15, 12)
    expect(infrastructure.day.value).toBeCloseTo(3.6, 12)
    expect(infrastructure.month.value).toBeCloseTo(108, 12)
    expect(infrastructure.window.coverage?.covered).toBe(50)
    expect(infrastructure.window.inputs).toMatchObject([
      { source: METRIC.managementCost, series: 1 },
      { source: METRIC.loadBalancerCost, series: 2 },
    ])
  })

  test.each([
    ['load balancers', [fee(steady(0.1, 0, 4))], 0.4, 'load balancers are left out'],
    ['the fee', [lb(steady(0.1, 0, 4))], 0.4, 'the control-plane fee is left out'],
  ])('says so where %s were not measured', (_, all, amount, note) => {
    const { infrastructure } = figuresOf(span(0, 4), ...all)
    expect(infrastructure.window.value).toBeCloseTo(amount, 12)
    expect(infrastructure.window.notes.join()).toContain(note)
  })

  test('fault 15: network prices are no part of it', () => {
    const price = series(METRIC.internetEgressPrice, steady(0.143, 0, 4))
    const costs = figuresOf(span(0, 4), fee(steady(0.1, 0, 4)), price)
    expect(costs.infrastructure.window.value).toBeCloseTo(0.4, 12)
  })
})

describe('an answer of current values only', () => {
  // Stamped at the start, at now, or after the last full hour: none of them is history.
  test.each([0, 168, 168.3])('sampled at hour %d, gives a current rate and no amount', (hour) => {
    const set = asCurrent(setOf(WEEK, fee(table({ [hour]: 0.1 })), lb(table({ [hour]: 0.02 }))))
    const { fee: figures, infrastructure } = costFigures(set, WEEK, 720)
    expect(figures.window).toMatchObject({
      value: null,
      reason: expect.stringContaining('current values only'),
    })
    expect(figures.rate).toMatchObject({ value: 0.1, coverage: null, inputs: [{ samples: 1 }] })
    expect(figures.month.value).toBeCloseTo(72, 12)
    expect(infrastructure.rate).toMatchObject({ value: expect.closeTo(0.12, 12), coverage: null })
    expect(infrastructure.month.value).toBeCloseTo(86.4, 12)
    expect(infrastructure.window.value).toBeNull()
  })

  test('gives no rate without samples', () => {
    expect(costFigures(asCurrent(setOf(WEEK)), WEEK, 720).fee.rate.value).toBeNull()
  })
})

describe('laws of cost', () => {
  const sets = fc
    .tuple(
      severalSeries(METRIC.managementCost, hourlyRows),
      severalSeries(METRIC.loadBalancerCost, hourlyRows),
    )
    .map(([a, b]) => [...a, ...b])
  const moneyOf = ({ fee, feeFullWindow, loadBalancers, infrastructure }: CostFigures) =>
    [fee, loadBalancers, infrastructure]
      .flatMap((one): Figure[] => Object.values(one))
      .concat(feeFullWindow)
      .map(({ value }) => value as number | null)
  const window = span(0, 60)

  test('k times the rates are k times every figure, and what was missing stays missing', () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 1, max: 7 }), (all, k) => {
        const plain = moneyOf(figuresOf(window, ...all))
        const scaled = all.map((one) => ({ ...one, value: one.value.map((rate) => rate * k) }))
        moneyOf(figuresOf(window, ...scaled)).forEach((value, i) => {
          const before = plain[i] ?? null
          if (before === null) expect(value).toBeNull()
          else expect(value).toBeCloseTo(before * k, 6)
        })
      }),
    )
  })

  test('the order of series changes no figure', () => {
    fc.assert(
      fc.property(sets, (all) => {
        const turned = moneyOf(figuresOf(window, ...[...all].reverse()))
        moneyOf(figuresOf(window, ...all)).forEach((value, i) => {
          if (value === null) expect(turned[i]).toBeNull()
          else expect(turned[i]).toBeCloseTo(value, 8)
        })
      }),
    )
  })

  test('a figure is missing exactly where no sample stands for any of the window', () => {
    fc.assert(
      fc.property(hourlyRows, fc.integer({ min: 1, max: 60 }), (rows, to) => {
        const { window: amount, rate } = figuresOf(span(0, to), fee(rows)).fee
        const isCovered = rows.some(([hour]) => hour > 0 && hour <= to)
        expect([amount.value !== null, rate.value !== null]).toEqual([isCovered, isCovered])
      }),
    )
  })
})
