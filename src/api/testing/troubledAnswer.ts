import { METRIC, NODE_CAPACITY_METRIC, NODE_PRICE_METRIC } from '~/domain/metrics'
import { type TimeRange, timeRange } from '~/domain/timeRange'
import { GIB } from '~/domain/units'
import { ACCOUNT, echo, matrix, START, second, vector } from './answers'

/** One series as the service tells it: its samples by hour after the window's start. */
export interface Told {
  readonly metric: string
  readonly labels?: Readonly<Record<string, string>>
  readonly samples: readonly (readonly [hour: number, value: unknown])[]
}

const HOURS = 10
export const TEN_HOURS: TimeRange = timeRange(START * 1000, (START + HOURS * 3600) * 1000)
const tenHours = { ...echo, end_date: START + HOURS * 3600 }
const everyHour = Array.from({ length: HOURS + 1 }, (_, hour) => hour)

/** Stands for the `NaN` that Python writes bare. */
const BARE_NAN = 'bare NaN'
export const bodyOf = (body: object) =>
  JSON.stringify({ ...tenHours, ...body }).replaceAll(`"${BARE_NAN}"`, 'NaN')

export const told = (
  metric: string,
  labels: Told['labels'] & object,
  samples: Readonly<Record<number, unknown>>,
): Told => ({
  metric,
  labels,
  samples: Object.entries(samples).map(([hour, value]) => [Number(hour), value]),
})

/** The same value at each of some hours. */
export const at = (value: unknown, ...hours: number[]): Record<number, unknown> =>
  Object.fromEntries(hours.map((hour) => [hour, value]))

export const node = (name: string, labels: Record<string, string>, samples: Record<number, unknown>) =>
  told(METRIC.nodeIsSpot, { node: name, instance: name, instance_type: 't3a.2xlarge', ...labels }, samples)

export const capacity = (name: string, resource: string, samples: Record<number, unknown>) =>
  told(NODE_CAPACITY_METRIC, { node: name, resource }, samples)

/** The price of a node, under whatever labels say whose it is. */
export const price = (labels: Record<string, string>, samples: Record<number, unknown>) =>
  told(NODE_PRICE_METRIC, labels, samples)

const fee = (labels: Record<string, string>, samples: Record<number, unknown>) =>
  told(METRIC.managementCost, { provisioner_name: 'EKS', ...labels }, samples)
const allocation = (metric: string, daemonset: string, samples: Record<number, unknown>) =>
  told(metric, { daemonset }, samples)

/**
 * Everything that can be wrong with samples at once: a gap, a replica that repeats and one that contradicts,
 * a second management series, a load balancer that comes late and one that gives credit, text for numbers
 * and what is neither, nodes that come, go and keep silent.
 */
export const TROUBLE: readonly Told[] = [
  fee({}, at(0.1, 0, 1, 2, 3, 7, 8, 9)),
  fee({ provisioner_name: '' }, at(0, 1, 2, 3)),
  fee({ receive: 'r-1' }, at(0.1, 1, 2, 3)),
  fee({ instance: '10.0.0.8:9003' }, { 5: BARE_NAN, 7: 0.3, 8: BARE_NAN, 9: null }),
  told(METRIC.loadBalancerCost, { service_name: 'a' }, at('0.025', ...everyHour)),
  told(METRIC.loadBalancerCost, { service_name: 'b' }, at(-0.005, 8, 9, 10)),
  told(METRIC.zoneEgressPrice, {}, { 0: 0.01, 5: 0.02 }),
  told(METRIC.internetEgressPrice, {}, { 2: 0.2, 10: '1.43e-1' }),
  node('stays', { provider_id: 'aws:///z-a/i-1' }, at(1, ...everyHour)),
  node('leaves', { provider_id: 'aws:///z-a/i-2' }, at(1, 0, 1, 2)),
  node('joins', { provider_id: 'gce://p/z-b/n', instance_type: 'm5.large' }, at(0, 8, 9, 10)),
  node('labelled', { provider_id: 'aws:///z-a/i-4', topology_kubernetes_io_zone: 'z-b' }, at(1, 9, 10)),
  node('silent', { provider_id: '' }, at(7, 10)),
  told(METRIC.memoryWorkingSet, {}, { 0: 99 * GIB, 2: 10 * GIB, 4: 20 * GIB }),
  allocation(METRIC.cpuAllocation, 'false', Object.fromEntries(everyHour.map((hour) => [hour, 16 - hour]))),
  allocation(METRIC.cpuAllocation, 'true', at(0.25, 5, 6)),
  allocation(METRIC.memoryAllocation, 'false', at(30 * GIB, ...everyHour)),
  allocation(METRIC.memoryAllocation, 'true', at(GIB, 5, 6)),
]

const labelsOf = ({ metric, labels }: Told) => ({
  __name__: metric,
  cluster_id: 'cluster-one',
  instance: '10.0.0.7:9003',
  job: 'kubecost',
  receive: 'r-0',
  tenant_id: ACCOUNT,
  ...labels,
})

const pointsOf = (all: readonly Told[]) =>
  all.flatMap((one) =>
    one.samples.map(([hour, value]) => ({ timestamp: second(hour), value, labels: labelsOf(one) })),
  )

const pair = ([hour, value]: Told['samples'][number]) => [
  second(hour),
  value === BARE_NAN ? 'NaN' : String(value),
]

const entryOf = {
  A1: pointsOf,
  A2: (all: readonly Told[]) =>
    vector(...all.map((one) => ({ metric: labelsOf(one), value: one.samples.map(pair).at(-1) }))),
  A3: (all: readonly Told[]) =>
    matrix(...all.map((one) => ({ metric: labelsOf(one), values: one.samples.map(pair) }))),
}

/** The three bodies in which the service would tell all this; the costs in form B1 unless given. */
export function bodiesOf(all: readonly Told[], form: keyof typeof entryOf, costs?: object) {
  const [forSavings, forMetrics] = [all.filter(isAllocation), all.filter((one) => !isAllocation(one))]
  const names = [...new Set(forMetrics.map(({ metric }) => metric))]
  const ofMetric = (from: readonly Told[], name: string) => from.filter(({ metric }) => metric === name)
  return {
    metrics: bodyOf({
      metrics: Object.fromEntries(names.map((name) => [name, entryOf[form](ofMetric(forMetrics, name))])),
    }),
    clusterCosts: bodyOf(
      costs ?? { total_cost: 1.4, data_points: pointsOf(ofMetric(all, METRIC.managementCost)) },
    ),
    savings: bodyOf({
      cpu_savings: pointsOf(ofMetric(forSavings, METRIC.cpuAllocation)),
      memory_savings: pointsOf(ofMetric(forSavings, METRIC.memoryAllocation)),
    }),
  }
}

const isAllocation = ({ metric }: Told) =>
  metric === METRIC.cpuAllocation || metric === METRIC.memoryAllocation
