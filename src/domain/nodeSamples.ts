import { METRIC, NODE_CAPACITY_METRIC, NODE_PRICE_METRIC } from './metrics'
import { nodeKeyOf, ownersAmong } from './nodeKey'
import type { Node } from './nodes'
import { type MetricSet, type Series, seriesWithin } from './series'
import type { TimeRange } from './timeRange'

/**
 * Every series that tells of a node: those it is known by, then its price and its capacity, as they came, clipped
 * to the window. `nodes` are all that were seen in it, by which a price finds its owner.
 */
export function samplesOf(
  node: Node,
  nodes: readonly Node[],
  set: MetricSet,
  window: TimeRange,
): readonly Series[] {
  const of = (metric: string) => seriesWithin(set, metric, window)
  const ownerOf = ownersAmong(nodes)
  const flags = of(METRIC.nodeIsSpot).filter((series) => nodeKeyOf(series) === node.key)
  const prices = of(NODE_PRICE_METRIC).filter((series) => ownerOf(series) === node.key)
  const capacities = of(NODE_CAPACITY_METRIC).filter(({ labels }) => labels.get('node') === node.name)
  return [...flags, ...prices, ...capacities].filter(({ at }) => at.length > 0)
}
