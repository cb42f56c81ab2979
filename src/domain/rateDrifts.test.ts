import { describe, expect, test } from 'vitest'
import { METRIC } from './metrics'
import { rateDrifts } from './rateDrifts'
import { asCurrent, at, type Row, series, setOf, span, table } from './testing/tables'

const WINDOW = span(0, 4)
const fee = (rows: readonly Row[], labels: Record<string, string> = { provisioner_name: 'EKS' }) =>
  series(METRIC.managementCost, rows, labels)
const balancer = (name: string, rows: readonly Row[]) =>
  series(METRIC.loadBalancerCost, rows, { namespace: 'web', service_name: name })

test('a rate that stepped says from what, to what, when, and by how much', () => {
  const set = setOf(WINDOW, fee(table({ 1: 0.25, 2: 0.25, 3: 0.75 })))
  expect(rateDrifts(set, WINDOW)).toEqual([
    {
      of: 'fee',
      name: 'EKS',
      labels: new Map([['provisioner_name', 'EKS']]),
      first: 0.25,
      firstAt: at(1),
      last: 0.75,
      lastAt: at(3),
      drift: 0.5,
      share: 2,
      isNow: true,
    },
  ])
})

describe('each series is a line of its own', () => {
  test('the fee first, load balancers by name, whichever way they came', () => {
    const all = [
      balancer('b', table({ 4: 0.5 })),
      balancer('a', table({ 4: 0.25 })),
      fee(table({ 4: 0.125 })),
    ]
    for (const order of [all, all.toReversed()])
      expect(
        rateDrifts(setOf(WINDOW, ...order), WINDOW).map(({ of, name, last }) => [of, name, last]),
      ).toEqual([
        ['fee', 'EKS', 0.125],
        ['load balancer', 'web/a', 0.25],
        ['load balancer', 'web/b', 0.5],
      ])
  })

  test.each<[string, Record<string, string>, string | null]>([
    ['the service alone', { service_name: 'a' }, 'a'],
    ['its address', { namespace: 'web', ingress_ip: '192.0.2.1' }, '192.0.2.1'],
    ['nothing', { namespace: '' }, null],
  ])('a load balancer may be named by %s', (_, labels, name) => {
    const set = setOf(WINDOW, series(METRIC.loadBalancerCost, table({ 1: 1 }), labels))
    expect(rateDrifts(set, WINDOW)[0]?.name).toBe(name)
  })

  test('a load balancer that is gone is told from one that is charged, though it is the only one', () => {
    const gone = setOf(WINDOW, balancer('a', table({ 1: 1, 2: 1 })), fee(table({ 4: 1 })))
    expect(rateDrifts(gone, WINDOW).map(({ isNow }) => isNow)).toEqual([true, false])
  })

  test('without a sample in the window there is no line', () => {
    expect(rateDrifts(setOf(WINDOW, fee(table({ 5: 1 }))), WINDOW)).toEqual([])
  })

  test('a current value has no window to lie in, and no drift', () => {
    const [only] = rateDrifts(asCurrent(setOf(WINDOW, fee(table({ 9: 1 })))), WINDOW)
    expect(only).toMatchObject({ first: 1, last: 1, drift: 0, isNow: true })
  })
})
