import type { Allocation } from './allocation'
import { type Figure, known, missing } from './figure'
import type { Capacity } from './figureUnits'
import type { Node } from './nodes'
import { bytes, cores, count } from './units'

/** How full nodes may be planned, and the fewest there must be. Kubecost's three profiles. */
export const PROFILES = [
  { name: 'development', fill: 0.8, fewest: 1 },
  { name: 'production', fill: 0.65, fewest: 2 },
  { name: 'high availability', fill: 0.5, fewest: 3 },
] as const

export type Profile = (typeof PROFILES)[number]

/** What pods need of nodes. */
export interface Demand {
  /** Ordinary pods, cluster-wide: the 95th percentile, because a mean is too small half of the time. */
  readonly ordinary: Capacity
  /** DaemonSet pods on each node; null where unknown. */
  readonly daemonSetPerNode: Capacity | null
}

/** The node the table counts in: the most frequent type of now, of known capacity. */
export interface NodeModel {
  readonly instanceType: string
  readonly capacity: Capacity
  /** How many of today's nodes are of it. */
  readonly nodes: number
  readonly of: number
}

/** What `n` nodes have to carry: ordinary pods + n × DaemonSet overhead. */
export function requiredBy(n: number, { ordinary, daemonSetPerNode }: Demand): Capacity {
  return {
    cpu: cores(ordinary.cpu + n * (daemonSetPerNode?.cpu ?? 0)),
    memory: bytes(ordinary.memory + n * (daemonSetPerNode?.memory ?? 0)),
  }
}

/** How full `n` nodes would be with that demand: the fuller of CPU and memory. */
export function fillOf(n: number, demand: Demand, node: Capacity): { cpu: number; memory: number } {
  const required = requiredBy(n, demand)
  return { cpu: required.cpu / (n * node.cpu), memory: required.memory / (n * node.memory) }
}

export interface SizingRow {
  readonly profile: Profile
  /** Fewest nodes that fit, before and after the one-per-zone rule. */
  readonly fits: Figure<'count'>
  readonly withOnePerZone: Figure<'count'>
  /** What that many (with one per zone, if asked for) have to carry, and how full they are. */
  readonly required: Capacity | null
  readonly fill: { readonly cpu: number; readonly memory: number } | null
}

/** No plan goes beyond this; what does not fit on as many fits on no number of them. */
export const MOST_NODES = 10_000

/** The sizing table: for each profile the fewest nodes of today's type that would do. A what-if, not advice. */
export function sizingTable(
  demand: Demand | null,
  node: NodeModel | null,
  zones: number,
  onePerZone: boolean,
): SizingRow[] {
  return PROFILES.map((profile) => {
    const reason =
      demand === null ? 'no allocation was measured in this window' : 'no node type of known capacity'
    if (demand === null || node === null) return unknownRow(profile, reason)
    const fewest = fewestThatFit(profile, demand, node.capacity)
    if (fewest === null) return unknownRow(profile, 'DaemonSet pods alone overfill a node of this type')
    const spread = Math.max(fewest, zones)
    const chosen = onePerZone ? spread : fewest
    const notes = [`counted in ${node.instanceType}, the type of ${node.nodes} of ${node.of} nodes`]
    return {
      profile,
      fits: known('sizing.required', count(fewest), { notes }),
      withOnePerZone: known('sizing.required', count(spread), { notes }),
      required: requiredBy(chosen, demand),
      fill: fillOf(chosen, demand, node.capacity),
    }
  })
}

const unknownRow = (profile: Profile, reason: string): SizingRow => ({
  profile,
  fits: missing('sizing.required', reason),
  withOnePerZone: missing('sizing.required', reason),
  required: null,
  fill: null,
})

/** Null if no number of such nodes would do. */
function fewestThatFit({ fill, fewest }: Profile, demand: Demand, node: Capacity): number | null {
  for (let n = fewest; n <= MOST_NODES; n++) {
    const at = fillOf(n, demand, node)
    if (at.cpu <= fill && at.memory <= fill) return n
  }
  return null
}

/** Null where either resource was not measured. */
export function demandOf(cpu: Allocation, memory: Allocation): Demand | null {
  if (cpu.ordinary === null || memory.ordinary === null) return null
  const overhead =
    cpu.daemonSetPerNode === null || memory.daemonSetPerNode === null
      ? null
      : { cpu: cores(cpu.daemonSetPerNode), memory: bytes(memory.daemonSetPerNode) }
  return {
    ordinary: { cpu: cores(cpu.ordinary.p95), memory: bytes(memory.ordinary.p95) },
    daemonSetPerNode: overhead,
  }
}

/** The type most of the nodes are of; ties go to the first by name. Null if no type's capacity is known. */
export function nodeModelOf(nodes: readonly Node[]): NodeModel | null {
  const byType = new Map<string, Node[]>()
  for (const node of nodes) {
    if (node.instanceType === null || node.capacity === null) continue
    byType.set(node.instanceType, [...(byType.get(node.instanceType) ?? []), node])
  }
  const [most] = [...byType].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  const capacity = most?.[1][0]?.capacity
  if (!most || !capacity) return null
  return { instanceType: most[0], capacity, nodes: most[1].length, of: nodes.length }
}
