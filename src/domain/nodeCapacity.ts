import type { NominalCapacity } from './awsTable'
import type { Capacity } from './figureUnits'
import { capacityOf as nominalCapacityOf } from './instanceTypes'
import { NODE_CAPACITY_METRIC } from './metrics'
import { type MetricSet, seriesOf } from './series'
import { bytes, cores } from './units'

/** What a node holds, and whether the cluster said so or a list of what its instance type is sold as. */
export type NodeCapacity = Capacity &
  (
    | { readonly source: 'feed' }
    /** `list`: whose, and of when. */
    | { readonly source: 'instance type'; readonly list: string }
  )

/** Who says a size: the metric, or the list. */
export const sizeSource = (capacity: NodeCapacity): string =>
  capacity.source === 'feed' ? NODE_CAPACITY_METRIC : capacity.list

/** What a node of a type holds, as it is sold. */
export const asSold = ({ vcpu, memoryBytes, list }: NominalCapacity): NodeCapacity => ({
  cpu: cores(vcpu),
  memory: bytes(memoryBytes),
  source: 'instance type',
  list,
})

export interface Capacities {
  /** Null where the feed is silent and the instance type is not known: never a guess. */
  of(node: string, instanceType: string | null): NodeCapacity | null
  /** What a type is sold as; null for one that is in no list. */
  soldAs(instanceType: string | null): NominalCapacity | null
}

/**
 * Capacity per node: `kube_node_status_capacity` (resource `cpu` in cores, `memory` in bytes) where the feed
 * has both, else the nominal size of the instance type.
 */
export function capacitiesOf(set: MetricSet): Capacities {
  const fromFeed = new Map<string, { cpu?: number; memory?: number }>()
  for (const { labels, value } of seriesOf(set, NODE_CAPACITY_METRIC)) {
    const resource = labels.get('resource')
    const newest = value.at(-1)
    const node = labels.get('node')
    if (!node || newest === undefined || (resource !== 'cpu' && resource !== 'memory')) continue
    fromFeed.set(node, { ...fromFeed.get(node), [resource]: newest })
  }
  const soldAs = (instanceType: string | null) =>
    instanceType === null ? null : (nominalCapacityOf(instanceType) ?? set.sizes?.get(instanceType) ?? null)
  return {
    of(node, instanceType) {
      const { cpu, memory } = fromFeed.get(node) ?? {}
      if (cpu !== undefined && memory !== undefined)
        return { cpu: cores(cpu), memory: bytes(memory), source: 'feed' }
      const sold = soldAs(instanceType)
      return sold && asSold(sold)
    },
    soldAs,
  }
}
