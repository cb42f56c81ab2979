import { describe, expect, test } from 'vitest'
import { allocationOf } from './allocation'
import { isKnown } from './figure'
import { afterLoss } from './losses'
import { type Allocations, lossFigures } from './lossFigures'
import { METRIC, NODE_PRICE_METRIC } from './metrics'
import { nodeFigures } from './nodeFigures'
import { nodesIn, nodesNow } from './nodes'
import { clipped } from './series'
import { about } from './testing/bands'
import { node } from './testing/nodes'
import { at, series, setOf, span, steady } from './testing/tables'
import { GIB } from './units'

const WINDOW = span(0, 4)
type All = Parameters<typeof setOf>[1][]
/** Two t3a.2xlarge (8 vCPU, 32 GiB) in zone c, one in a and one in b. */
const FOUR: All = [node('1', { zone: 'c' }), node('2'), node('3', { zone: 'b' }), node('4', { zone: 'c' })]
const price = (name: string, zone: string, perHour: number) =>
  series(NODE_PRICE_METRIC, steady(perHour, 0, 4), { node: name, provider_id: `aws:///${zone}/i-${name}` })

/** Ordinary pods allocate 4 vCPU and 16 GiB all the time; DaemonSet pods 0.5 and 1 on every node. */
function allocations(withDaemonSets: boolean): Allocations {
  const of = (metric: string, value: number, daemonset: string) =>
    series(metric, steady(value, 0, 4), { daemonset })
  const set = setOf(
    WINDOW,
    of(METRIC.cpuAllocation, 4, 'false'),
    of(METRIC.memoryAllocation, 16 * GIB, 'false'),
    ...(withDaemonSets
      ? [of(METRIC.cpuAllocation, 0.5, 'true'), of(METRIC.memoryAllocation, GIB, 'true')]
      : []),
  )
  return { cpu: allocationOf('cpu', set, WINDOW), memory: allocationOf('memory', set, WINDOW) }
}

function without(zone: string, all: All, pods: Allocations = allocations(false)) {
  const list = nodesIn(setOf(WINDOW, ...all), WINDOW)
  return lossFigures(afterLoss({ kind: 'zone', zone }, nodesNow(list)), list, pods)
}

test('half of everything is left without the larger zone, and is twice as full', () => {
  const { nodes, cpu, memory, cpuFill, memoryFill, rate } = without('c', FOUR)
  expect(nodes).toMatchObject({ value: { part: 2, of: 4 }, provenance: 'observed', notes: [] })
  expect(cpu).toMatchObject({ value: { part: 16, of: 32 }, provenance: 'modelled' })
  expect(memory.value).toEqual({ part: 64 * GIB, of: 128 * GIB })
  expect(cpuFill).toMatchObject({ value: 4 / 16, provenance: 'modelled', coverage: { covered: 4 } })
  expect(memoryFill.value).toBe(16 / 64)
  expect(rate).toMatchObject({ reason: 'no price is known for the nodes that would be left' })
})

test('it rests on the samples every figure of these nodes rests on, those of a node that went included', () => {
  const gone = node('5', { rows: steady(1, 0, 2) })
  const list = nodesIn(setOf(WINDOW, ...FOUR.map((one) => clipped(one, span(2, 4))), gone), WINDOW)
  const { nodes } = lossFigures(afterLoss({ kind: 'zone', zone: 'c' }, nodesNow(list)), list, null)
  expect(nodes.inputs).toEqual(nodeFigures(list).now.inputs)
  expect(nodes.inputs).toMatchObject([{ series: 5, first: at(1), last: at(4) }])
})

test('DaemonSet pods go with the nodes that are lost', () => {
  const { cpuFill, memoryFill } = without('c', FOUR, allocations(true))
  expect([cpuFill.value, memoryFill.value]).toEqual([(4 + 2 * 0.5) / 16, (16 + 2) / 64])
})

describe('what is not known is told and not counted', () => {
  test('a node of unknown zone is not counted as left', () => {
    const { nodes } = without('c', [...FOUR, node('5', { labels: { provider_id: 'i-5' } })])
    expect(nodes).toMatchObject({
      value: { part: 2, of: 5 },
      notes: ['1 of 5 nodes may be lost too and are not counted as left'],
    })
  })

  test('capacity: of what is left there is no figure; of what is lost the whole is unknown', () => {
    const odd = node('5', { zone: 'a', type: 'odd' })
    expect(isKnown(without('c', [...FOUR, odd]).cpu)).toBe(false)
    expect(isKnown(without('c', [...FOUR, odd]).cpuFill)).toBe(false)
    expect(without('a', [...FOUR, odd])).toMatchObject({ cpu: { value: { part: 24, of: null } } })
  })

  test('allocation', () => {
    expect(without('c', FOUR, null).cpuFill).toMatchObject({
      value: null,
      reason: 'what pods allocate is not known for this window',
    })
  })

  test('the price of a node that is left', () => {
    const priced = [...FOUR, price('1', 'c', 0.3), price('2', 'a', 0.2)]
    expect(without('c', priced).rate).toMatchObject({
      value: about(0.2),
      provenance: 'observed',
      notes: ['1 of 2 nodes left have no price and are left out; they are not free'],
    })
  })
})

test('with no node left there is nothing to fill and nothing to pay', () => {
  const { nodes, cpu, cpuFill, rate } = without('a', [node('1'), price('1', 'a', 0.3)])
  expect(nodes.value).toEqual({ part: 0, of: 1 })
  expect(cpu.value).toEqual({ part: 0, of: 8 })
  expect([cpuFill, rate]).toMatchObject([
    { reason: 'no node would be left' },
    { reason: 'no node would be left' },
  ])
})
