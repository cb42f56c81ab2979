import { describe, expect, test } from 'vitest'
import { compareAllocation } from './compareAllocation'
import { METRIC } from './metrics'
import { nodesIn } from './nodes'
import { node } from './testing/nodes'
import { type Row, series, setOf, span, steady } from './testing/tables'

const ordinary = (metric: string, rows: readonly Row[]) => series(metric, rows, { daemonset: 'false' })
const perNode = (rows: readonly Row[]) => series(METRIC.cpuAllocation, rows, { daemonset: 'true' })
/** Two nodes throughout. */
const NODES = setOf(span(0, 20), node('a', { rows: steady(1, 0, 20) }), node('b', { rows: steady(1, 0, 20) }))

function comparing(...all: Parameters<typeof setOf>[1][]) {
  const set = setOf(span(0, 20), ...all)
  const period = (from: number, to: number) => {
    const window = span(from, to)
    return { set, window, nodes: nodesIn(NODES, window) }
  }
  return compareAllocation({ before: period(0, 10), now: period(10, 20) })
}

const cpu = ordinary(METRIC.cpuAllocation, [...steady(4, 0, 10), ...steady(5, 10, 18)])

describe('allocation in two periods', () => {
  test('is the mean of what was measured, of each resource', () => {
    const memory = ordinary(METRIC.memoryAllocation, [...steady(8e9, 0, 10), ...steady(6e9, 10, 20)])
    const compared = comparing(cpu, memory)
    expect(compared.cpu).toMatchObject({ before: 4, now: 5, change: 1, ratio: 0.25, direction: 'up' })
    expect(compared.memory).toMatchObject({ before: 8e9, now: 6e9, ratio: -0.25, direction: 'down' })
    expect(compared.cpu).toMatchObject({
      basis: 'mean over measured hours',
      coverage: { now: { covered: 8 } },
    })
  })

  test('has DaemonSet pods in it where both periods know them, as the card has', () => {
    // Two nodes × 0.5 cores on either side.
    expect(comparing(cpu, perNode(steady(0.5, 0, 20))).cpu).toMatchObject({
      before: 5,
      now: 6,
      notes: ['with DaemonSet pods on 2 nodes'],
    })
  })

  test('leaves them out where only one does: they have not just begun to run', () => {
    for (const rows of [steady(0.5, 10, 20), steady(0.5, 0, 10)])
      expect(comparing(cpu, perNode(rows)).cpu).toMatchObject({
        before: 4,
        now: 5,
        notes: ['without DaemonSet pods, which are known in one of the two periods only'],
      })
  })

  test('leaves them out where only one period knows its nodes', () => {
    const set = setOf(span(0, 20), cpu, perNode(steady(0.5, 0, 20)))
    const compared = compareAllocation({
      before: { set, window: span(0, 10), nodes: null },
      now: { set, window: span(10, 20), nodes: nodesIn(NODES, span(10, 20)) },
    })
    expect(compared.cpu).toMatchObject({ before: 4, now: 5 })
  })

  test('is not compared with nothing', () => {
    expect(comparing(cpu).memory).toMatchObject({
      kind: 'refused',
      reason: 'the earlier period: none of 10 hours was measured; this period: none of 10 hours was measured',
    })
  })

  test('is not compared where too little of it was measured', () => {
    expect(comparing(ordinary(METRIC.cpuAllocation, steady(4, 0, 14))).cpu).toMatchObject({
      kind: 'refused',
      reason: 'this period: 4 of 10 hours were measured, 50 % are needed',
    })
  })
})
