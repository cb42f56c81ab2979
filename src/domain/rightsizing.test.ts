import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Figure } from './figure'
import { METRIC, NODE_CAPACITY_METRIC } from './metrics'
import { nodesIn } from './nodes'
import { levelOf, memoryInUse, rightsizingFigures } from './rightsizing'
import { hourlyRows } from './testing/arbitraries'
import { node } from './testing/nodes'
import { asCurrent, type Row, series, setOf, span, steady, table } from './testing/tables'
import { bytes, cores, GIB } from './units'

const WINDOW = span(0, 4)
type All = Parameters<typeof setOf>[1][]
const cpu = (rows: readonly Row[], daemonset = 'false') => series(METRIC.cpuAllocation, rows, { daemonset })
const memory = (rows: readonly Row[], daemonset = 'false') =>
  series(METRIC.memoryAllocation, rows, { daemonset })
/** Two nodes of 8 vCPU and 32 GiB. */
const NODES = nodesIn(setOf(WINDOW, node('1'), node('2')), WINDOW)
const figuresOf = (nodes: typeof NODES | null, ...all: All) =>
  rightsizingFigures(setOf(WINDOW, ...all), nodes, WINDOW)

describe('allocated, and not allocated, of 16 vCPU and 64 GiB', () => {
  test('mean, 95th percentile, maximum and the rest', () => {
    const { cpu: figures } = figuresOf(NODES, cpu(table({ 1: 2, 2: 4, 3: 4, 4: 6 })))
    expect(figures.mean.value).toEqual({ part: 4, of: 16 })
    expect(figures.p95.value).toEqual({ part: 6, of: 16 })
    expect(figures.max.value).toEqual({ part: 6, of: 16 })
    expect(figures.free.value).toEqual({ part: 12, of: 16 })
    expect(figures.mean.notes).toEqual(['DaemonSet pods are not in the feed and not in this figure'])
  })

  test('with DaemonSet pods once on every node; as reported without', () => {
    const { memory: figures } = figuresOf(
      NODES,
      memory(steady(8 * GIB, 0, 4)),
      memory(steady(GIB, 0, 4), 'true'),
    )
    expect(figures.mean.value).toEqual({ part: 10 * GIB, of: 64 * GIB })
    expect(figures.p95.value).toEqual({ part: 10 * GIB, of: 64 * GIB })
    expect(figures.max.value).toEqual({ part: 10 * GIB, of: 64 * GIB })
    expect(figures.free.value).toEqual({ part: 54 * GIB, of: 64 * GIB })
    expect(figures.asReported.value).toEqual({ part: 8 * GIB, of: 64 * GIB })
    expect(figures.mean.notes).toEqual(['with DaemonSet pods on 2 nodes'])
  })

  test('what is left is modelled as long as one capacity is', () => {
    const fed = (name: string) => [
      series(NODE_CAPACITY_METRIC, steady(8, 0, 4), { node: name, resource: 'cpu' }),
      series(NODE_CAPACITY_METRIC, steady(32 * GIB, 0, 4), { node: name, resource: 'memory' }),
    ]
    const freeOf = (...capacities: All) => {
      const nodes = nodesIn(setOf(WINDOW, node('1'), node('2'), ...capacities), WINDOW)
      return figuresOf(nodes, cpu(steady(4, 0, 4))).cpu.free
    }
    expect(freeOf(...fed('1'))).toMatchObject({ value: { part: 12 }, provenance: 'modelled' })
    expect(freeOf(...fed('1'), ...fed('2'))).toMatchObject({ value: { part: 12 }, provenance: 'observed' })
  })

  test('more allocated than there is leaves less than nothing, and is not cut off', () => {
    expect(figuresOf(NODES, cpu(steady(20, 0, 4))).cpu.free.value).toEqual({ part: -4, of: 16 })
  })
})

test('law: the two readings never mix: pods of every node move what is allocated, and nothing that is reported', () => {
  const quarters = fc.integer({ min: 0, max: 80 }).map((n) => n / 4)
  fc.assert(
    fc.property(quarters, quarters, quarters, (ordinary, perNode, other) => {
      const readingsOf = (pods: number) =>
        figuresOf(
          NODES,
          cpu(steady(ordinary, 0, 4)),
          cpu(steady(pods, 0, 4), 'true'),
          memory(steady(ordinary * GIB, 0, 4)),
          memory(steady(pods * GIB, 0, 4), 'true'),
        )
      const [one, two] = [readingsOf(perNode), readingsOf(other)]
      expect(one.cpu.asReported.value).toEqual({ part: ordinary, of: 16 })
      for (const read of [
        ({ cpu: of }: typeof one) => of.asReported,
        ({ memory: of }: typeof one) => of.asReported,
        ({ opportunity }: typeof one) => opportunity,
        ({ efficiency }: typeof one) => efficiency,
      ])
        expect(read(two).value).toEqual(read(one).value)
      expect(one.cpu.mean.value).toEqual({ part: ordinary + 2 * perNode, of: 16 })
      expect(two.cpu.free.value).toEqual({ part: 16 - ordinary - 2 * other, of: 16 })
    }),
  )
})

describe('without a known capacity', () => {
  test.each([
    ['no nodes', null],
    ['a node of unknown size', nodesIn(setOf(WINDOW, node('1'), node('2', { type: 'custom' })), WINDOW)],
  ])('(%s) allocation is known, what is left of it is not', (_, nodes) => {
    const { cpu: figures, opportunity, efficiency, capacity } = figuresOf(nodes, cpu(steady(4, 0, 4)))
    expect(capacity).toBeNull()
    expect(figures.mean.value).toEqual({ part: 4, of: null })
    for (const figure of [figures.free, opportunity, efficiency] satisfies Figure[])
      expect(figure).toMatchObject({ value: null, reason: 'the capacity of the nodes is not known' })
  })

  test('without nodes DaemonSet pods cannot be counted, and are not said to be', () => {
    const { cpu: figures } = figuresOf(null, cpu(steady(4, 0, 4)), cpu(steady(1, 0, 4), 'true'))
    expect(figures.mean.value).toEqual({ part: 4, of: null })
    expect(figures.mean.notes.join()).toContain('not in this figure')
  })
})

describe('without readings', () => {
  test('every figure is missing, none is 0 and nothing is all free', () => {
    const { cpu: one, memory: other, opportunity, efficiency } = figuresOf(NODES)
    for (const figure of [...Object.values(one), ...Object.values(other), opportunity, efficiency])
      expect(figure).toMatchObject({ value: null, reason: expect.stringContaining('no samples of') })
  })

  test('of memory, it is memory that is named', () => {
    const { cpu: figures, memory: other, opportunity, efficiency } = figuresOf(NODES, cpu(steady(4, 0, 4)))
    expect(figures.free.value).toEqual({ part: 12, of: 16 })
    expect(efficiency.value).toBe(0.75)
    for (const figure of [other.free, opportunity] satisfies Figure[])
      expect(figure).toMatchObject({ value: null, reason: expect.stringContaining(METRIC.memoryAllocation) })
  })

  test('free is known exactly where allocation and capacity are', () => {
    fc.assert(
      fc.property(hourlyRows, fc.boolean(), (rows, known) => {
        const { cpu: figures } = figuresOf(known ? NODES : null, cpu(rows))
        const measured = rows.some(([hour]) => hour > 0 && hour <= 4)
        expect(figures.mean.value !== null).toBe(measured)
        expect(figures.free.value !== null).toBe(measured && known)
      }),
    )
  })
})

describe('as the service reads it', () => {
  test.each([
    [0.0999, 'LOW'],
    [0.1, 'MEDIUM'],
    [0.2999, 'MEDIUM'],
    [0.3, 'HIGH'],
    [1.5, 'HIGH'],
  ])('a share of %d is %s', (share, level) => {
    expect(levelOf(share)).toBe(level)
  })

  test('the larger share makes the opportunity, CPU the efficiency', () => {
    // 1.28 of 16 vCPU is 8 %, 12.8 of 64 GiB is 20 %.
    const { opportunity, efficiency } = figuresOf(
      NODES,
      cpu(steady(1.28, 0, 4)),
      memory(steady(12.8 * GIB, 0, 4)),
    )
    expect(opportunity).toMatchObject({ value: 'MEDIUM', provenance: 'reported' })
    expect(efficiency.value).toBeCloseTo(0.92, 12)
  })

  test('fault 16: readings that fall to 0 are no saving, and never a negative one', () => {
    const { cpu: figures } = figuresOf(NODES, cpu(table({ 1: 4, 2: 0, 3: 0, 4: 4 })))
    expect(figures.asReported.value).toEqual({ part: 2, of: 16 })
    expect(figures.max.value).toEqual({ part: 4, of: 16 })
  })
})

describe('memory in use', () => {
  const inUse = (capacity: Parameters<typeof memoryInUse>[1], rows: readonly Row[]) =>
    memoryInUse(setOf(WINDOW, series(METRIC.memoryWorkingSet, rows)), capacity, WINDOW)

  test('is the mean of the working set, of what nodes hold', () => {
    const figure = inUse(
      { cpu: cores(16), memory: bytes(64 * GIB) },
      table({ 0: 99, 2: 10 * GIB, 4: 20 * GIB }),
    )
    expect(figure.value).toEqual({ part: 15 * GIB, of: 64 * GIB })
    expect(figure.coverage?.covered).toBe(2)
  })

  test('of an answer of current values is what it says now, wherever it is stamped', () => {
    const set = asCurrent(setOf(WINDOW, series(METRIC.memoryWorkingSet, table({ 4.3: GIB }))))
    expect(memoryInUse(set, null, WINDOW)).toMatchObject({ value: { part: GIB }, coverage: null })
  })

  test('is known without a capacity, and unknown without samples', () => {
    expect(inUse(null, steady(GIB, 0, 4)).value).toEqual({ part: GIB, of: null })
    expect(inUse(null, [])).toMatchObject({ value: null, reason: expect.stringContaining('no samples') })
  })
})
