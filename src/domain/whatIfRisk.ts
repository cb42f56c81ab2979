import { type Node, type NodeList, nodesNow } from './nodes'
import { spotByZone } from './spotZone'
import type { Group } from './whatIf'

/** What one bad hour would take. All are numbers of nodes. */
export interface PlanRisk {
  readonly nodes: number
  readonly onSpot: number
  /** Nodes in the fullest zone; null where no node names its zone. */
  readonly largestZone: number | null
  /** Spot nodes of one type in one zone: the market may take them back together. */
  readonly largestPool: number
}

/** Of today's nodes, as they stand. */
export function riskNow(list: NodeList): PlanRisk {
  const now: readonly Node[] = nodesNow(list)
  const { all, largestZone, largestPool } = spotByZone(now)
  return {
    nodes: now.length,
    onSpot: all.by.spot.now,
    largestZone: largestZone?.all.now ?? null,
    largestPool: largestPool?.nodes ?? 0,
  }
}

/** Of a plan, its nodes dealt out over the zones as evenly as they go. */
export function riskOfPlan(plan: readonly Group[], zones: number): PlanRisk {
  const spot = plan.filter(({ purchase }) => purchase === 'spot')
  const pools = Map.groupBy(spot, ({ instanceType }) => instanceType)
  return {
    nodes: nodesOf(plan),
    onSpot: nodesOf(spot),
    largestZone: inFullestZone(plan, zones),
    largestPool: Math.max(0, ...Array.from(pools.values(), (pool) => inFullestZone(pool, zones))),
  }
}

const nodesOf = (groups: readonly Group[]) => groups.reduce((sum, { count }) => sum + count, 0)

/** At most: groups with zones of their own may all be fullest in the same one. The others are dealt out together. */
function inFullestZone(groups: readonly Group[], zones: number): number {
  const together = groups.filter((group) => group.zones === undefined)
  return groups.reduce(
    (sum, group) => sum + (group.zones === undefined ? 0 : Math.ceil(group.count / group.zones)),
    Math.ceil(nodesOf(together) / Math.max(1, zones)),
  )
}
