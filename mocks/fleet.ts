import type { Point } from '~/api/contract/wire'
import { seededRandom } from './dayCurve'
import { editAll, editMetric, runsOf, timesOf } from './edits'
import type { Recording } from './recording'

/** Nobody recorded 2,000 nodes, so a seeded generator draws them, and the scenario's title says synthetic. */
const NODES = 2000
const SEED = 2000
const REGIONS = ['ap-south-1', 'eu-central-1', 'us-east-1']
const ZONES = ['a', 'b', 'c']
const SPOT_SHARE = 0.62
const LOAD_BALANCERS = 24

/** Instance types: vCPUs, memory in GiB, and how often one is drawn. */
const TYPES = [
  { name: 't3a.xlarge', vcpu: 4, gib: 16, weight: 6 },
  { name: 't3a.2xlarge', vcpu: 8, gib: 32, weight: 12 },
  { name: 'm5.xlarge', vcpu: 4, gib: 16, weight: 8 },
  { name: 'm5.2xlarge', vcpu: 8, gib: 32, weight: 14 },
  { name: 'm5.4xlarge', vcpu: 16, gib: 64, weight: 6 },
  { name: 'm6i.2xlarge', vcpu: 8, gib: 32, weight: 14 },
  { name: 'm6i.4xlarge', vcpu: 16, gib: 64, weight: 8 },
  { name: 'c6g.xlarge', vcpu: 4, gib: 8, weight: 8 },
  { name: 'c6g.2xlarge', vcpu: 8, gib: 16, weight: 10 },
  { name: 'r6i.xlarge', vcpu: 4, gib: 32, weight: 6 },
  { name: 'r6i.2xlarge', vcpu: 8, gib: 64, weight: 6 },
  { name: 'r6i.4xlarge', vcpu: 16, gib: 128, weight: 2 },
]
const DECK = TYPES.flatMap((type) => Array<(typeof TYPES)[number]>(type.weight).fill(type))

interface Machine {
  readonly labels: Record<string, string>
  readonly flag: 0 | 1
  readonly vcpu: number
  readonly gib: number
}

/**
 * Swaps the nodes for the fleet and scales to its size what runs on them. Served in form A3, because A1 would
 * repeat the labels of a node 169 times.
 */
export function fleet(recording: Recording): Recording {
  const recorded = runsOf(recording.metrics.kubecost_node_is_spot ?? [])
  const machines = drawMachines(recorded[0]?.labels ?? {})
  const times = timesOf(recording)
  const capacity = recorded.map(({ labels }) => TYPES.find(({ name }) => name === labels.instance_type))
  const cpuScale = sum(machines, 'vcpu') / sum(capacity, 'vcpu')
  const memoryScale = sum(machines, 'gib') / sum(capacity, 'gib')
  const scaled = editAll(recording, (points, metric) => {
    if (metric === 'kubecost_savings_cpu_allocation') return points.map(scaledBy(cpuScale))
    if (metric.includes('_memory_')) return points.map(scaledBy(memoryScale))
    return metric === 'kubecost_load_balancer_cost' ? severalLoadBalancers(points) : points
  })
  const swapped = editMetric(scaled, 'kubecost_node_is_spot', () =>
    machines.flatMap(({ labels, flag }) => times.map((timestamp) => ({ timestamp, value: flag, labels }))),
  )
  return { ...swapped, forms: { ...recording.forms, metrics: 'A3' } }
}

/** Labels a node does not choose (tenant, job, cluster) stay as they were recorded. */
function drawMachines(recorded: Record<string, string>): Machine[] {
  const random = seededRandom(SEED)
  const draw = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  return Array.from({ length: NODES }, (_, index) => {
    const type = draw(DECK)
    const region = draw(REGIONS)
    const name = `ip-10-${1 + REGIONS.indexOf(region)}-${Math.floor(index / 250)}-${index % 250}.${region}.compute.internal`
    const labels = {
      ...recorded,
      arch: type.name.startsWith('c6g') ? 'arm64' : 'amd64',
      instance: name,
      instance_type: type.name,
      node: name,
      provider_id: `aws:///${region}${draw(ZONES)}/i-${String(index + 1).padStart(17, '0')}`,
      region,
    }
    return { labels, flag: random() < SPOT_SHARE ? 1 : 0, vcpu: type.vcpu, gib: type.gib }
  })
}

const severalLoadBalancers = (points: readonly Point[]): Point[] =>
  Array.from({ length: LOAD_BALANCERS }, (_, index) => `ingress-${index + 1}`).flatMap((name) =>
    runsOf(points).flatMap(({ labels, points: samples }) => {
      const own = { ...labels, namespace: name, service_name: `${name}-controller` }
      return samples.map((sample) => ({ ...sample, labels: own }))
    }),
  )

const scaledBy = (factor: number) => (point: Point) => ({ ...point, value: point.value * factor })

const sum = (items: readonly ({ vcpu: number; gib: number } | undefined)[], of: 'vcpu' | 'gib') =>
  items.reduce((total, item) => total + (item?.[of] ?? 0), 0)
