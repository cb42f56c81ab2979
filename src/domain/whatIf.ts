import type { Band, Capacity } from './figureUnits'
import type { PriceKind } from './nodePrice'
import { PROFILES } from './sizing'
import { type Bytes, bytes, type Cores, cores, type UsdPerHour } from './units'

/** Nodes of one type, bought one way. A plan is a few of these. */
export interface Group {
  readonly instanceType: string
  readonly purchase: 'spot' | 'on-demand'
  readonly count: number
  /** In how many zones they stand; where nothing is said they are dealt out over those of the cluster. */
  readonly zones?: number
}

/** A price of one kind of node, for planning. */
export interface Offer {
  readonly perHour: Band<UsdPerHour>
  readonly kinds: readonly PriceKind[]
  /** Names of whoever says so, with their day. */
  readonly sources: readonly string[]
}

/** A type a plan may use. */
export interface Machine {
  readonly instanceType: string
  readonly capacity: Capacity
  /** Who says so: a metric, or a list of instance types. */
  readonly sizedBy: string
  readonly architecture: string | null
  /** Null where nobody says how many. */
  readonly gpus: number | null
  /** How many nodes of today are of it. */
  readonly inUse: number
  /** Null: nobody says what it costs. */
  readonly spot: Offer | null
  readonly onDemand: Offer | null
}

/** What nodes have to carry, and under which conditions they may. */
export interface Terms {
  /** Ordinary pods, cluster-wide, by the chosen reading (mean, 95th percentile or maximum). */
  readonly ordinary: Capacity
  /** DaemonSet pods on each node; zero where neither measured nor entered. */
  readonly daemonSetPerNode: Capacity
  /** Has to fit on one node; zero where not entered. */
  readonly largestPod: Capacity
  /** How full nodes may be planned, over 0 to 1. */
  readonly fill: number
  readonly zones: number
  readonly onePerZone: boolean
  /** Whether all of it has to fit, filled to the brim, with the largest node gone. */
  readonly spare: boolean
  /** The greatest share of nodes on spot, 0 to 1. */
  readonly mostSpot: number
}

/** Fewest nodes at a fill: those of the least strict of Kubecost's profiles that is as strict. */
export const fewestAt = (fill: number): number =>
  Math.max(1, ...PROFILES.filter((profile) => profile.fill >= fill - NOISE).map(({ fewest }) => fewest))

export const fewestNodes = ({ fill, zones, onePerZone }: Terms): number =>
  Math.max(fewestAt(fill), onePerZone ? zones : 1)

/** Float arithmetic leaves this share of a node's capacity, and no more. */
export const NOISE = 1e-9

/** Room of one node of this type for ordinary pods, planned to `fill` of it. */
export const roomOn = (
  { capacity }: Pick<Machine, 'capacity'>,
  { daemonSetPerNode }: Terms,
  fill: number,
) => ({
  cpu: capacity.cpu * fill - daemonSetPerNode.cpu,
  memory: capacity.memory * fill - daemonSetPerNode.memory,
})

/** Whether the largest pod fits beside the DaemonSet pods of one node. */
export function holdsLargestPod(machine: Machine, terms: Terms): boolean {
  const room = roomOn(machine, terms, 1)
  const { cpu, memory } = terms.largestPod
  return (
    room.cpu + NOISE * machine.capacity.cpu >= cpu && room.memory + NOISE * machine.capacity.memory >= memory
  )
}

/** Whether DaemonSet pods alone leave no room on a node of this type: more of them carry nothing. */
export function isOverfilled(machine: Machine, terms: Terms): boolean {
  const { cpu, memory } = roomOn(machine, terms, terms.fill)
  return cpu <= NOISE * machine.capacity.cpu || memory <= NOISE * machine.capacity.memory
}

/** Why a plan does not do. */
export type Shortfall =
  | { readonly kind: 'cpu'; readonly missing: Cores }
  | { readonly kind: 'memory'; readonly missing: Bytes }
  | { readonly kind: 'too few nodes'; readonly fewest: number }
  | { readonly kind: 'zones'; readonly reached: number; readonly zones: number }
  | { readonly kind: 'zones of a row'; readonly row: number; readonly count: number; readonly zones: number }
  | { readonly kind: 'no spare node' }
  | { readonly kind: 'largest pod' }
  | { readonly kind: 'overfilled'; readonly instanceType: string }
  | { readonly kind: 'too much spot'; readonly share: number }
  | { readonly kind: 'unknown size'; readonly instanceType: string }

export interface Fit {
  readonly nodes: number
  /** Of known size: those that hold the capacity. */
  readonly sized: number
  readonly capacity: Capacity
  /** Ordinary pods + nodes × DaemonSet pods. */
  readonly required: Capacity
  /** `required` ÷ `capacity`; null for a plan without nodes of known size. */
  readonly fill: { readonly cpu: number; readonly memory: number } | null
  /** What is free below the target; negative where it is passed. */
  readonly room: Capacity
  /** None: it fits. */
  readonly shortfalls: readonly Shortfall[]
}

/** Whether a plan carries what pods need under these terms, and by how much. Source of the rule: `sizing.ts`. */
export function fitOf(plan: readonly Group[], machines: ReadonlyMap<string, Machine>, terms: Terms): Fit {
  const used = plan.flatMap(({ instanceType, count }) => {
    const machine = machines.get(instanceType)
    return machine && count > 0 ? [{ machine, count }] : []
  })
  const nodes = plan.reduce((sum, { count }) => sum + count, 0)
  const sum = (of: (machine: Machine) => number) =>
    used.reduce((total, { machine, count }) => total + count * of(machine), 0)
  const capacity = { cpu: cores(sum((m) => m.capacity.cpu)), memory: bytes(sum((m) => m.capacity.memory)) }
  const { ordinary, daemonSetPerNode } = terms
  const required = {
    cpu: cores(ordinary.cpu + nodes * daemonSetPerNode.cpu),
    memory: bytes(ordinary.memory + nodes * daemonSetPerNode.memory),
  }
  const room = {
    cpu: cores(terms.fill * capacity.cpu - required.cpu),
    memory: bytes(terms.fill * capacity.memory - required.memory),
  }
  const unknown = plan.filter(({ instanceType, count }) => count > 0 && !machines.has(instanceType))
  return {
    nodes,
    sized: used.reduce((total, { count }) => total + count, 0),
    capacity,
    required,
    fill:
      used.length === 0
        ? null
        : { cpu: required.cpu / capacity.cpu, memory: required.memory / capacity.memory },
    room,
    shortfalls: [
      ...unknown.map(({ instanceType }) => ({ kind: 'unknown size' as const, instanceType })),
      ...shortfallsOf(plan, used, { nodes, capacity, required, room }, terms),
    ],
  }
}

function shortfallsOf(
  plan: readonly Group[],
  used: readonly { readonly machine: Machine; readonly count: number }[],
  { nodes, capacity, required, room }: Pick<Fit, 'nodes' | 'capacity' | 'required' | 'room'>,
  terms: Terms,
): Shortfall[] {
  const found: Shortfall[] = []
  if (room.cpu < -NOISE * capacity.cpu || nodes === 0) found.push({ kind: 'cpu', missing: cores(-room.cpu) })
  if (room.memory < -NOISE * capacity.memory || nodes === 0)
    found.push({ kind: 'memory', missing: bytes(-room.memory) })
  if (nodes < fewestAt(terms.fill)) found.push({ kind: 'too few nodes', fewest: fewestAt(terms.fill) })
  if (terms.onePerZone) found.push(...emptyZones(plan, terms))
  const full = new Set(
    used.filter(({ machine }) => isOverfilled(machine, terms)).map(({ machine }) => machine),
  )
  for (const { instanceType } of full) found.push({ kind: 'overfilled', instanceType })
  if (terms.spare && !hasSpare(used, { capacity, required }, terms)) found.push({ kind: 'no spare node' })
  if (used.length > 0 && !used.some(({ machine }) => holdsLargestPod(machine, terms)))
    found.push({ kind: 'largest pod' })
  const onSpot = plan.reduce((sum, { purchase, count }) => (purchase === 'spot' ? sum + count : sum), 0)
  if (nodes > 0 && onSpot / nodes > terms.mostSpot + NOISE)
    found.push({ kind: 'too much spot', share: onSpot / nodes })
  return found
}

/** Zones without a node: of all that are wanted, wherever the groups are laid, or of those one group is to stand in. */
function emptyZones(plan: readonly Group[], { zones }: Terms): Shortfall[] {
  const reached = plan.reduce((sum, group) => sum + Math.min(group.count, group.zones ?? zones), 0)
  return [
    ...(reached < zones ? [{ kind: 'zones' as const, reached, zones }] : []),
    ...plan.flatMap(({ count, zones: own }, at) =>
      own !== undefined && count > 0 && count < own
        ? [{ kind: 'zones of a row' as const, row: at + 1, count, zones: own }]
        : [],
    ),
  ]
}

/** With any one node gone, what is left holds everything, filled to the brim at most. */
const hasSpare = (
  used: readonly { readonly machine: Machine }[],
  { capacity, required }: Pick<Fit, 'capacity' | 'required'>,
  terms: Terms,
) =>
  used.every(({ machine }) => {
    const { cpu, memory } = roomOn(machine, terms, 1)
    return (
      capacity.cpu * (1 + NOISE) - required.cpu >= cpu &&
      capacity.memory * (1 + NOISE) - required.memory >= memory
    )
  })
