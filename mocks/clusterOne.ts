import { DEFAULT_METRICS } from '~/api/contract/metricNames'
import { type Curve, dayCurve } from './dayCurve'
import { ACCOUNT } from './manifest'
import { indexOfPrinted, PUBLISHED } from './published'

/** One series of the cluster that was tested: a label set, and a value for each of `instants`. */
export interface RecordedSeries {
  readonly labels: Record<string, string>
  readonly valueAt: (index: number) => number
}

const CLUSTER = 'cluster-one'
const GIB = 2 ** 30
const always = (value: number) => () => value

/** Every series passes the cluster's Prometheus and the platform's receiver, and carries the labels of both. */
const series = (metric: string, own: Record<string, string>, valueAt: (index: number) => number) => {
  const labels = { ...own, cluster_id: CLUSTER, receive: 'thanos-receive-0', tenant_id: ACCOUNT }
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))
  return { labels: { __name__: metric, ...Object.fromEntries(sorted) }, valueAt }
}

/** Scraped from Kubecost's cost model. What recording rules compute carries neither of these two labels. */
const SCRAPED = { instance: '10.0.100.124:9003', job: 'kubecost' }

const nodes = PUBLISHED.zones.map((zone, index) => {
  const name = `ip-10-0-1-${11 + index}.${PUBLISHED.region}.compute.internal`
  return series(
    'kubecost_node_is_spot',
    {
      ...SCRAPED,
      instance: name,
      node: name,
      instance_type: PUBLISHED.instanceType,
      region: PUBLISHED.region,
      provider_id: `aws:///${zone}/i-${String(index + 1).padStart(17, '0')}`,
      arch: 'amd64',
    },
    always(1),
  )
})

const egressPrices = (['zone', 'region', 'internet'] as const).map((reach) =>
  series(`kubecost_network_${reach}_egress_cost`, SCRAPED, always(PUBLISHED.egressUsdPerGb[reach])),
)

/** A working day in India is busiest about 10:00 UTC. */
const workingDay = { count: PUBLISHED.points, firstHour: 4, busiestHour: 10 }

const drawn = (curve: Omit<Curve, keyof typeof workingDay>, unit: number) => {
  const values = dayCurve({ ...workingDay, ...curve })
  return (index: number) => (values[index] ?? 0) / unit
}

const printed = (values: readonly number[], unit: number) =>
  new Map(values.map((value, nth) => [indexOfPrinted(nth), Math.round(value * unit)]))

const cpu = drawn(
  {
    mean: PUBLISHED.cpuCores.mean * 1000,
    swing: 0.05,
    roughness: 0.06,
    known: printed(PUBLISHED.cpuCores.printed, 1000),
    seed: 1,
  },
  1000,
)

const memory = drawn(
  {
    mean: PUBLISHED.memory.meanGib * GIB * 10,
    swing: 0.012,
    roughness: 0.014,
    known: printed(PUBLISHED.memory.printedBytes, 10),
    seed: 2,
  },
  10,
)

/**
 * In pages of 4 KiB. What is used stays below what is allocated (the greater of request and use), of which
 * ordinary pods alone hold 13.8 GiB.
 */
const workingSet = drawn(
  { mean: (12.4 * GIB) / 4096, swing: 0.025, roughness: 0.012, known: new Map(), seed: 3 },
  1 / 4096,
)

const dataStatus = (kind: 'allocation' | 'asset') =>
  (['daily', 'hourly'] as const).flatMap((resolution) =>
    (['empty', 'error', 'success', 'warning'] as const).map((status) => {
      const sets: Partial<Record<typeof status, number>> = PUBLISHED.dataSets[resolution]
      return series(
        `kubecost_${kind}_data_status`,
        { ...SCRAPED, resolution, status },
        always(sets[status] ?? 0),
      )
    }),
  )

const info = series(
  'kubecost_cluster_info',
  {
    ...SCRAPED,
    id: CLUSTER,
    name: CLUSTER,
    provider: 'AWS',
    provisioner: 'EKS',
    region: PUBLISHED.region,
    account: '000000000001',
    version: PUBLISHED.kubernetes,
    clusterprofile: 'development',
    errorreporting: 'true',
    logcollection: 'true',
    productanalytics: 'true',
    valuesreporting: 'true',
    remotereadenabled: 'false',
    thanosenabled: 'false',
  },
  always(1),
)

const all: readonly RecordedSeries[] = [
  series(
    'kubecost_cluster_management_cost',
    { ...SCRAPED, provisioner_name: 'EKS' },
    always(PUBLISHED.managementUsdPerHour),
  ),
  ...nodes,
  series(
    'kubecost_load_balancer_cost',
    {
      ...SCRAPED,
      ingress_ip: `a${'1'.padStart(31, '0')}-${'1'.padStart(16, '0')}.elb.${PUBLISHED.region}.amazonaws.com`,
      namespace: 'ingress-nginx',
      service_name: 'ingress-nginx-controller',
    },
    always(PUBLISHED.loadBalancerUsdPerHour),
  ),
  ...egressPrices,
  series('kubecost_savings_cpu_allocation', { daemonset: 'false' }, cpu),
  series('kubecost_savings_memory_allocation_bytes', { daemonset: 'false' }, memory),
  series('kubecost_cluster_memory_working_set_bytes', {}, workingSet),
  ...dataStatus('allocation'),
  ...dataStatus('asset'),
  info,
]

/** All 29, by metric, in the order of the default answer. */
export const seriesByMetric: ReadonlyMap<string, readonly RecordedSeries[]> = new Map(
  DEFAULT_METRICS.map((metric) => [metric, all.filter(({ labels }) => labels.__name__ === metric)]),
)
