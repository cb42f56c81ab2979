import { describe, expect, test } from 'vitest'
import { type CostChange, costChanges } from './costChanges'
import { METRIC } from './metrics'
import { hourOf, type Row, series, setOf, span, steady, table } from './testing/tables'

const WINDOW = span(0, 8)
const fee = (rows: readonly Row[], labels = {}) => series(METRIC.managementCost, rows, labels)
const lb = (service: string, rows: readonly Row[], labels = {}) =>
  series(METRIC.loadBalancerCost, rows, { service_name: service, namespace: 'web', ...labels })
const changesOf = (...all: Parameters<typeof setOf>[1][]) => costChanges(setOf(WINDOW, ...all), WINDOW)
/** At every full hour, the start of the window included. */
const always = (value: number) => steady(value, -1, 8)
const since = (hour: number, value: number) => steady(value, hour - 1, 8)
const until = (hour: number, value: number) => steady(value, -1, hour)

/** Hours instead of instants. */
const inHours = ({ between, ...what }: CostChange) => ({
  between: [hourOf(between.start), hourOf(between.end)],
  ...what,
})

describe('the fee', () => {
  test.each<[string, Record<number, number>, [number, number, number, number][]]>([
    ['a steady rate does not step', { 1: 0.1, 2: 0.1, 3: 0.1 }, []],
    ['a step is from the last old to the first new', { 1: 0.1, 2: 0.1, 3: 0.6 }, [[2, 3, 0.1, 0.6]]],
    [
      'there and back are two',
      { 1: 0.1, 2: 0.6, 3: 0.1 },
      [
        [1, 2, 0.1, 0.6],
        [2, 3, 0.6, 0.1],
      ],
    ],
    ['fault 6: float noise is no step', { 1: 0.1 + 0.2, 2: 0.3 }, []],
    [
      'a billionth is none, a millionth is one',
      { 1: 1, 2: 1 + 1e-10, 3: 1 + 1e-6 },
      [[2, 3, 1 + 1e-10, 1 + 1e-6]],
    ],
    ['to zero is a step', { 1: 0.1, 2: 0 }, [[1, 2, 0.1, 0]]],
    ['zero to zero is none', { 1: 0, 2: 0 }, []],
  ])('%s', (_, rows, expected) => {
    const steps = changesOf(fee(table(rows))).map(inHours)
    expect(steps.map(({ between, before, after }) => [...between, before, after])).toEqual(expected)
  })

  test('fault 14: is the sum of its series, so one of zeros is no step', () => {
    expect(changesOf(fee(always(0.1)), fee(since(4, 0), { provisioner_name: '' }))).toEqual([])
    expect(changesOf(fee(always(0.1)), fee(since(4, 0.5), { provisioner_name: 'b' }))).toMatchObject([
      { kind: 'fee-stepped', before: 0.1, after: 0.6 },
    ])
  })
})

describe('load balancers', () => {
  const balancer = { namespace: 'web', service: 'b', address: null }

  test('come, step and go while costs are measured', () => {
    const rows = table({ 3: 0.02, 4: 0.02, 5: 0.03, 6: 0.03 })
    expect(changesOf(fee(always(0.1)), lb('a', always(0.02)), lb('b', rows)).map(inHours)).toEqual([
      { kind: 'load-balancer-came', between: [2, 3], balancer, before: null, after: 0.02 },
      { kind: 'load-balancer-stepped', between: [4, 5], balancer, before: 0.02, after: 0.03 },
      { kind: 'load-balancer-went', between: [6, 7], balancer, before: 0.03, after: null },
    ])
  })

  test('the only one goes as well, for the fee was measured after it', () => {
    expect(changesOf(fee(always(0.1)), lb('b', until(5, 0.02)))).toMatchObject([
      { kind: 'load-balancer-went', balancer, before: 0.02 },
    ])
  })

  test('of the first and newest sample of all costs have neither come nor gone', () => {
    expect(changesOf(fee(steady(0.1, 0, 8)), lb('b', steady(0.02, 0, 8)))).toEqual([])
    expect(changesOf(lb('b', steady(0.02, 0, 8)))).toEqual([])
  })

  test('under another address is another one', () => {
    const [before, after] = [
      lb('b', until(4, 0.02), { ingress_ip: '192.0.2.1' }),
      lb('b', since(5, 0.02), { ingress_ip: '192.0.2.2' }),
    ]
    expect(changesOf(before, after).map(({ kind }) => kind)).toEqual([
      'load-balancer-went',
      'load-balancer-came',
    ])
  })

  test('under another label that does not make it is the same, also while both series last', () => {
    const [before, after] = [lb('b', until(4, 0.02), { job: 'old' }), lb('b', since(4, 0.02), { job: 'new' })]
    expect(changesOf(before, after)).toEqual([])
  })
})

describe('the price list', () => {
  test('a price that changed says which', () => {
    const prices = [
      series(METRIC.internetEgressPrice, table({ 1: 0.143, 2: 0.143, 3: 0.12 })),
      series(METRIC.zoneEgressPrice, always(0.01)),
      series(METRIC.regionEgressPrice, table({ 0: 0.01, 8: 0.02 })),
    ]
    expect(changesOf(...prices).map(inHours)).toEqual([
      { kind: 'price-changed', price: 'egress.region', between: [0, 8], before: 0.01, after: 0.02 },
      { kind: 'price-changed', price: 'egress.internet', between: [2, 3], before: 0.143, after: 0.12 },
    ])
  })

  test('of two prices at one instant the dearer counts', () => {
    const [a, b] = [table({ 1: 1, 2: 3 }), table({ 1: 2, 2: 2 })]
    expect(
      changesOf(series(METRIC.zoneEgressPrice, a, { a: '1' }), series(METRIC.zoneEgressPrice, b, { a: '2' })),
    ).toMatchObject([{ before: 2, after: 3 }])
  })
})
