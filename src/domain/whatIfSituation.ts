import type { Allocation } from './allocation'
import type { Capacity } from './figureUnits'
import { countOf, UNKNOWN_ZONE, zoneCounts } from './nodeFigures'
import { type Node, type NodeList, nodesNow } from './nodes'
import { nodeModelOf } from './sizing'
import type { PriceSources } from './statedPrice'
import { bytes, cores } from './units'
import type { Group, Machine, Terms } from './whatIf'
import { fewestPlan } from './whatIfColumn'
import { type Current, currentOf } from './whatIfCost'
import { machinesFor } from './whatIfMachines'
import type { Question } from './whatIfSearch'

export const BASES = ['mean', 'p95', 'max'] as const
/** Which reading of the window pods are sized on. */
export type Basis = (typeof BASES)[number]

/** What a reader may set; null leaves it as measured, or as it is today. */
export interface Choices {
  readonly fill: number
  readonly basis: Basis
  readonly overhead: Capacity | null
  readonly largestPod: Capacity | null
  readonly zones: number | null
  readonly onePerZone: boolean
  readonly spare: boolean
  readonly mostSpot: number | null
  readonly plan: readonly Group[] | null
}

/** Production's target, the 95th percentile, one node per zone; the rest as it is. */
export const USUAL: Choices = {
  fill: 0.65,
  basis: 'p95',
  overhead: null,
  largestPod: null,
  zones: null,
  onePerZone: true,
  spare: false,
  mostSpot: null,
  plan: null,
}

/** The cluster as a plan is held against it. */
export interface Situation {
  readonly now: readonly Node[]
  readonly list: NodeList
  readonly current: Current
  /** Those in use first. */
  readonly machines: readonly Machine[]
  readonly byType: ReadonlyMap<string, Machine>
  readonly cpu: Allocation
  readonly memory: Allocation
  /** Per node; null where the feed does not know it. */
  readonly overhead: Capacity | null
  /** With a known name. */
  readonly zones: number
  /** Of nodes whose way of buying is known, 0 to 1; null where none is. */
  readonly spot: number | null
  /** Processors of today's nodes, as far as they are known. */
  readonly architectures: readonly string[]
}

export function situationOf(
  list: NodeList,
  allocation: { readonly cpu: Allocation; readonly memory: Allocation },
  prices: PriceSources,
  named: readonly string[],
): Situation {
  const now = nodesNow(list)
  const current = currentOf(now)
  const region = mostFrequent(now.map((node) => node.region))
  const machines = machinesFor(now, current, prices, region, named)
  const { cpu, memory } = allocation
  const spot = countOf(now, 'spot')
  const known = spot + countOf(now, 'on-demand')
  const used = machines.filter(({ inUse }) => inUse > 0)
  return {
    now,
    list,
    current,
    machines,
    byType: new Map(machines.map((machine) => [machine.instanceType, machine])),
    cpu,
    memory,
    overhead:
      cpu.daemonSetPerNode === null || memory.daemonSetPerNode === null
        ? null
        : { cpu: cores(cpu.daemonSetPerNode), memory: bytes(memory.daemonSetPerNode) },
    zones: zoneCounts(now).filter(({ zone }) => zone !== UNKNOWN_ZONE).length,
    spot: known === 0 ? null : spot / known,
    architectures: [...new Set(used.flatMap(({ architecture }) => architecture ?? []))],
  }
}

const NONE: Capacity = { cpu: cores(0), memory: bytes(0) }

/** Null where what pods allocate was not measured. */
export function termsOf(situation: Situation, choices: Choices): Terms | null {
  const { cpu, memory, overhead, zones, spot } = situation
  if (cpu.ordinary === null || memory.ordinary === null) return null
  return {
    ordinary: { cpu: cores(cpu.ordinary[choices.basis]), memory: bytes(memory.ordinary[choices.basis]) },
    daemonSetPerNode: choices.overhead ?? overhead ?? NONE,
    largestPod: choices.largestPod ?? NONE,
    fill: choices.fill,
    zones: choices.zones ?? Math.max(1, zones),
    onePerZone: choices.onePerZone,
    spare: choices.spare,
    mostSpot: choices.mostSpot ?? spot ?? 0,
  }
}

/** The reader's plan, else the fewest nodes of today's most frequent type that fit; empty if none would do. */
export function planOf({ now, byType }: Situation, { plan }: Choices, terms: Terms): readonly Group[] {
  if (plan !== null) return plan
  const model = nodeModelOf(now)
  const machine = model && byType.get(model.instanceType)
  return machine ? fewestPlan(machine, terms) : []
}

export const questionOf = ({ machines, current, architectures }: Situation, terms: Terms): Question => ({
  machines,
  terms,
  // Nodes that are set aside take no part, and their samples need not travel to a worker.
  current: { ...current, setAside: [] },
  architectures,
})

function mostFrequent(names: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null
}
