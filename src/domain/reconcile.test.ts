import { describe, expect, test } from 'vitest'
import { costFigures } from './cost'
import type { CostPart, CostReport } from './costReport'
import { METRIC } from './metrics'
import { reconcile, samplesAtStart } from './reconcile'
import { series, setOf, span, steady, table } from './testing/tables'
import { ratio, usd } from './units'

const WINDOW = span(0, 168)

const report = (
  shape: CostReport['shape'],
  total: number | null,
  parts: Partial<Record<CostPart, number>> = {},
  efficiency: CostReport['efficiency'] = null,
): CostReport => ({
  account: '00000000-0000-4000-8000-00000000c10d',
  window: WINDOW,
  shape,
  total: total === null ? null : usd(total),
  parts: new Map(Object.entries(parts).map(([part, amount]) => [part as CostPart, usd(amount)])),
  efficiency,
  notices: [],
})

/** Our own figures: fee and load balancer at these rates in the last `hours` of the window. */
function own(hours: number, feeRate: number | null, lbRate: number | null) {
  const rows = (rate: number) => steady(rate, 168 - hours, 168)
  const set = setOf(
    WINDOW,
    ...(feeRate === null ? [] : [series(METRIC.managementCost, rows(feeRate))]),
    ...(lbRate === null ? [] : [series(METRIC.loadBalancerCost, rows(lbRate))]),
  )
  const { fee, loadBalancers } = costFigures(set, WINDOW, 720)
  return { fee: fee.window, loadBalancers: loadBalancers.window, atStart: samplesAtStart(set) }
}

const EFFICIENCY = { cpu: ratio(0.4), ram: ratio(0.5), total: ratio(0.45) }

describe('what was published', () => {
  test('10 October: 32 hours of the fee, up to float noise', () => {
    const { reported, difference, causes, unexplained } = reconcile(
      report('B1', 3.2000000000000015),
      own(32, 0.1, 0.0239),
    )
    expect(reported.value).toBe(3.2000000000000015)
    expect({ difference: difference.value, causes, unexplained }).toEqual({
      difference: 0,
      causes: [],
      unexplained: 0,
    })
  })

  test('13 October: 29.84 is fee, load balancer and 104 × the prices of a gigabyte', () => {
    // 104 h × 0.10, 104 h × 0.0239, 104 × (0.143 + 0.01 + 0.01).
    const parts = { management: 10.4, loadBalancer: 2.4856, network: 16.952 }
    const { ours, difference, causes, unexplained } = reconcile(
      report('B2', 29.837599999999995, parts),
      own(104, 0.1, 0.0239),
    )
    expect(ours).toBeCloseTo(12.8856, 9)
    expect(difference.value).toBeCloseTo(16.952, 9)
    expect(causes).toEqual([{ cause: 'network prices summed as costs', amount: 16.952 }])
    expect(unexplained).toBe(0)
  })

  test('the handover: 330.79 leaves out its own management of 22.50', () => {
    const parts = { cpu: 200, ram: 90.5, pv: 30, loadBalancer: 10.29, management: 22.5 }
    const { ours, difference, causes, unexplained } = reconcile(
      report('B3', 330.79, parts, EFFICIENCY),
      own(0, null, null),
    )
    expect(ours).toBeCloseTo(353.29, 9)
    expect(difference.value).toBeCloseTo(-22.5, 9)
    expect(causes).toEqual([{ cause: 'management left out', amount: -22.5 }])
    expect(unexplained).toBe(0)
  })
})

describe('causes', () => {
  const causesOf = (...question: Parameters<typeof reconcile>) => {
    const { causes, unexplained } = reconcile(...question)
    return [
      ...causes.map(({ cause, amount }) => [cause, Math.round(amount * 1e6) / 1e6]),
      Math.round(unexplained * 1e6) / 1e6,
    ]
  }

  test('fault 7: a plain sum counts the sample at the window’s start', () => {
    const set = setOf(span(0, 1), series(METRIC.managementCost, table({ 0: 0.1, 1: 0.1 })))
    const { fee, loadBalancers } = costFigures(set, span(0, 1), 720)
    const ours = { fee: fee.window, loadBalancers: loadBalancers.window, atStart: samplesAtStart(set) }
    expect(causesOf(report('B1', 0.2), ours)).toEqual([['sample at the window’s start', 0.1], 0])
  })

  test('a summary counts the load balancers at the start too', () => {
    const set = setOf(
      span(0, 1),
      series(METRIC.managementCost, table({ 0: 0.1, 1: 0.1 })),
      series(METRIC.loadBalancerCost, table({ 0: 0.02, 1: 0.02 })),
    )
    const { fee, loadBalancers } = costFigures(set, span(0, 1), 720)
    const ours = { fee: fee.window, loadBalancers: loadBalancers.window, atStart: samplesAtStart(set) }
    const summary = report('B2', 0.24, { management: 0.2, loadBalancer: 0.04 })
    expect(causesOf(summary, ours)).toEqual([['sample at the window’s start', 0.12], 0])
  })

  test('fault 10: what no cause explains stays unexplained, and both numbers are there', () => {
    const { reported, ours, difference } = reconcile(report('B1', 5), own(32, 0.1, null))
    expect([reported.value, difference.value]).toEqual([5, expect.closeTo(1.8, 9)])
    expect(ours).toBeCloseTo(3.2, 9)
    expect(causesOf(report('B1', 5), own(32, 0.1, null))).toEqual([1.8])
  })

  test('a part of the difference can be explained and the rest not', () => {
    const summary = report('B2', 20, { management: 3.2, network: 10 })
    expect(causesOf(summary, own(32, 0.1, null))).toEqual([['network prices summed as costs', 10], 6.8])
  })

  test('management left out is what we counted, if our samples say another amount than the answer', () => {
    const summary = report('B5', 100, { cpu: 100, management: 22.5 })
    expect(causesOf(summary, own(100, 0.1, null))).toEqual([['management left out', -10], 0])
  })

  test('management left out of an answer that never names it', () => {
    expect(causesOf(report('B6', 100, { cpu: 100 }), own(100, 0.1, null))).toEqual([
      ['management left out', -10],
      0,
    ])
  })

  test('a fee that is missing in a total of the fee alone has no such excuse', () => {
    expect(causesOf(report('B1', 0), own(100, 0.1, null))).toEqual([-10])
  })

  test('fault 15: efficiencies without a cost of CPU, memory or disks do not make prices a cost', () => {
    const fallback = report('B3', 6.2, { management: 3.2, network: 3 }, EFFICIENCY)
    expect(causesOf(fallback, own(32, 0.1, null))).toEqual([['network prices summed as costs', 3], 0])
  })

  test('where the allocation exporter runs, its network cost is a cost', () => {
    const exported = report('B5', 106.2, { management: 3.2, cpu: 100, network: 3 })
    expect(causesOf(exported, own(32, 0.1, null))).toEqual([0])
    expect(reconcile(exported, own(32, 0.1, null)).ours).toBeCloseTo(106.2, 9)
  })

  test('less than half a cent is no difference', () => {
    expect(reconcile(report('B1', 3.204), own(32, 0.1, null)).difference.value).toBe(0)
    expect(reconcile(report('B1', 3.206), own(32, 0.1, null)).difference.value).toBeCloseTo(0.006, 9)
  })
})

describe('nothing to compare', () => {
  test('a service that names no total', () => {
    const { reported, difference } = reconcile(report('B2', null, { management: 1 }), own(32, 0.1, null))
    for (const figure of [reported, difference])
      expect(figure).toMatchObject({ value: null, reason: 'the service named no total' })
  })

  test('no samples and no parts: the total is repeated, a difference is not made up', () => {
    for (const form of ['B1', 'B7'] as const) {
      const { reported, difference, ours } = reconcile(report(form, 5), own(0, null, null))
      expect([reported.value, difference.value, ours]).toEqual([5, null, null])
    }
  })
})

test('only the fee’s samples at exactly the window’s start count too much in a plain sum', () => {
  const at = (rows: Record<number, number>, labels: Record<string, string> = {}) =>
    series(METRIC.managementCost, table(rows), labels)
  expect(samplesAtStart(setOf(WINDOW, at({ 1: 0.1 }))).fee).toBe(0)
  const twice = setOf(WINDOW, at({ 0: 0.1, 1: 0.5 }), at({ 0: 0.25 }, { a: 'b' }))
  expect(samplesAtStart(twice).fee).toBeCloseTo(0.35, 12)
  const balancer = setOf(WINDOW, series(METRIC.loadBalancerCost, table({ 0: 1 })))
  expect(samplesAtStart(balancer)).toEqual({ fee: 0, loadBalancers: 1 })
})
