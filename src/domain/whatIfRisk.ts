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

/** Of a plan whose nodes are dealt out over the zones as evenly as they go. */
export function riskOfPlan(plan: readonly Group[], zones: number): PlanRisk {
  const fullest = (count: number) => Math.ceil(count / Math.max(1, zones))
  const nodes = plan.reduce((sum, { count }) => sum + count, 0)
  const spot = plan.filter(({ purchase }) => purchase === 'spot')
  const byType = new Map<string, number>()
  for (const { instanceType, count } of spot)
    byType.set(instanceType, (byType.get(instanceType) ?? 0) + count)
  return {
    nodes,
    onSpot: spot.reduce((sum, { count }) => sum + count, 0),
    largestZone: fullest(nodes),
    largestPool: Math.max(0, ...[...byType.values()].map(fullest)),
  }
}
