import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { costFigures, type MonthHours } from '~/domain/cost'
import { nodeFigures, zoneCounts } from '~/domain/nodeFigures'
import { nodesIn, nodesNow } from '~/domain/nodes'
import { networkPrices } from '~/domain/priceList'
import { reconcile, samplesAtStart } from '~/domain/reconcile'
import { memoryInUse, rightsizingFigures } from '~/domain/rightsizing'
import { demandOf, nodeModelOf, sizingTable } from '~/domain/sizing'
import { timeRange } from '~/domain/timeRange'
import { GIB } from '~/domain/units'
import { decodeClusterCosts } from './decode/clusterCosts'
import { decodeMetrics } from './decode/metrics'
import { decodeSavings } from './decode/savings'
import { ACCOUNT } from './testing/answers'

/**
 * The recorded column of the register of figures: what the recorded answer has to give, to the digits that
 * are published. A change that moves one of these is a change of meaning.
 */
const WINDOW = timeRange(Date.parse('2025-10-03T11:00Z'), Date.parse('2025-10-10T11:00Z'))
const request = { account: ACCOUNT, window: WINDOW }
const bodyOf = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../mocks/recorded/kubecost_${name}.json`, import.meta.url)), 'utf8')

const metrics = decodeMetrics(bodyOf('metrics'), request)
const { report, fee } = decodeClusterCosts(bodyOf('cluster_costs'), request)
const savings = decodeSavings(bodyOf('savings'), request)

/** As printed: rounded to so many decimals. */
const rounded = (value: unknown, decimals: number) =>
  typeof value === 'number' ? value.toFixed(decimals) : null
const costsOf = (monthHours: MonthHours) => costFigures(metrics, WINDOW, monthHours)
const costs = costsOf(720)

describe('costs', () => {
  test('fee: $3.20 seen over 32 of 168 h, $0.10/h, $2.40 a day, $72.00 or $73.00 a month, $16.80 for the window', () => {
    expect(costs.fee.window.coverage).toMatchObject({ covered: 32, window: 168 })
    expect(costs.fee.window.coverage).toMatchObject({
      first: Date.parse('2025-10-09T04:00Z'),
      last: Date.parse('2025-10-10T11:00Z'),
    })
    expect(rounded(32 / 1.68, 0)).toBe('19')
    expect(rounded(costs.fee.window.value, 10)).toBe('3.2000000000')
    expect(rounded(costs.fee.rate.value, 10)).toBe('0.1000000000')
    expect(rounded(costs.fee.day.value, 10)).toBe('2.4000000000')
    expect(rounded(costs.fee.month.value, 10)).toBe('72.0000000000')
    expect(rounded(costsOf(730).fee.month.value, 10)).toBe('73.0000000000')
    expect(rounded(costs.feeFullWindow.value, 10)).toBe('16.8000000000')
  })

  test('load balancers: $0.76, $0.0239/h, $17.21 a month', () => {
    const { window, rate, month } = costs.loadBalancers
    expect(rounded(window.value, 10)).toBe('0.7648000000')
    expect(rounded(rate.value, 10)).toBe('0.0239000000')
    expect(rounded(month.value, 10)).toBe('17.2080000000')
  })

  test('measured infrastructure: $3.96, $0.1239/h, $89.21 a month', () => {
    const { window, rate, month } = costs.infrastructure
    expect(rounded(window.value, 2)).toBe('3.96')
    expect(rounded(rate.value, 10)).toBe('0.1239000000')
    expect(rounded(month.value, 10)).toBe('89.2080000000')
  })

  test('network price list: $0.01, $0.01 and $0.143 per GB, without drift, and in no cost', () => {
    const prices = networkPrices(metrics, WINDOW)
    expect(prices.map(({ price, drift }) => [price.id, price.value, drift?.drift])).toEqual([
      ['egress.zone', 0.01, 0],
      ['egress.region', 0.01, 0],
      ['egress.internet', 0.143, 0],
    ])
  })

  test('reported: $3.20, which agrees', () => {
    const { reported, difference, causes, unexplained } = reconcile(report, {
      fee: costs.fee.window,
      loadBalancers: costs.loadBalancers.window,
      atStart: samplesAtStart(metrics),
    })
    expect(rounded(reported.value, 2)).toBe('3.20')
    expect([difference.value, causes, unexplained]).toEqual([0, [], 0])
  })

  test('the fee is the same from the other endpoint', () => {
    expect(fee && costFigures(fee, WINDOW, 720).fee.window.value).toBe(costs.fee.window.value)
  })
})

const nodes = nodesIn(metrics, WINDOW)

describe('nodes', () => {
  const figures = nodeFigures(nodes)

  test('4 now, 4 seen, 32 h each, all on spot', () => {
    expect([figures.now.value, figures.seen.value]).toEqual([4, 4])
    expect(nodes.seen.map(({ hours }) => hours)).toEqual([32, 32, 32, 32])
    expect(figures.nodeHours.value).toBe(128)
    expect(figures.spot.value).toEqual({ part: 4, of: 4 })
  })

  test('one in ap-south-1a, one in 1b, two in 1c, read from the provider id', () => {
    expect(figures.zones.value).toEqual([
      { zone: 'ap-south-1a', nodes: 1 },
      { zone: 'ap-south-1b', nodes: 1 },
      { zone: 'ap-south-1c', nodes: 2 },
    ])
    expect(new Set(nodes.seen.map(({ zone }) => zone?.source))).toEqual(new Set(['provider id']))
  })

  test('32 vCPU and 128 GiB, by instance type', () => {
    expect(figures.capacity).toMatchObject({ value: { cpu: 32, memory: 128 * GIB }, provenance: 'modelled' })
  })

  test('half of them in the largest zone, 2 of 4 in one spot pool', () => {
    expect(figures.largestZone.value).toBe(0.5)
    expect(figures.largestSpotPool.value).toEqual({ part: 2, of: 4 })
  })
})

describe('rightsizing', () => {
  const { cpu, memory, opportunity, efficiency, allocation, capacity } = rightsizingFigures(
    savings,
    nodes,
    WINDOW,
  )
  const partOf = (figure: { value: { part: number } | null }) => figure.value?.part ?? Number.NaN

  test('allocated: 6.89 vCPU, 21.5 % of 32; 13.8 GiB, 10.8 % of 128', () => {
    expect(rounded(partOf(cpu.mean), 2)).toBe('6.89')
    expect(rounded((partOf(cpu.mean) / 32) * 100, 1)).toBe('21.5')
    expect(rounded(partOf(memory.mean) / GIB, 1)).toBe('13.8')
    expect(rounded((partOf(memory.mean) / GIB / 128) * 100, 1)).toBe('10.8')
    expect([cpu.mean.value?.of, memory.mean.value?.of]).toEqual([32, 128 * GIB])
  })

  test('not allocated: 25.11 vCPU, 78.5 %; 114.2 GiB, 89.2 %', () => {
    expect(rounded(partOf(cpu.free), 2)).toBe('25.11')
    expect(rounded((partOf(cpu.free) / 32) * 100, 1)).toBe('78.5')
    expect(rounded(partOf(memory.free) / GIB, 1)).toBe('114.2')
    expect(rounded((partOf(memory.free) / GIB / 128) * 100, 1)).toBe('89.2')
  })

  test('as reported: 22 % and 11 %, MEDIUM, efficiency 78 %', () => {
    expect(rounded((partOf(cpu.asReported) / 32) * 100, 0)).toBe('22')
    expect(rounded((partOf(memory.asReported) / GIB / 128) * 100, 0)).toBe('11')
    expect(opportunity.value).toBe('MEDIUM')
    expect(rounded((efficiency.value ?? Number.NaN) * 100, 0)).toBe('78')
  })

  test('DaemonSet pods are not in the answer, and no figure has them', () => {
    expect([allocation.cpu.daemonSetPerNode, allocation.memory.daemonSetPerNode]).toEqual([null, null])
  })

  test('at 0.65 two nodes fit, three with one per zone', () => {
    const now = nodesNow(nodes)
    const demand = demandOf(allocation.cpu, allocation.memory)
    const rows = sizingTable(demand, nodeModelOf(now), zoneCounts(now).length, true)
    const production = rows.find(({ profile }) => profile.fill === 0.65)
    expect([production?.fits.value, production?.withOnePerZone.value]).toEqual([2, 3])
  })

  test('memory in use is measured for the covered hours, and less than is allocated', () => {
    const inUse = memoryInUse(metrics, capacity, WINDOW)
    expect(inUse.coverage?.covered).toBe(32)
    expect(partOf(inUse)).toBeGreaterThan(0)
    expect(partOf(inUse)).toBeLessThan(partOf(memory.mean))
  })
})
