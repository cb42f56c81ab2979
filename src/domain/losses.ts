import type { Capacity } from './figureUnits'
import { capacityOf } from './nodeFigures'
import type { Node } from './nodes'
import { type Demand, requiredBy } from './sizing'
import { bytes, cores } from './units'

/**
 * What may go all at once: a zone, as when its data centre fails; or a pool, the nodes of one instance type in one zone
 * that are bought one way. The cloud may want a spot pool back; one on demand goes with an image that fails, with its
 * type, or where no more of it is to be had when nodes are replaced.
 */
export type Loss =
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: PoolKind; readonly zone: string; readonly instanceType: string }

/** By how its nodes are bought. */
type PoolKind = 'spot pool' | 'on-demand pool'

/** The order in which they are told. */
export const LOSS_KINDS = ['zone', 'spot pool', 'on-demand pool'] as const satisfies readonly Loss['kind'][]

const POOL_OF = { spot: 'spot pool', 'on-demand': 'on-demand pool' } as const

/** Its name in an address and in the output of jq: `ap-south-1c`, `ap-south-1c/t3a.2xlarge`, `…/on-demand`. */
export const lossName = (loss: Loss): string =>
  loss.kind === 'zone'
    ? loss.zone
    : `${loss.zone}/${loss.instanceType}${loss.kind === 'spot pool' ? '' : '/on-demand'}`

/** The nodes of now, as one loss would part them. */
export interface Aftermath {
  readonly loss: Loss
  readonly lost: readonly Node[]
  /** Nodes that may be lost too: what would tell is not known of them. Never counted as left. */
  readonly unsure: readonly Node[]
  readonly left: readonly Node[]
}

/** What each loss there can be would leave, by kind; those that take most nodes first, then by name. */
export function aftermathsOf(now: readonly Node[]): Aftermath[] {
  const losses = new Map<string, Loss>()
  for (const { zone, instanceType, purchase } of now) {
    if (zone === null) continue
    losses.set(JSON.stringify([zone.name]), { kind: 'zone', zone: zone.name })
    if (purchase !== 'unknown' && instanceType !== null)
      losses.set(JSON.stringify([zone.name, instanceType, purchase]), {
        kind: POOL_OF[purchase],
        zone: zone.name,
        instanceType,
      })
  }
  return Array.from(losses.values(), (loss) => afterLoss(loss, now)).sort(
    (a, b) =>
      LOSS_KINDS.indexOf(a.loss.kind) - LOSS_KINDS.indexOf(b.loss.kind) ||
      b.lost.length - a.lost.length ||
      (lossName(a.loss) < lossName(b.loss) ? -1 : 1),
  )
}

/** What one loss would take of these nodes, and what it would leave. */
export function afterLoss(loss: Loss, now: readonly Node[]): Aftermath {
  const fate = Map.groupBy(now, (node) => fateOf(node, loss))
  return {
    loss,
    lost: fate.get('lost') ?? [],
    unsure: fate.get('unsure') ?? [],
    left: fate.get('left') ?? [],
  }
}

/** What is known to be elsewhere stays; what is known to be of it goes; of the rest nobody can say. */
function fateOf({ zone, instanceType, purchase }: Node, loss: Loss): 'lost' | 'unsure' | 'left' {
  if (zone !== null && zone.name !== loss.zone) return 'left'
  if (loss.kind === 'zone') return zone === null ? 'unsure' : 'lost'
  if (purchase !== 'unknown' && POOL_OF[purchase] !== loss.kind) return 'left'
  if (instanceType !== null && instanceType !== loss.instanceType) return 'left'
  return zone === null || instanceType === null || purchase === 'unknown' ? 'unsure' : 'lost'
}

/** Whether what pods allocate today would find room on what is left. */
export type Fit =
  | { readonly verdict: 'fits' | 'does not fit' }
  | { readonly verdict: 'cannot say'; readonly reasons: readonly string[] }

/**
 * Held against nodes filled up to `fill` (0 to 1). It fits if it does on the nodes that are left for certain, by the
 * capacity that is known; it does not if it does not even on all that may be left. What is unknown is neither
 * room nor the want of it. A node that its own DaemonSet pods overfill has no room, and takes none from others.
 */
export function fitAfter({ left, unsure }: Aftermath, demand: Demand | null, fill: number): Fit {
  if (demand === null)
    return { verdict: 'cannot say', reasons: ['what pods allocate is not known for this window'] }
  if (hasRoom(left, demand, fill)) return { verdict: 'fits' }
  const unsized = [...left, ...unsure].filter(({ capacity }) => capacity === null).length
  if (unsized === 0 && !hasRoom([...left, ...unsure], demand, fill)) return { verdict: 'does not fit' }
  return {
    verdict: 'cannot say',
    reasons: [
      ...(unsized > 0 ? [`the capacity of ${unsized} of the nodes that may be left is not known`] : []),
      ...(unsure.length > 0
        ? [`of ${unsure.length} nodes it is not known whether they would be lost too`]
        : []),
    ],
  }
}

function hasRoom(nodes: readonly Node[], demand: Demand, fill: number): boolean {
  const pods = demand.daemonSetPerNode
  const room = (resource: keyof Capacity) =>
    nodes.reduce(
      (sum, { capacity }) =>
        capacity === null ? sum : sum + Math.max(0, fill * capacity[resource] - (pods?.[resource] ?? 0)),
      0,
    )
  return demand.ordinary.cpu <= room('cpu') && demand.ordinary.memory <= room('memory')
}

/**
 * How full the nodes that are left for certain would be, of CPU and of memory; null where the capacity of any is
 * not known or none is left.
 */
export function fillAfter({ left }: Aftermath, demand: Demand): { cpu: number; memory: number } | null {
  const { total, unknown } = capacityOf(left)
  if (unknown > 0 || left.length === 0) return null
  const required = requiredBy(left.length, demand)
  return { cpu: required.cpu / total.cpu, memory: required.memory / total.memory }
}

/** What some nodes hold; null where the capacity of any is not known, for a sum of part of them would mislead. */
export function wholeCapacityOf(nodes: readonly Node[]): Capacity | null {
  if (nodes.length === 0) return { cpu: cores(0), memory: bytes(0) }
  const { total, unknown } = capacityOf(nodes)
  return unknown > 0 ? null : total
}
