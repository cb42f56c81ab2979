import { capacityOf as nominalCapacityOf } from './instanceTypes'
import { NODE_CAPACITY_METRIC } from './metrics'
import { type MetricSet, seriesOf } from './series'
import { type Bytes, bytes, type Cores, cores } from './units'

/** What a node holds, and whether the cluster said so or its instance type does. */
export interface NodeCapacity {
  readonly cpu: Cores
  readonly memory: Bytes
  readonly source: 'feed' | 'instance type'
}

export interface Capacities {
  /** Null where the feed is silent and the instance type is not known: never a guess. */
  of(node: string, instanceType: string | null): NodeCapacity | null
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
  return {
    of(node, instanceType) {
      const { cpu, memory } = fromFeed.get(node) ?? {}
      if (cpu !== undefined && memory !== undefined)
        return { cpu: cores(cpu), memory: bytes(memory), source: 'feed' }
      const nominal =
        instanceType === null
          ? null
          : (nominalCapacityOf(instanceType) ?? set.sizes?.get(instanceType) ?? null)
      return (
        nominal && { cpu: cores(nominal.vcpu), memory: bytes(nominal.memoryBytes), source: 'instance type' }
      )
    },
  }
}
