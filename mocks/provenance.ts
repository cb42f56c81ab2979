import type { Claim, RecordedFile } from './manifest'
import { PUBLISHED } from './published'

/** Tells, field by field, what in the reconstruction was published and what had to be filled in. */
export function claimsOf(metrics: RecordedFile): { published: Claim[]; filledIn: Claim[] } {
  return { published: published(metrics), filledIn }
}

const published = (metrics: RecordedFile): Claim[] => [
  {
    field: 'window',
    says: 'Seven days up to the test on 10 October 2025; its odd minutes are dropped here, as the app asks on the hour.',
  },
  {
    field: 'points',
    says: `${PUBLISHED.points} hourly points of the fee, the last at ${time(PUBLISHED.lastPoint)}; what came before was not yet collected.`,
  },
  {
    field: 'kubecost_metrics, size',
    says: `${PUBLISHED.metricsBodyBytes} bytes; here ${metrics.bytes}, which is ${deviation(metrics.bytes)} off.`,
  },
  {
    field: 'kubecost_cluster_management_cost',
    says: `${PUBLISHED.managementUsdPerHour} USD per hour at every point, 3.20 USD in all.`,
  },
  {
    field: 'kubecost_load_balancer_cost',
    says: `${PUBLISHED.loadBalancerUsdPerHour} USD per hour, read back from a later total of 2.4856 USD over 104 hours.`,
  },
  {
    field: 'kubecost_network_*_egress_cost',
    says: 'USD per GB, read back from a later total of 16.952 USD: 104 times 0.143, 0.01 and 0.01.',
  },
  {
    field: 'kubecost_node_is_spot',
    says: `Four ${PUBLISHED.instanceType} in ${PUBLISHED.region}, all on spot, and their availability zones.`,
  },
  {
    field: 'kubecost_savings_cpu_allocation',
    says: `The mean, ${PUBLISHED.cpuCores.mean} cores, and two of the samples: ${PUBLISHED.cpuCores.printed.join(' and ')}.`,
  },
  {
    field: 'kubecost_savings_memory_allocation_bytes',
    says: `The mean, ${PUBLISHED.memory.meanGib} GiB, and one of the samples: ${PUBLISHED.memory.printedBytes.join(' and ')} bytes.`,
  },
  {
    field: 'kubecost_*_data_status',
    says: 'That hourly sets counted 50 and daily sets 92 as successful, and none as failed.',
  },
  {
    field: 'versions',
    says: `Kubecost ${PUBLISHED.kubecost}, Kubernetes ${PUBLISHED.kubernetes}.`,
  },
]

const filledIn: Claim[] = [
  {
    field: 'account, node names, addresses, instance ids, load balancer name',
    says: 'Aliases, the same for the same thing everywhere.',
  },
  {
    field: 'which metrics the default answer holds',
    says: 'Not listed anywhere; these twelve are the ones with which the size comes out right.',
  },
  {
    field: 'labels',
    says: 'Names from the public source of Kubecost, OpenCost and Thanos; values such as job and receive are their defaults.',
  },
  {
    field: 'times of the printed samples',
    says: 'The printed point stood at 13:20 past the hour and is moved to the hour; the second CPU sample has no printed time and is put one hour later.',
  },
  {
    field: 'the other samples of CPU and memory',
    says: 'A day-and-night curve with seeded noise around the published mean.',
  },
  {
    field: 'kubecost_cluster_memory_working_set_bytes',
    says: 'Such a curve around 12.4 GiB: below the 13.8 GiB that ordinary pods alone had allocated.',
  },
  {
    field: 'kubecost_asset_data_status; empty and warning of both',
    says: 'As for allocation; 0.',
  },
]

const time = (seconds: number) => new Date(seconds * 1000).toISOString()

const deviation = (bytes: number) =>
  `${((Math.abs(bytes - PUBLISHED.metricsBodyBytes) / PUBLISHED.metricsBodyBytes) * 100).toFixed(2)} %`
