import { describe, expect, test } from 'vitest'
import { allocationOf } from './allocation'
import type { Input, Statement } from './figure'
import { METRIC, NODE_CAPACITY_METRIC, NODE_PRICE_METRIC } from './metrics'
import { nodesIn } from './nodes'
import { SHIPPED_PRICES } from './shippedPrices'
import { node } from './testing/nodes'
import { at, series, setOf, span, steady } from './testing/tables'
import { GIB } from './units'
import type { Group } from './whatIf'
import { planEvidence, pricedBy } from './whatIfEvidence'
import { situationOf } from './whatIfSituation'

const WINDOW = span(0, 20)
const PUBLIC = { book: [], shipped: SHIPPED_PRICES }
type Runs = Parameters<typeof setOf>[1][]

const situation = (nodes: Runs) => {
  const savings = setOf(
    WINDOW,
    series(METRIC.cpuAllocation, steady(7, 0, 20)),
    series(METRIC.memoryAllocation, steady(14 * GIB, 0, 20)),
  )
  return situationOf(
    nodesIn(setOf(WINDOW, ...nodes), WINDOW, PUBLIC),
    { cpu: allocationOf('cpu', savings, WINDOW), memory: allocationOf('memory', savings, WINDOW) },
    PUBLIC,
    [],
  )
}
const here = { labels: { region: 'ap-south-1' }, rows: steady(1, 0, 20) }
const fed = (name: string, hours: number) =>
  series(NODE_PRICE_METRIC, steady(0.05, 20 - hours, 20), { provider_id: `aws:///a/i-${name}` })
const plan = (count: number, instanceType = 't3a.2xlarge'): Group[] => [
  { instanceType, purchase: 'spot', count },
]

const NODES = { source: METRIC.nodeIsSpot, series: 3, samples: 60 }
const PODS = [
  { source: `${METRIC.cpuAllocation}{daemonset="false"}`, series: 1, samples: 20 },
  { source: `${METRIC.memoryAllocation}{daemonset="false"}`, series: 1, samples: 20 },
]
const SOLD = 'kubernetes/autoscaler, list of EC2 instance types, January 2026'
const CATALOGUE = 'SkyPilot catalogue v8, a snapshot of the AWS price list'
const DEFAULTS = 'OpenCost, default configuration (GCP us-central1), 2024-10'

const saying = (inputs: readonly (Input | Statement)[]) =>
  inputs.flatMap((input) => ('says' in input ? [`${input.source}: ${input.says}`] : []))

describe('what the costs of a plan rest on', () => {
  const THREE = [node('1', here), node('2', here), node('3', here)]

  test('nodes and their price for today; pods, sizes and prices for a plan; all of it for what is saved', () => {
    const { before, after, saving } = planEvidence(situation(THREE), plan(2), false)
    expect(before).toMatchObject([NODES, { source: CATALOGUE, says: 'price of 3 nodes today' }])
    expect(after).toMatchObject([
      ...PODS,
      { source: SOLD, says: 'size of t3a.2xlarge' },
      { source: CATALOGUE, says: 'price of 2 nodes in the plan' },
    ])
    expect(saving).toMatchObject([
      NODES,
      ...PODS,
      { source: SOLD },
      { source: CATALOGUE, says: 'price of 3 nodes today and 2 nodes in the plan' },
    ])
  })

  test('nothing measured goes into the nodes of a plan that was entered', () => {
    const { after } = planEvidence(situation(THREE), plan(1, 't3a.large'), true)
    expect(after).toEqual([{ source: DEFAULTS, says: 'price of 1 node in the plan' }])
  })

  test('prices of the feed come with their samples, and so do the sizes it tells', () => {
    const size = (resource: string, value: number) =>
      series(NODE_CAPACITY_METRIC, steady(value, 0, 20), { node: '1', resource })
    const { before, after } = planEvidence(
      situation([...THREE, fed('1', 5), fed('2', 9), size('cpu', 8), size('memory', 32 * GIB)]),
      plan(2),
      false,
    )
    expect(before).toMatchObject([
      NODES,
      {
        source: NODE_PRICE_METRIC,
        series: 2,
        // 5 + 9 hourly samples, the first of them after 11.
        samples: 14,
        first: at(12),
        last: at(20),
      },
      { source: `${CATALOGUE}; the feed`, says: 'price of 3 nodes today' },
    ])
    expect(saying(after)).toContain(`${NODE_CAPACITY_METRIC}: size of t3a.2xlarge`)
  })

  test('prices of a plan are those of its own nodes', () => {
    const own = [...plan(1), ...plan(2, 't3a.large')]
    expect(pricedBy(situation(THREE), own)).toEqual(['catalogue', 'default rates'])
    expect(pricedBy(situation(THREE), plan(2, 't3a.large'))).toEqual(['default rates'])
    expect(pricedBy(situation(THREE), plan(2, 'custom'))).toEqual([])
  })

  test('a plan without a price still tells what is known', () => {
    const { before, after } = planEvidence(situation(THREE), plan(1, 'custom'), false)
    expect(before).toMatchObject([NODES])
    expect(saying(after)).toEqual([])
  })
})
