import { type Figure, type Input, known, missing } from './figure'
import type { Capacity, ZoneCount } from './figureUnits'
import { METRIC } from './metrics'
import { type Node, type NodeList, nodesNow, type Purchase } from './nodes'
import { bytes, type Count, cores, count, hours, plus, ratio } from './units'

export interface NodeFigures {
  readonly now: Figure<'count'>
  readonly seen: Figure<'count'>
  readonly spot: Figure<'nodes'>
  readonly zones: Figure<'zones'>
  readonly capacity: Figure<'capacity'>
  readonly nodeHours: Figure<'hours'>
  readonly largestZone: Figure<'ratio'>
  readonly largestSpotPool: Figure<'nodes'>
}

/** The figures of a set of nodes. Source: labels and flags of `kubecost_node_is_spot`. */
export function nodeFigures(list: NodeList): NodeFigures {
  const now = nodesNow(list)
  const particulars = { inputs: [inputOfNodes(list)] }
  if (now.length === 0) {
    const none = <Id extends Parameters<typeof missing>[0]>(id: Id) =>
      missing(id, `no samples of ${METRIC.nodeIsSpot} in this window`, particulars)
    return {
      now: none('nodes.now'),
      seen: none('nodes.seen'),
      spot: none('nodes.spot'),
      zones: none('nodes.zone'),
      capacity: none('nodes.capacity'),
      nodeHours: none('nodes.hours'),
      largestZone: none('risk.zone'),
      largestSpotPool: none('risk.spot'),
    }
  }
  const all = count(now.length)
  const flagless = now.filter(({ purchase }) => purchase === 'unknown').length
  const allUnknown = flagless === now.length
  const spotNotes =
    flagless > 0 ? [`${flagless} of ${now.length} nodes have no usable flag and count as unknown`] : []
  const nodeHours = list.seen.reduce((sum, node) => plus(sum, node.hours), hours(0))
  const zones = zoneCounts(now)
  const known_ = zones.filter(({ zone }) => zone !== UNKNOWN_ZONE)
  return {
    now: known('nodes.now', all, particulars),
    seen: known('nodes.seen', count(list.seen.length), particulars),
    spot: allUnknown
      ? missing('nodes.spot', NO_FLAG, particulars)
      : known('nodes.spot', { part: countOf(now, 'spot'), of: all }, { ...particulars, notes: spotNotes }),
    zones: known('nodes.zone', zones, particulars),
    capacity: capacityFigure(now, particulars),
    nodeHours:
      nodeHours === 0
        ? missing('nodes.hours', 'no sample stands for any hour of this window', particulars)
        : known('nodes.hours', nodeHours, particulars),
    largestZone:
      known_.length === 0
        ? missing('risk.zone', 'no node names its zone', particulars)
        : known('risk.zone', ratio(Math.max(...known_.map(({ nodes }) => nodes)) / now.length), particulars),
    largestSpotPool: allUnknown
      ? missing('risk.spot', NO_FLAG, particulars)
      : known(
          'risk.spot',
          { part: largestSpotPool(now)?.nodes ?? count(0), of: all },
          { ...particulars, notes: spotNotes },
        ),
  }
}

const NO_FLAG = 'no node has a usable flag'

/** The samples that tell of the nodes of a list. */
export const inputOfNodes = ({ seen, inputs, newest }: NodeList): Input => ({
  source: METRIC.nodeIsSpot,
  ...inputs,
  first: seen.reduce<Input['first']>(
    (a, { firstSeen }) => (a === null || firstSeen < a ? firstSeen : a),
    null,
  ),
  last: newest,
})

/** How many of the nodes are bought one way. */
export const countOf = (nodes: readonly Node[], purchase: Purchase): Count =>
  count(nodes.filter((node) => node.purchase === purchase).length)

export const UNKNOWN_ZONE = 'unknown'

/** Nodes per zone, zones by name, the unknown last. */
export function zoneCounts(nodes: readonly Node[]): ZoneCount[] {
  const counts = new Map<string, number>()
  for (const { zone } of nodes) {
    const name = zone?.name ?? UNKNOWN_ZONE
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return Array.from(counts, ([zone, nodes]) => ({ zone, nodes: count(nodes) })).sort(
    (a, b) => Number(a.zone === UNKNOWN_ZONE) - Number(b.zone === UNKNOWN_ZONE) || (a.zone < b.zone ? -1 : 1),
  )
}

/** What nodes hold together, over those whose capacity is known; and how many are not. */
export function capacityOf(nodes: readonly Node[]): { total: Capacity; unknown: number } {
  let total: Capacity = { cpu: cores(0), memory: bytes(0) }
  let unknown = 0
  for (const { capacity } of nodes) {
    if (capacity === null) unknown++
    else total = { cpu: plus(total.cpu, capacity.cpu), memory: plus(total.memory, capacity.memory) }
  }
  return { total, unknown }
}

function capacityFigure(now: readonly Node[], particulars: { inputs: Figure['inputs'] }): Figure<'capacity'> {
  const { total, unknown } = capacityOf(now)
  if (unknown === now.length)
    return missing('nodes.capacity', 'the feed has no capacity and no instance type is known', particulars)
  const notes =
    unknown > 0 ? [`${unknown} of ${now.length} nodes have no known capacity and are left out`] : []
  const fromFeed = now.every(({ capacity }) => capacity?.source === 'feed')
  return known('nodes.capacity', total, {
    ...particulars,
    notes,
    provenance: fromFeed ? 'observed' : 'modelled',
  })
}

/** Spot nodes of one type in one zone: the market may take them back together. */
export interface SpotPool {
  readonly zone: string | null
  readonly instanceType: string | null
  readonly nodes: Count
}

/** The pool with most spot nodes; null without any. */
export function largestSpotPool(nodes: readonly Node[]): SpotPool | null {
  const onSpot = nodes.filter(({ purchase }) => purchase === 'spot')
  const pools = Map.groupBy(onSpot, ({ zone, instanceType }) =>
    JSON.stringify([zone?.name ?? null, instanceType]),
  )
  const [largest] = [...pools.values()].sort((a, b) => b.length - a.length)
  const [first] = largest ?? []
  return largest && first
    ? { zone: first.zone?.name ?? null, instanceType: first.instanceType, nodes: count(largest.length) }
    : null
}
