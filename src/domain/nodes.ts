import { coverageOfInstants, instantsOf } from './coverage'
import { METRIC } from './metrics'
import { type Capacities, capacitiesOf, type NodeCapacity } from './nodeCapacity'
import { nodeKeyOf, nodeNameOf } from './nodeKey'
import { type NodePrice, withPrices } from './nodePrice'
import { type MetricSet, type Series, seriesWithin } from './series'
import { NO_PRICES, type PriceSources } from './statedPrice'
import type { TimeRange } from './timeRange'
import { type Hours, hours, type Instant, instant } from './units'

/** How a node is bought, by its newest flag; silence is not "on-demand". */
export type Purchase = 'spot' | 'on-demand' | 'unknown'

/** An availability zone and where its name was read; null where neither place holds one. */
export interface Zone {
  readonly name: string
  readonly source: 'zone label' | 'provider id'
}

/** One machine, as the samples of `kubecost_node_is_spot` tell of it. */
export interface Node {
  /** Provider id, else name: what makes it this machine and not its successor of the same name. */
  readonly key: string
  readonly name: string
  readonly providerId: string | null
  readonly instanceType: string | null
  readonly purchase: Purchase
  readonly zone: Zone | null
  readonly region: string | null
  /** By its label `arch`, else by its instance type. */
  readonly architecture: string | null
  readonly capacity: NodeCapacity | null
  /** Null where nobody says one: never zero for that. */
  readonly price: NodePrice | null
  readonly firstSeen: Instant
  readonly lastSeen: Instant
  /** Hours of the window its samples stand for. */
  readonly hours: Hours
  /** Has a sample at the newest instant of the window. */
  readonly isNow: boolean
  /** Every label, for whoever wants to check. */
  readonly labels: ReadonlyMap<string, string>
  readonly at: Float64Array
}

export interface NodeList {
  /** Every node with a sample in the window, those of now first, then by name. */
  readonly seen: readonly Node[]
  /** The newest instant any node was seen at; null without nodes. */
  readonly newest: Instant | null
  readonly inputs: { readonly series: number; readonly samples: number }
}

/**
 * The nodes seen in a window. Two label sets of one machine (a changed label) are one node. `prices` are asked for
 * nodes that the feed has no price of.
 */
export function nodesIn(set: MetricSet, window: TimeRange, prices: PriceSources = NO_PRICES): NodeList {
  const machines = new Map<string, Series[]>()
  for (const series of seriesWithin(set, METRIC.nodeIsSpot, window)) {
    if (series.at.length === 0) continue
    const key = nodeKeyOf(series)
    machines.set(key, [...(machines.get(key) ?? []), series])
  }
  const capacities = capacitiesOf(set)
  let newest = Number.NEGATIVE_INFINITY
  for (const runs of machines.values())
    for (const { at } of runs) newest = Math.max(newest, at.at(-1) ?? newest)
  const found = Array.from(machines, ([key, runs]) =>
    nodeOf(key, runs, hoursOf(runs, window, set), newest, capacities),
  )
  const seen = withPrices(found, set, window, prices)
  seen.sort((a, b) => Number(b.isNow) - Number(a.isNow) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const runs = [...machines.values()].flat()
  return {
    seen,
    newest: seen.length > 0 ? instant(newest) : null,
    inputs: { series: runs.length, samples: runs.reduce((sum, { at }) => sum + at.length, 0) },
  }
}

/** None for an answer without history: one current sample stands for no hour of the window. */
const hoursOf = (runs: readonly Series[], window: TimeRange, { mode, stepMs }: MetricSet): Hours =>
  mode === 'instant' ? hours(0) : coverageOfInstants(instantsOf(runs), window, stepMs).covered

/** The nodes that have a sample at the newest instant. */
export const nodesNow = (list: NodeList): Node[] => list.seen.filter(({ isNow }) => isNow)

function nodeOf(
  key: string,
  runs: readonly Series[],
  covered: Hours,
  newest: number,
  capacities: Capacities,
): Omit<Node, 'price'> {
  const latest = runs.reduce((a, b) => ((b.at.at(-1) ?? 0) > (a.at.at(-1) ?? 0) ? b : a))
  const labels = latest.labels
  const at = instantsOf(runs)
  const name = nodeNameOf(latest)
  const instanceType = labels.get('instance_type') || null
  return {
    key,
    name,
    providerId: labels.get('provider_id') || null,
    instanceType,
    purchase: purchaseOf(latest.value.at(-1)),
    zone: zoneOf(labels),
    region: labels.get('region') || null,
    architecture: labels.get('arch') || capacities.soldAs(instanceType)?.architecture || null,
    capacity: capacities.of(name, instanceType),
    firstSeen: instant(at[0] as number),
    lastSeen: instant(at.at(-1) as number),
    hours: covered,
    isNow: at.at(-1) === newest,
    labels,
    at,
  }
}

const purchaseOf = (flag: number | undefined): Purchase =>
  flag === 1 ? 'spot' : flag === 0 ? 'on-demand' : 'unknown'

/** Labels in which kubelets, Kubecost and older clusters put the zone, best first. */
export const ZONE_LABELS = [
  'zone',
  'topology_kubernetes_io_zone',
  'label_topology_kubernetes_io_zone',
  'label_failure_domain_beta_kubernetes_io_zone',
] as const
/** `aws:///<zone>/<instance id>` and `gce://<project>/<zone>/<name>`; Azure ids hold no zone. */
const ZONE_IN_PROVIDER_ID = /^(?:aws:\/\/\/([^/]+)\/[^/]+|gce:\/\/[^/]+\/([^/]+)\/[^/]+)$/

/** A region is never taken for a zone. */
function zoneOf(labels: ReadonlyMap<string, string>): Zone | null {
  for (const label of ZONE_LABELS) {
    const name = labels.get(label)
    if (name) return { name, source: 'zone label' }
  }
  const match = ZONE_IN_PROVIDER_ID.exec(labels.get('provider_id') ?? '')
  const name = match?.[1] ?? match?.[2]
  return name ? { name, source: 'provider id' } : null
}
