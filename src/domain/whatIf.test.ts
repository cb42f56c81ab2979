import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyMachines, anyPlan, anyTerms, byType, capacity, machine, terms } from './testing/whatIf'
import { GIB } from './units'
import { fewestAt, fewestNodes, fitOf, type Group, isOverfilled, type Terms } from './whatIf'

const group = (instanceType: string, count: number, purchase: Group['purchase'] = 'on-demand'): Group => ({
  instanceType,
  purchase,
  count,
})
const inZones = (one: Group, zones: number): Group => ({ ...one, zones })
const LARGE = machine('large')
const SMALL = machine('small', { capacity: capacity(2, 4) })
const MACHINES = byType(LARGE, SMALL)
const judged = (plan: readonly Group[], more: Partial<Terms> = {}) => fitOf(plan, MACHINES, terms(more))
const kinds = (plan: readonly Group[], more: Partial<Terms> = {}) =>
  judged(plan, more).shortfalls.map(({ kind }) => kind)

describe('a plan', () => {
  test('carries ordinary pods once and DaemonSet pods once per node', () => {
    // 10 + 3 × 0.5 vCPU, 20 + 3 × 1 GiB; 2 × 8 + 2 vCPU, 2 × 32 + 4 GiB.
    const {
      nodes,
      required,
      capacity: held,
      fill,
    } = judged([group('large', 2), group('small', 1)], {
      daemonSetPerNode: capacity(0.5, 1),
    })
    expect({ nodes, required, held }).toEqual({
      nodes: 3,
      required: capacity(11.5, 23),
      held: capacity(18, 68),
    })
    expect(fill).toEqual({ cpu: 11.5 / 18, memory: 23 / 68 })
  })

  test('has room up to the target, and what it lacks is said in vCPU and GiB', () => {
    // Two of 8 vCPU at 0.65 hold 10.4 of 10; one holds 5.2, and 20.8 GiB of 20.
    expect(judged([group('large', 2)]).room.cpu).toBeCloseTo(0.4, 12)
    expect(judged([group('large', 2)]).shortfalls).toEqual([])
    const [cpu, ...more] = judged([group('large', 1)]).shortfalls
    expect(cpu).toEqual({ kind: 'cpu', missing: expect.closeTo(4.8, 12) })
    expect(more).toEqual([{ kind: 'too few nodes', fewest: 2 }])
    const [, memory] = judged([group('large', 2)], { ordinary: capacity(20, 50) }).shortfalls
    expect(memory).toEqual({ kind: 'memory', missing: expect.closeTo(8.4 * GIB, 0) })
  })

  test('of which a node is of unknown size is held by the others alone', () => {
    const { nodes, sized, capacity: held } = judged([group('large', 2), group('custom', 1)])
    expect([nodes, sized, held]).toEqual([3, 2, capacity(16, 64)])
  })

  test.each<[string, Group[], Partial<Terms>, string[]]>([
    ['fits exactly at its target', [group('large', 2)], { ordinary: capacity(12.8, 1), fill: 0.8 }, []],
    ['needs one node per zone', [group('large', 2)], { zones: 3, onePerZone: true }, ['zones']],
    [
      'reaches all zones by groups that stand in one each',
      [inZones(group('large', 2), 1), inZones(group('large', 1), 1), inZones(group('small', 1), 1)],
      { zones: 3, onePerZone: true },
      [],
    ],
    [
      'leaves a zone empty where its groups crowd',
      [inZones(group('large', 9), 1), inZones(group('large', 9), 1)],
      { zones: 3, onePerZone: true },
      ['zones'],
    ],
    [
      'cannot lay a group out over more zones than it has nodes',
      [group('large', 3), inZones(group('small', 2), 3)],
      { zones: 3, onePerZone: true },
      ['zones of a row'],
    ],
    ['may ignore zones of a group', [group('large', 3), inZones(group('small', 2), 3)], {}, []],
    ['may ignore zones', [group('large', 2)], { zones: 3 }, []],
    ['has a spare node if the rest holds it full', [group('large', 3)], { spare: true }, []],
    ['has none if the rest does not', [group('large', 2)], { spare: true }, ['no spare node']],
    [
      'needs a node for the largest pod',
      [group('small', 9)],
      { largestPod: capacity(3, 1) },
      ['largest pod'],
    ],
    [
      'leaves the largest pod what DaemonSet pods leave',
      [group('large', 3)],
      { largestPod: capacity(7.5, 1), daemonSetPerNode: capacity(0.6, 0) },
      ['largest pod'],
    ],
    [
      'may not hold a type that DaemonSet pods overfill',
      [group('large', 3), group('small', 1)],
      { daemonSetPerNode: capacity(0, 3) },
      ['overfilled'],
    ],
    [
      'keeps to the greatest share on spot',
      [group('large', 1), group('large', 2, 'spot')],
      { mostSpot: 0.5 },
      ['too much spot'],
    ],
    ['holds no type of unknown size', [group('large', 3), group('custom', 1)], {}, ['unknown size']],
    ['of no nodes lacks everything', [], {}, ['cpu', 'memory', 'too few nodes']],
  ])('%s', (_, plan, more, expected) => {
    expect(kinds(plan, more)).toEqual(expected)
  })
})

test.each([
  [0.8, 1],
  [0.9, 1],
  [0.7, 1],
  [0.65, 2],
  [0.6, 2],
  [0.5, 3],
  [0.3, 3],
])('at %d there are at least %d nodes', (fill, fewest) => {
  expect(fewestAt(fill)).toBe(fewest)
  expect(fewestNodes(terms({ fill, zones: 5, onePerZone: true }))).toBe(5)
})

test('law: more nodes never fit worse', () => {
  fc.assert(
    fc.property(
      anyMachines.chain((machines) => fc.tuple(fc.constant(machines), anyPlan(machines))),
      anyTerms,
      ([machines, plan], under) => {
        const types = byType(...machines)
        const before = fitOf(plan, types, under)
        for (const one of machines.filter((other) => !isOverfilled(other, under))) {
          const after = fitOf([...plan, group(one.instanceType, 1)], types, under)
          expect(after.room.cpu).toBeGreaterThan(before.room.cpu)
          expect(after.room.memory).toBeGreaterThan(before.room.memory)
          // A larger node is more to lose; every other condition holds on.
          if (before.shortfalls.length === 0)
            expect(after.shortfalls.filter(({ kind }) => kind !== 'no spare node')).toEqual([])
        }
        const [same] = plan
        if (before.shortfalls.length === 0 && same)
          expect(fitOf([...plan, group(same.instanceType, 1)], types, under).shortfalls).toEqual([])
      },
    ),
  )
})
