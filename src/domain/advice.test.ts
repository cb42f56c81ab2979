import { describe, expect, test } from 'vitest'
import { confidenceIn, levelOfCharge, nodeAdvice, ranked } from './advice'
import { costAdvice } from './adviceOnCosts'
import { allocationOf } from './allocation'
import { METRIC, NODE_PRICE_METRIC } from './metrics'
import { nodesIn } from './nodes'
import { SHIPPED_PRICES } from './shippedPrices'
import { node } from './testing/nodes'
import { asCurrent, series, setOf, span, steady } from './testing/tables'
import { GIB, hours, usdPerHour } from './units'
import { cheapestThatFit } from './whatIfSearch'
import { type Choices, questionOf, situationOf, termsOf, USUAL } from './whatIfSituation'

const WINDOW = span(0, 20)
const PUBLIC = { book: [], shipped: SHIPPED_PRICES }
type Runs = Parameters<typeof setOf>[1][]

/** Nodes of t3a.2xlarge in ap-south-1: 0.0709 to 0.0783 USD/h on spot, 0.1971 on demand. */
const some = (zones: string, flag: number, from = 0) =>
  [...zones].map((zone, i) =>
    node(`${flag}-${from + i}`, { zone, rows: steady(flag, 0, 20), labels: { region: 'ap-south-1' } }),
  )
const cluster = (nodes: Runs, readings: readonly number[] = [7], prices: Runs = []) => {
  const savings = setOf(
    WINDOW,
    series(
      METRIC.cpuAllocation,
      Array.from({ length: 20 }, (_, i) => [i + 1, readings[i % readings.length] ?? 0] as const),
    ),
    series(METRIC.memoryAllocation, steady(14 * GIB, 0, 20)),
  )
  return situationOf(
    nodesIn(setOf(WINDOW, ...nodes, ...prices), WINDOW, PUBLIC),
    { cpu: allocationOf('cpu', savings, WINDOW), memory: allocationOf('memory', savings, WINDOW) },
    PUBLIC,
    [],
  )
}
const advise = (situation: ReturnType<typeof cluster>, choices: Choices = USUAL) => {
  const terms = termsOf(situation, choices)
  return nodeAdvice(situation, choices, terms && cheapestThatFit(questionOf(situation, terms)))
}
const only = (kind: string, ...question: Parameters<typeof advise>) =>
  advise(...question).filter((advice) => advice.kind === kind)

describe('fewer nodes', () => {
  test('as many as fit: four become three with one per zone, two without', () => {
    const [three] = only('fewer nodes', cluster(some('abcc', 1)))
    expect(three).toMatchObject({ before: 4, least: 3, most: 3 })
    expect(three?.saving).toEqual({ low: 0.0709, high: 0.0783 })
    const [two] = only('fewer nodes', cluster(some('abcc', 1)), { ...USUAL, onePerZone: false })
    expect(two).toMatchObject({ before: 4, least: 2, most: 2 })
    expect(two?.saving?.low).toBeCloseTo(2 * 0.0709, 12)
  })

  test('sized on the maximum they save least, on the mean most', () => {
    // Mean 7, maximum 20 of 5.2 a node at 0.65: two and four of six.
    const uneven = cluster(some('aaaaaa', 1), [...Array(13).fill(4), 20, ...Array(6).fill(11.33)])
    const [advice] = only('fewer nodes', uneven)
    expect(advice).toMatchObject({ least: 2, most: 4 })
    expect(advice?.saving?.low).toBeCloseTo(2 * 0.0709, 12)
    expect(advice?.saving?.high).toBeCloseTo(4 * 0.0783, 12)
  })

  test('which of a type go nobody says: the cheapest save least, the dearest most', () => {
    // Two on spot, one on demand, one nobody knows: one of them goes.
    const [advice] = only('fewer nodes', cluster([...some('ac', 1), ...some('b', 0, 2), ...some('c', 7, 3)]))
    expect(advice).toMatchObject({ before: 4, least: 3, most: 3 })
    expect(advice?.saving).toEqual({ low: 0.0709, high: 0.1971 })
  })

  test('none where all are needed', () => {
    expect(only('fewer nodes', cluster(some('abc', 1)))).toEqual([])
  })
})

test('every advice on nodes tells what went in', () => {
  const catalogue = 'SkyPilot catalogue v8, a snapshot of the AWS price list'
  const pods = [{ source: `${METRIC.cpuAllocation}{daemonset="false"}` }, { samples: 20 }]
  const nodes = { source: METRIC.nodeIsSpot, series: 4, samples: 80 }
  const size = {
    source: 'kubernetes/autoscaler, list of EC2 instance types, January 2026',
    says: 'size of t3a.2xlarge',
  }
  const inputsOf = Object.fromEntries(advise(cluster(some('aabc', 1))).map(({ id, inputs }) => [id, inputs]))
  expect(inputsOf).toMatchObject({
    'fewer-nodes': [nodes, ...pods, size, { source: catalogue, says: 'price of 4 nodes today' }],
    'less-spot': [nodes, ...pods, size, { source: catalogue, says: 'price of t3a.2xlarge' }],
  })
})

describe('spread over zones', () => {
  test('where one holds more than its part', () => {
    expect(only('spread over zones', cluster(some('aaab', 1)))).toMatchObject([
      { zone: 'a', before: 3, after: 2, nodes: 4, saving: null },
    ])
    expect(only('spread over zones', cluster(some('aaa', 1)))).toMatchObject([{ before: 3, after: 2 }])
  })

  test('not where it is as even as it goes', () => {
    expect(only('spread over zones', cluster(some('abcc', 1)))).toEqual([])
  })
})

describe('spot', () => {
  test('less of it where the rest would not hold everything: that costs more', () => {
    // 7 vCPU fill one node of 8.
    const [less] = only('less spot', cluster(some('abcc', 1)))
    expect(less).toMatchObject({ before: 0, after: 1, nodes: 4 })
    expect(less?.saving?.low).toBeCloseTo(-(0.1971 - 0.0709), 12)
    expect(less?.saving?.high).toBeCloseTo(-(0.1971 - 0.0783), 12)
  })

  test('more of it where more is on demand than that takes', () => {
    const [more] = only('more spot', cluster([...some('ab', 1), ...some('abc', 0, 2)]))
    expect(more).toMatchObject({ before: 3, after: 1, nodes: 5 })
    expect(more?.saving?.low).toBeCloseTo(2 * (0.1971 - 0.0783), 12)
    expect(more?.saving?.high).toBeCloseTo(2 * (0.1971 - 0.0709), 12)
  })

  test('neither where it is just so, nor where nobody knows how nodes are bought', () => {
    const just = advise(cluster([...some('abc', 1), ...some('c', 0, 3)]))
    expect(just.filter(({ kind }) => kind.endsWith('spot'))).toEqual([])
    expect(advise(cluster(some('abcc', 7))).filter(({ kind }) => kind.endsWith('spot'))).toEqual([])
  })
})

describe('other types', () => {
  test('only where one source prices them and today’s nodes', () => {
    // The catalogue knows t3a.2xlarge alone; its siblings have default rates.
    expect(only('other types', cluster(some('abcc', 1)))).toEqual([])
    const elsewhere = some('abcc', 1).map((one) => ({
      ...one,
      labels: new Map([...one.labels, ['region', 'eu-west-1']]),
    }))
    const [advice] = only('other types', cluster(elsewhere))
    expect(advice?.saving?.low).toBeGreaterThan(0)
    expect(advice).toMatchObject({ before: { nodes: 4, types: ['t3a.2xlarge'] } })
    const fed = elsewhere.map((_, i) =>
      series(NODE_PRICE_METRIC, steady(0.3, 0, 20), { provider_id: `aws:///${'abcc'[i]}/i-1-${i}` }),
    )
    expect(only('other types', cluster(elsewhere, [7], fed))).toEqual([])
  })
})

test('without measured pods there is no advice on nodes', () => {
  const { cpu, ...rest } = cluster(some('abcc', 1))
  expect(nodeAdvice({ ...rest, cpu: { ...cpu, ordinary: null } }, USUAL, null)).toEqual([])
})

describe('advice on costs', () => {
  const fee = (rate: number) => series(METRIC.managementCost, steady(rate, 0, 20))
  const lb = (service: string, rate: number, address: string | null, last = 20) =>
    series(METRIC.loadBalancerCost, steady(rate, 0, last), {
      namespace: 'web',
      service_name: service,
      ...(address && { ingress_ip: address }),
    })
  const on = (...all: Runs) => costAdvice(setOf(WINDOW, ...all), WINDOW, SHIPPED_PRICES)

  test('extended support is the fee of 0.60: five sixths of it go with an upgrade', () => {
    const [advice] = on(fee(0.6))
    expect(advice).toMatchObject({ kind: 'extended support', before: 0.6, after: 0.1 })
    expect(advice?.saving?.low).toBeCloseTo(0.5, 12)
    expect(advice).toMatchObject({ coverage: { covered: 20, window: 20 } })
    expect(advice?.inputs).toMatchObject([
      { source: METRIC.managementCost, series: 1, samples: 20 },
      { source: 'AWS, pricing of EKS extended support, 2024-04-01' },
    ])
    expect(on(fee(0.1))).toEqual([])
    expect(on(fee(0.61))).toEqual([])
  })

  test('the version is the newest the feed tells, and none where it tells none', () => {
    const info = (version: string, to: number) =>
      series(METRIC.clusterInfo, steady(1, 0, to), version ? { version } : {})
    const version = (...all: Runs) => on(fee(0.6), ...all).map((one) => 'version' in one && one.version)
    expect(version(info('1.28', 10), info('v1.29.3-eks-1', 20))).toEqual(['v1.29.3-eks-1'])
    expect([version(), version(info('', 20)), version(info('the newest', 20))]).toEqual([
      [null],
      [null],
      [null],
    ])
  })

  test('a load balancer without an address saves all it costs, others perhaps', () => {
    const advice = on(lb('a', 0.02, null), lb('b', 0.03, '192.0.2.1'), lb('c', 0.05, '192.0.2.2'))
    expect(advice).toMatchObject([
      { kind: 'unreachable load balancer', balancer: { service: 'a' }, saving: { low: 0.02, high: 0.02 } },
      { kind: 'used load balancers', count: 2, saving: { low: 0, high: expect.closeTo(0.08, 12) } },
    ])
    expect(advice.map(({ inputs }) => inputs)).toMatchObject([
      [{ source: METRIC.loadBalancerCost, series: 1, samples: 20 }],
      [{ source: METRIC.loadBalancerCost, series: 2, samples: 40 }],
    ])
  })

  test('of an answer of current values goes by what they say, wherever they are stamped', () => {
    const late = (one: Runs[number]) => ({ ...one, at: one.at.map((t) => t + 1), value: one.value })
    const now = [fee(0.6), lb('a', 0.02, null)].map((one) =>
      late({ ...one, at: one.at.slice(-1), value: one.value.slice(-1) }),
    )
    const advice = costAdvice(asCurrent(setOf(WINDOW, ...now)), WINDOW, SHIPPED_PRICES)
    expect(advice).toMatchObject([
      { kind: 'unreachable load balancer', saving: { low: 0.02, high: 0.02 }, coverage: null },
      { kind: 'extended support', before: 0.6, coverage: null },
    ])
  })

  test('one that is gone costs nothing any more', () => {
    expect(on(lb('a', 0.02, null, 10), lb('b', 0.03, '192.0.2.1'))).toMatchObject([{ count: 1 }])
  })
})

test('ranked by the least they save; what costs more comes last', () => {
  const advice = (id: string, low: number | null, high = low) => ({
    id,
    kind: 'used load balancers' as const,
    count: 1,
    provenance: 'modelled' as const,
    inputs: [],
    coverage: { covered: hours(1), window: hours(1), first: null, last: null },
    saving: low === null ? null : { low: usdPerHour(low), high: usdPerHour(high ?? low) },
  })
  const all = [
    advice('costs', -1),
    advice('none', null),
    advice('perhaps', 0, 5),
    advice('sure', 2),
    advice('b', 1, 9),
  ]
  expect(ranked(all).map(({ id }) => id)).toEqual(['sure', 'b', 'perhaps', 'none', 'costs'])
})

describe('confidence', () => {
  const over = (covered: number, window: number, values: readonly number[]) => {
    const set = setOf(
      span(0, window),
      series(
        METRIC.cpuAllocation,
        Array.from({ length: covered }, (_, i) => [i + 1, values[i % values.length] ?? 0] as const),
      ),
    )
    return confidenceIn(
      allocationOf('cpu', set, span(0, window)),
      allocationOf('memory', set, span(0, window)),
    )
  }

  test.each([
    ['a whole even week', 168, 168, [5, 6], 'good'],
    ['a whole week of peaks', 168, 168, [1, 9], 'fair'],
    ['two days of two', 48, 48, [5], 'fair'],
    ['32 hours of a week', 32, 168, [5], 'low'],
    ['half a day', 12, 12, [5], 'low'],
    ['nothing', 0, 168, [5], 'low'],
  ])('%s: %i of %i hours', (_, covered, window, values, level) => {
    expect(over(covered, window, values).level).toBe(level)
  })

  test.each([
    [168, 168, 'good'],
    [32, 168, 'low'],
    [48, 48, 'fair'],
    [0, 168, 'low'],
  ])('in a charge goes by how much was measured alone: %i of %i hours are %s', (covered, window, level) => {
    expect(levelOfCharge({ covered: hours(covered), window: hours(window), first: null, last: null })).toBe(
      level,
    )
    expect(levelOfCharge(null)).toBe('low')
  })

  test('the spread is how far the greatest lies over the mean', () => {
    expect(over(20, 20, [4, 6]).spread).toBeCloseTo(0.2, 12)
    expect(over(0, 20, [1]).spread).toBeNull()
  })
})
