import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocationOf } from './allocation'
import { METRIC } from './metrics'
import { nodesIn } from './nodes'
import { type Demand, demandOf, fillOf, type NodeModel, nodeModelOf, requiredBy, sizingTable } from './sizing'
import { node } from './testing/nodes'
import { series, setOf, span, steady } from './testing/tables'
import { machine, terms } from './testing/whatIf'
import { bytes, cores, GIB } from './units'
import { fewestPlan } from './whatIfColumn'

const capacity = (cpu: number, gib: number) => ({ cpu: cores(cpu), memory: bytes(gib * GIB) })
const demand = (cpu: number, gib: number, perNode: [number, number] | null = null): Demand => ({
  ordinary: capacity(cpu, gib),
  daemonSetPerNode: perNode && capacity(...perNode),
})
const MODEL: NodeModel = { instanceType: 't3a.2xlarge', capacity: capacity(8, 32), nodes: 4, of: 4 }
const rowsOf = (need: Demand | null, zones = 0, onePerZone = false, model: NodeModel | null = MODEL) =>
  sizingTable(need, model, zones, onePerZone)
const fitsOf = (...question: Parameters<typeof rowsOf>) => rowsOf(...question).map(({ fits }) => fits.value)

describe('what n nodes have to carry', () => {
  // Kubecost's documentation of its cluster sizing API prints parameters and results in full.
  describe('Kubecost’s worked example', () => {
    const need = demand(1.4105254827890852, 1.0523239374160767, [0.13000864795721567, 0.41380882263183594])
    const standard1 = { ...MODEL, instanceType: 'n1-standard-1', capacity: capacity(1, 3.75) }

    test.each([
      [3, 1.800551426660732, 2.2937504053115845],
      [4, 1.9305600746179477, 2.7075592279434204],
    ])('%i nodes have to carry %d vCPU and %d GiB', (n, vcpu, gib) => {
      const { cpu, memory } = requiredBy(n, need)
      expect(cpu).toBeCloseTo(vcpu, 12)
      expect(memory / GIB).toBeCloseTo(gib, 12)
    })

    test('three nodes of one vCPU are the fewest at 0.80, filled to 0.6002 and 0.2039', () => {
      expect(fitsOf(need, 0, false, standard1)[0]).toBe(3)
      const fill = fillOf(3, need, standard1.capacity)
      expect(fill.cpu).toBeCloseTo(0.6001838088869107, 12)
      expect(fill.memory).toBeCloseTo(0.20388892491658528, 12)
    })
  })

  test('DaemonSet pods come once per node, ordinary pods once', () => {
    expect(requiredBy(4, demand(10, 20, [0.5, 1]))).toEqual(capacity(12, 24))
    expect(requiredBy(4, demand(10, 20))).toEqual(capacity(10, 20))
  })

  test('they are as full as that is of what they hold', () => {
    expect(fillOf(2, demand(4, 16), MODEL.capacity)).toEqual({ cpu: 0.25, memory: 0.25 })
  })
})

describe('nodes of 8 vCPU and 32 GiB that fit', () => {
  // Fills 0.80, 0.65 and 0.50; never fewer than 1, 2 and 3 nodes.
  test.each<[string, Demand, number[]]>([
    ['almost nothing takes the fewest of each profile', demand(0.1, 0.1), [1, 2, 3]],
    ['6.4 vCPU fill one node to exactly 0.80', demand(6.4, 1), [1, 2, 3]],
    ['a little more takes a second', demand(6.5, 1), [2, 2, 3]],
    ['memory can be what decides', demand(1, 100), [4, 5, 7]],
    ['12 vCPU fill two to 0.75, three to 0.50', demand(12, 1), [2, 3, 3]],
    ['DaemonSet pods of 2 vCPU leave room for 4.4, 3.2 and 2 on each node', demand(8, 1, [2, 0]), [2, 3, 4]],
  ])('%s', (_, need, expected) => {
    expect(fitsOf(need)).toEqual(expected)
  })

  test('DaemonSet pods that overfill a node fit on no number of them', () => {
    const [development, , available] = rowsOf(demand(1, 1, [6, 0]))
    expect(development?.fits.value).toBe(1 + 2)
    expect(available).toMatchObject({
      fits: { value: null, reason: 'DaemonSet pods alone overfill a node of this type' },
      withOnePerZone: { value: null },
      required: null,
      fill: null,
    })
  })

  test('with one per zone never fewer than zones, and the rest of the row follows the choice', () => {
    const need = demand(8, 8, [0, 1])
    const rows = (onePerZone: boolean) =>
      rowsOf(need, 3, onePerZone).map(({ fits, withOnePerZone, required }) => [
        fits.value,
        withOnePerZone.value,
        required && required.memory / GIB,
      ])
    expect(rows(true)).toEqual([
      [2, 3, 11],
      [2, 3, 11],
      [3, 3, 11],
    ])
    expect(rows(false)).toEqual([
      [2, 3, 10],
      [2, 3, 10],
      [3, 3, 11],
    ])
  })

  test.each<[string, Demand | null, NodeModel | null, string]>([
    ['demand', null, MODEL, 'no allocation was measured in this window'],
    ['node', demand(1, 1), null, 'no node type of known capacity'],
  ])('without a known %s nothing fits or fails to: it is missing', (_, need, model, reason) => {
    for (const { fits, required } of rowsOf(need, 0, false, model)) {
      expect(fits).toMatchObject({ value: null, reason })
      expect(required).toBeNull()
    }
  })
})

describe('laws of fitting', () => {
  const eighths = (max: number) => fc.integer({ min: 0, max: max * 8 }).map((n) => n / 8)
  const anyDemand = fc
    .tuple(eighths(200), eighths(800), fc.option(fc.tuple(eighths(3), eighths(12))))
    .map(([cpu, gib, perNode]) => demand(cpu, gib, perNode))

  test('more nodes are never fuller', () => {
    fc.assert(
      fc.property(anyDemand, fc.integer({ min: 1, max: 100 }), (need, n) => {
        const [few, more] = [fillOf(n, need, MODEL.capacity), fillOf(n + 1, need, MODEL.capacity)]
        expect(more.cpu).toBeLessThanOrEqual(few.cpu + 1e-12)
        expect(more.memory).toBeLessThanOrEqual(few.memory + 1e-12)
      }),
    )
  })

  test('the number is the fewest: it fits, and one less does not or is too few for the profile', () => {
    fc.assert(
      fc.property(anyDemand, (need) => {
        for (const { profile, fits } of rowsOf(need)) {
          const fitsIn = (n: number) =>
            Math.max(...Object.values(fillOf(n, need, MODEL.capacity))) <= profile.fill
          if (fits.value === null) expect(fitsIn(10_000)).toBe(false)
          else {
            expect(fitsIn(fits.value)).toBe(true)
            expect(fits.value === profile.fewest || !fitsIn(fits.value - 1)).toBe(true)
          }
        }
      }),
    )
  })

  test('the plan a what-if begins with has the same number', () => {
    fc.assert(
      fc.property(anyDemand, (need) => {
        for (const { profile, fits } of rowsOf(need)) {
          const plan = fewestPlan(
            machine(MODEL.instanceType, { capacity: MODEL.capacity }),
            terms({
              ordinary: need.ordinary,
              daemonSetPerNode: need.daemonSetPerNode ?? capacity(0, 0),
              fill: profile.fill,
            }),
          )
          const planned = plan.reduce((sum, { count }) => sum + count, 0)
          expect(planned || null).toBe(fits.value)
        }
      }),
    )
  })

  test('a stricter profile never takes fewer nodes', () => {
    fc.assert(
      fc.property(anyDemand, (need) => {
        const counts = fitsOf(need).map((n) => n ?? Number.POSITIVE_INFINITY)
        expect(counts).toEqual([...counts].sort((a, b) => a - b))
      }),
    )
  })
})

describe('demand', () => {
  const WINDOW = span(0, 20)
  const upTo20 = Array.from({ length: 20 }, (_, i) => [i + 1, i + 1] as const)
  const set = (daemonset: number | null, memory: boolean) =>
    setOf(
      WINDOW,
      series(METRIC.cpuAllocation, upTo20),
      ...(daemonset === null
        ? []
        : [series(METRIC.cpuAllocation, steady(daemonset, 0, 20), { daemonset: 'true' })]),
      ...(memory ? [series(METRIC.memoryAllocation, steady(GIB, 0, 20))] : []),
      ...(memory && daemonset !== null
        ? [series(METRIC.memoryAllocation, steady(2 * GIB, 0, 20), { daemonset: 'true' })]
        : []),
    )
  const demandIn = (from: ReturnType<typeof set>) =>
    demandOf(allocationOf('cpu', from, WINDOW), allocationOf('memory', from, WINDOW))

  test('is the 95th percentile of ordinary pods and the mean of DaemonSet pods per node', () => {
    expect(demandIn(set(0.25, true))).toEqual({
      ordinary: capacity(19, 1),
      daemonSetPerNode: capacity(0.25, 2),
    })
    expect(demandIn(set(null, true))?.daemonSetPerNode).toBeNull()
  })

  test('is unknown where one of the two resources is', () => {
    expect(demandIn(set(0.25, false))).toBeNull()
  })
})

describe('the node the table counts in', () => {
  const modelOf = (...all: Parameters<typeof setOf>[1][]) =>
    nodeModelOf(nodesIn(setOf(span(0, 4), ...all), span(0, 4)).seen)

  test('is of the type most nodes are of', () => {
    expect(modelOf(node('1', { type: 'm5.large' }), node('2'), node('3'))).toEqual({
      instanceType: 't3a.2xlarge',
      capacity: expect.objectContaining(capacity(8, 32)),
      nodes: 2,
      of: 3,
    })
  })

  test('is the first by name of equally frequent types', () => {
    expect(modelOf(node('1'), node('2', { type: 'm5.large' }))?.instanceType).toBe('m5.large')
  })

  test('is none of unknown size, and none where all are', () => {
    const custom = (name: string) => node(name, { type: 'custom' })
    expect(modelOf(custom('1'), custom('2'), node('3'))).toMatchObject({ nodes: 1, of: 3 })
    expect(modelOf(custom('1'))).toBeNull()
  })
})
