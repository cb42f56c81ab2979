import { describe, expect, test } from 'vitest'
import { costFigures } from './cost'
import { METRIC } from './metrics'
import { reconcile, samplesAtStart } from './reconcile'
import { own, report } from './testing/costReports'
import { series, setOf, span, table } from './testing/tables'
import { ratio } from './units'

const WINDOW = span(0, 168)
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

describe('every form, with a week of a fee of $0.10/h and a load balancer of $0.02/h', () => {
  // 168 h × 0.10 = 16.80; 168 h × 0.02 = 3.36; 169 samples of both are 16.90 and 3.38.
  const measured = own(168, 0.1, 0.02)
  const withStart = own(168, 0.1, 0.02, true)
  const work = { cpu: 100, ram: 40, pv: 10 }
  const all = { management: 16.8, loadBalancer: 3.36, ...work }

  test.each<[string, Parameters<typeof report>, number, [string, number][], number]>([
    ['B1: the fee alone', ['B1', 16.8], 16.8, [], 0],
    ['B1, something else in it', ['B1', 20], 16.8, [], 3.2],
    [
      'B2: prices in the total',
      ['B2', 30.16, { management: 16.8, loadBalancer: 3.36, network: 10 }],
      20.16,
      [['network prices summed as costs', 10]],
      0,
    ],
    [
      'B2, prices named and no longer in the total',
      ['B2', 20.16, { management: 16.8, loadBalancer: 3.36, network: 10 }],
      20.16,
      [],
      0,
    ],
    [
      'B2, prices and no fee',
      ['B2', 13.36, { management: 16.8, loadBalancer: 3.36, network: 10 }],
      20.16,
      [
        ['network prices summed as costs', 10],
        ['management left out', -16.8],
      ],
      0,
    ],
    ['B3: the exporter runs, all counted', ['B3', 175.16, { ...all, network: 5 }], 175.16, [], 0],
    [
      'B3, its network cost left out',
      ['B3', 170.16, { ...all, network: 5 }],
      175.16,
      [['network left out', -5]],
      0,
    ],
    ['B4, no fee', ['B4', 153.36, all], 170.16, [['management left out', -16.8]], 0],
    [
      'B4, only the workloads',
      ['B4', 150, all],
      170.16,
      [
        ['management left out', -16.8],
        ['load balancers left out', -3.36],
      ],
      0,
    ],
    ['B5, no load balancers', ['B5', 166.8, all], 170.16, [['load balancers left out', -3.36]], 0],
    ['B5, no fee and something else', ['B5', 160, all], 170.16, [], -10.16],
    [
      'B6, which names no fee',
      ['B6', 153.36, { ...work, loadBalancer: 3.36 }],
      170.16,
      [['management left out', -16.8]],
      0,
    ],
    [
      'B6, which names neither',
      ['B6', 150, work],
      170.16,
      [
        ['management left out', -16.8],
        ['load balancers left out', -3.36],
      ],
      0,
    ],
    ['B7: all counted', ['B7', 170.16, all], 170.16, [], 0],
    [
      'B7, rounded to cents by the service',
      ['B7', 170.17, { ...all, management: 16.804, loadBalancer: 3.364 }],
      170.16,
      [],
      0.01,
    ],
    [
      'B7, a fee of nothing',
      ['B7', 153.36, { ...all, management: 0 }],
      170.16,
      [['management left out', -16.8]],
      0,
    ],
  ])('%s', (_, given, ours, causes, unexplained) => {
    const found = reconcile(report(...given), measured)
    expect(found.ours).toBeCloseTo(ours, 9)
    expect(found.causes.map(({ cause, amount }) => [cause, Math.round(amount * 1e6) / 1e6])).toEqual(causes)
    expect(found.unexplained).toBeCloseTo(unexplained, 9)
  })

  test.each<[string, Parameters<typeof report>, [string, number][], number]>([
    ['B1', ['B1', 16.9], [['sample at the window’s start', 0.1]], 0],
    ['B1, something else too', ['B1', 18.9], [['sample at the window’s start', 0.1]], 2],
    ['B1 of a service that has learnt to leave it out', ['B1', 16.8], [], 0],
    [
      'B2',
      ['B2', 20.28, { management: 16.9, loadBalancer: 3.38 }],
      [['sample at the window’s start', 0.12]],
      0,
    ],
    [
      'B5 without the fee: of the load balancers alone',
      ['B5', 153.38, { ...all, management: 16.9, loadBalancer: 3.38 }],
      [
        ['management left out', -16.8],
        ['sample at the window’s start', 0.02],
      ],
      0,
    ],
  ])('a sample at the window’s start: %s', (_, given, causes, unexplained) => {
    const found = reconcile(report(...given), withStart)
    expect(found.causes.map(({ cause, amount }) => [cause, Math.round(amount * 1e6) / 1e6])).toEqual(causes)
    expect(found.unexplained).toBeCloseTo(unexplained, 9)
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
