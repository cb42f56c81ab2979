import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { integrate, sumPerInstant } from './integral'
import { cutWindow, hourlyRows, oddRows, severalSeries } from './testing/arbitraries'
import { hourOf, type Row, series, span, steady, table } from './testing/tables'
import { HOUR_MS } from './units'

const integralOf = (from: number, to: number, ...tables: Row[][]) =>
  integrate(
    tables.map((rows) => series('rate', rows)),
    span(from, to),
    HOUR_MS,
  )

describe('the integral of a rate', () => {
  test.each<[string, [number, number], Row[][], number, number]>([
    ['is the rate times the hours', [0, 4], [steady(0.5, 0, 4)], 2, 4],
    [
      'leaves out the sample at the start: one hour asked is one hour paid',
      [0, 1],
      [table({ 0: 1, 1: 1 })],
      1,
      1,
    ],
    ['counts only the covered hours of a gap', [0, 10], [table({ 1: 2, 9: 3 })], 5, 2],
    ['weighs each sample by its own step', [0, 4], [table({ 1: 1, 2: 10, 3: 100 })], 111, 3],
    ['clips a step at both ends of the window', [0.5, 1.25], [table({ 1: 4, 2: 8 })], 4, 0.75],
    ['adds series that run side by side', [0, 2], [steady(1, 0, 2), steady(0.25, 0, 2)], 2.5, 2],
    ['is no larger for a second series of zeros', [0, 2], [steady(1, 0, 2), steady(0, 0, 2)], 2, 2],
    ['adds a series that begins later', [0, 4], [steady(1, 0, 4), steady(1, 3, 4)], 5, 4],
    ['keeps a credit', [0, 2], [table({ 1: 3, 2: -1 })], 2, 2],
    ['of nothing is nothing over no hours', [0, 2], [], 0, 0],
  ])('%s', (_, [from, to], tables, amount, covered) => {
    const integral = integralOf(from, to, ...tables)
    expect(integral.amount).toBeCloseTo(amount, 12)
    expect(integral.coverage.covered).toBeCloseTo(covered, 12)
  })

  test('says what went into it: series, instants that count, and those below zero', () => {
    const rows = table({ 0: -9, 1: -1, 2: 0, 3: 5 })
    expect(integralOf(0, 3, rows, rows)).toMatchObject({ series: 2, samples: 3, negative: 1 })
  })
})

test('samples of several series are added per instant, each instant once', () => {
  const sum = sumPerInstant([
    series('rate', table({ 1: 1, 3: 10 })),
    series('rate', table({ 1: 0.5, 2: 4 })),
    series('rate', []),
  ])
  expect([...sum.at].map((t, i) => [hourOf(t), sum.value[i]])).toEqual([
    [1, 1.5],
    [2, 4],
    [3, 10],
  ])
})

describe('laws of the integral', () => {
  const anySeries = fc.oneof(severalSeries('rate', hourlyRows), severalSeries('rate', oddRows))

  test('cutting a window cuts its amount, wherever the cut falls', () => {
    fc.assert(
      fc.property(anySeries, cutWindow, (set, [from, cut, to]) => {
        const over = (a: number, b: number) => integrate(set, span(a, b), HOUR_MS).amount
        expect(over(from, cut) + over(cut, to)).toBeCloseTo(over(from, to), 8)
      }),
    )
  })

  test('k times the rates are k times the money over the same hours', () => {
    fc.assert(
      fc.property(anySeries, cutWindow, fc.integer({ min: -3, max: 9 }), (set, [from, , to], k) => {
        const scaled = set.map((one) => ({ ...one, value: one.value.map((rate) => rate * k) }))
        const plain = integrate(set, span(from, to), HOUR_MS)
        const times = integrate(scaled, span(from, to), HOUR_MS)
        expect(times.amount).toBeCloseTo(plain.amount * k, 8)
        expect(times.coverage).toEqual(plain.coverage)
      }),
    )
  })

  test('the order of series changes nothing', () => {
    fc.assert(
      fc.property(anySeries, cutWindow, (set, [from, , to]) => {
        const window = span(from, to)
        const turned = integrate([...set].reverse(), window, HOUR_MS)
        const plain = integrate(set, window, HOUR_MS)
        expect(turned.amount).toBeCloseTo(plain.amount, 9)
        expect({ ...turned, amount: 0 }).toEqual({ ...plain, amount: 0 })
      }),
    )
  })

  test('on one grid the parts of a bill add up to the bill', () => {
    fc.assert(
      fc.property(severalSeries('rate', hourlyRows), cutWindow, (set, [from, , to]) => {
        const window = span(from, to)
        const apart = set.reduce((sum, one) => sum + integrate([one], window, HOUR_MS).amount, 0)
        expect(integrate(set, window, HOUR_MS).amount).toBeCloseTo(apart, 8)
      }),
    )
  })
})
