import { describe, expect, test } from 'vitest'
import { allocationOf } from './allocation'
import { METRIC } from './metrics'
import { nodesIn } from './nodes'
import { SHIPPED_PRICES } from './shippedPrices'
import { node } from './testing/nodes'
import { series, setOf, span, steady } from './testing/tables'
import { capacity } from './testing/whatIf'
import { GIB } from './units'
import { planOf, questionOf, situationOf, termsOf, USUAL } from './whatIfSituation'

const WINDOW = span(0, 20)
const PUBLIC = { book: [], shipped: SHIPPED_PRICES }
const upTo20 = Array.from({ length: 20 }, (_, i) => [i + 1, i + 1] as const)
const allocated = (...more: Parameters<typeof setOf>[1][]) =>
  setOf(
    WINDOW,
    series(METRIC.cpuAllocation, upTo20),
    series(METRIC.memoryAllocation, steady(GIB, 0, 20)),
    ...more,
  )
const perNode = [
  series(METRIC.cpuAllocation, steady(0.25, 0, 20), { daemonset: 'true' }),
  series(METRIC.memoryAllocation, steady(GIB / 2, 0, 20), { daemonset: 'true' }),
]
const seen = { rows: steady(1, 0, 20), labels: { region: 'ap-south-1' } }
const onDemand = { rows: steady(0, 0, 20), labels: { region: 'ap-south-1' } }

const situation = (nodes: Parameters<typeof setOf>[1][], savings = allocated()) =>
  situationOf(
    nodesIn(setOf(WINDOW, ...nodes), WINDOW, PUBLIC),
    { cpu: allocationOf('cpu', savings, WINDOW), memory: allocationOf('memory', savings, WINDOW) },
    PUBLIC,
    [],
  )
const THREE = [
  node('1', seen),
  node('2', { ...seen, zone: 'b' }),
  node('3', { ...onDemand, zone: 'b' }),
  node('4', { ...seen, type: 'custom' }),
]

describe('a cluster as plans are held against it', () => {
  const cluster = situation(THREE)

  test('knows what stands and what may be chosen', () => {
    expect(cluster.zones).toBe(2)
    expect(cluster.spot).toBe(0.75)
    expect(cluster.architectures).toEqual(['amd64'])
    expect(cluster.current.setAside.map(({ name }) => name)).toEqual(['4'])
    // All sizes of the family; the one of unknown size is none of them.
    expect(cluster.machines.map(({ instanceType, inUse }) => `${instanceType} ${inUse}`)).toEqual([
      't3a.2xlarge 3',
      't3a.nano 0',
      't3a.micro 0',
      't3a.small 0',
      't3a.medium 0',
      't3a.large 0',
      't3a.xlarge 0',
    ])
    expect(cluster.byType.get('t3a.2xlarge')).toMatchObject({
      spot: { perHour: { low: 0.0709, high: 0.0783 }, kinds: ['catalogue'] },
      onDemand: { perHour: { low: 0.1971, high: 0.1971 }, kinds: ['catalogue'] },
    })
  })

  test('is sized on the chosen reading', () => {
    const sized = (basis: 'mean' | 'p95' | 'max') => termsOf(cluster, { ...USUAL, basis })?.ordinary
    expect(sized('mean')).toEqual(capacity(10.5, 1))
    expect(sized('p95')).toEqual(capacity(19, 1))
    expect(sized('max')).toEqual(capacity(20, 1))
  })

  test('stays as it is where nothing is chosen', () => {
    expect(termsOf(cluster, USUAL)).toMatchObject({
      daemonSetPerNode: capacity(0, 0),
      largestPod: capacity(0, 0),
      zones: 2,
      mostSpot: 0.75,
    })
  })

  test('has DaemonSet pods as measured, or as entered', () => {
    const measured = situation(THREE, allocated(...perNode))
    expect(termsOf(measured, USUAL)?.daemonSetPerNode).toEqual(capacity(0.25, 0.5))
    expect(termsOf(measured, { ...USUAL, overhead: capacity(1, 1) })?.daemonSetPerNode).toEqual(
      capacity(1, 1),
    )
  })

  test('begins with the fewest nodes of its most frequent type', () => {
    const terms = termsOf(cluster, USUAL)
    // 19 vCPU on 5.2 each: four, of which three quarters are on spot.
    expect(terms && planOf(cluster, USUAL, terms)).toEqual([
      { instanceType: 't3a.2xlarge', purchase: 'on-demand', count: 1 },
      { instanceType: 't3a.2xlarge', purchase: 'spot', count: 3 },
    ])
    const own = [{ instanceType: 't3a.large', purchase: 'spot' as const, count: 9 }]
    expect(terms && planOf(cluster, { ...USUAL, plan: own }, terms)).toEqual(own)
  })

  test('has no terms where pods were not measured, and no plan where no type is known', () => {
    expect(termsOf(situation(THREE, setOf(WINDOW)), USUAL)).toBeNull()
    const unknown = situation([node('1', { ...seen, type: 'custom' })])
    const terms = termsOf(unknown, USUAL)
    expect(terms && planOf(unknown, USUAL, terms)).toEqual([])
  })

  test('can be sent to a worker: a question holds plain data', () => {
    const terms = termsOf(cluster, USUAL)
    const question = terms && questionOf(cluster, terms)
    expect(structuredClone(question)).toEqual(question)
    expect(question?.current.setAside).toEqual([])
  })
})
