import { METRIC, NODE_CAPACITY_METRIC, NODE_PRICE_METRIC } from './metrics'
import { nodeKeyOf, ownersAmong } from './nodeKey'
import type { Node } from './nodes'
import { clipped, type MetricSet, type Series, seriesOf } from './series'
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
  const within = (series: Series) => (set.mode === 'instant' ? series : clipped(series, window))
  const ownerOf = ownersAmong(nodes)
  const flags = seriesOf(set, METRIC.nodeIsSpot).filter((series) => nodeKeyOf(series) === node.key)
  const prices = seriesOf(set, NODE_PRICE_METRIC).filter((series) => ownerOf(series) === node.key)
  const capacities = seriesOf(set, NODE_CAPACITY_METRIC).filter(
    ({ labels }) => labels.get('node') === node.name,
  )
  return [...flags, ...prices, ...capacities].map(within).filter(({ at }) => at.length > 0)
}
