import { describe, expect, test } from 'vitest'
import { allocationOf, readingsIn } from './allocation'
import { METRIC } from './metrics'
import { asCurrent, hourOf, type Row, series, setOf, span, steady, table } from './testing/tables'

const WINDOW = span(0, 4)
const cpu = (rows: readonly Row[], labels: Record<string, string> = { daemonset: 'false' }) =>
  series(METRIC.cpuAllocation, rows, labels)
const perNode = (rows: readonly Row[]) => cpu(rows, { daemonset: 'true' })
const cpuOf = (...all: Parameters<typeof setOf>[1][]) => allocationOf('cpu', setOf(WINDOW, ...all), WINDOW)

describe('what pods allocate', () => {
  test('is read as mean, extremes and 95th percentile of the window', () => {
    const { ordinary, coverage, inputs } = cpuOf(cpu(table({ 0: 99, 1: 1, 2: 2, 4: 6, 5: 99 })))
    expect(ordinary).toEqual({ mean: 3, min: 1, max: 6, p95: 6, samples: 3 })
    expect(coverage.covered).toBe(3)
    expect(inputs).toMatchObject([{ source: `${METRIC.cpuAllocation}{daemonset="false"}`, series: 1 }])
  })

  test('fault 14: DaemonSet pods are per node, and never mixed with the others', () => {
    const { ordinary, daemonSetPerNode, inputs } = cpuOf(
      cpu(steady(6, 0, 4)),
      perNode(table({ 3: 0.25, 4: 0.75 })),
    )
    expect(ordinary?.mean).toBe(6)
    expect(daemonSetPerNode).toBe(0.5)
    expect(inputs.map(({ source, samples }) => [source, samples])).toEqual([
      [`${METRIC.cpuAllocation}{daemonset="false"}`, 4],
      [`${METRIC.cpuAllocation}{daemonset="true"}`, 2],
    ])
  })

  test('a series that does not say whose it is speaks of ordinary pods', () => {
    expect(cpuOf(cpu(steady(2, 0, 4), {})).ordinary?.mean).toBe(2)
  })

  test('DaemonSet pods alone say nothing of the others', () => {
    const { ordinary, daemonSetPerNode, coverage } = cpuOf(perNode(steady(0.5, 0, 4)))
    expect([ordinary, daemonSetPerNode, coverage.covered]).toEqual([null, 0.5, 0])
  })

  test('of an answer of current values is what it says now, wherever it is stamped, and covers no hour', () => {
    const set = asCurrent(setOf(WINDOW, cpu(table({ 4.3: 6 })), perNode(table({ 4.3: 0.5 }))))
    expect(allocationOf('cpu', set, WINDOW)).toMatchObject({
      ordinary: { mean: 6, max: 6 },
      daemonSetPerNode: 0.5,
      coverage: { covered: 0 },
    })
  })

  test('without samples is unknown, not 0', () => {
    expect(cpuOf(cpu(table({ 0: 3 })))).toMatchObject({ ordinary: null, daemonSetPerNode: null })
  })

  test('memory comes from the metric of memory', () => {
    const set = setOf(WINDOW, cpu(steady(1, 0, 4)), series(METRIC.memoryAllocation, steady(2, 0, 4)))
    expect(allocationOf('memory', set, WINDOW).ordinary?.mean).toBe(2)
  })
})

test('a reading belongs to the window it ends in, and several series add up', () => {
  const { at, value } = readingsIn([cpu(table({ 0: 1, 1: 1, 4: 1, 5: 1 })), cpu(table({ 4: 2 }))], WINDOW)
  expect([...at].map((t, i) => [hourOf(t), value[i]])).toEqual([
    [1, 1],
    [4, 3],
  ])
})
