import { readFileSync } from 'node:fs'
import type { MetricsBody, Point } from '../../src/api/contract/wire.ts'

const RECORDED = new URL('../../mocks/recorded/kubecost_metrics.json', import.meta.url)

/** Tenant A is the recorded account as it was recorded: hourly instants, from 9 Oct 2025 04:00 UTC. */
export const TENANT_A = '00000000-0000-4000-8000-00000000c10d'
/**
 * Tenant B has the same metrics under the same names, each a thousand higher, every quarter of an hour, and
 * calls its cluster `cluster-two`: no sample of the one can be taken for one of the other.
 */
export const TENANT_B = '00000000-0000-4000-8000-0000000000b0'
/** The recorded window, Unix seconds: 3 Oct 2025 11:00 to 10 Oct 2025 11:00 UTC. */
export const WINDOW = { start: 1_759_489_200, end: 1_760_094_000 } as const

export interface WorldOptions {
  /** Adds prices and capacities of the four nodes to A, for the metrics that are asked for by name. */
  readonly withNodePrices?: boolean
  /** More tenants by name, whatever it holds, each with the fee of A. */
  readonly tenants?: readonly string[]
}

type Labels = Readonly<Record<string, string>>

/** The recorded world as `promtool tsdb create-blocks-from openmetrics` reads it; all gauges. */
export function openMetricsText({ withNodePrices = false, tenants = [] }: WorldOptions = {}): string {
  const { metrics } = JSON.parse(readFileSync(RECORDED, 'utf8')) as MetricsBody
  const nodes = metrics.kubecost_node_is_spot ?? []
  const families = Object.entries(metrics).map(([name, points]) => {
    const others = name === 'kubecost_cluster_management_cost' ? tenants : []
    return familyText(name, [
      ...points,
      ...others.flatMap((tenant) => ofTenant(points, tenant)),
      ...ofB(points),
    ])
  })
  if (withNodePrices)
    families.push(
      familyText('node_total_hourly_cost', ofNodes(nodes, 0.1204)),
      familyText('kube_node_status_capacity', [
        ...ofNodes(nodes, 8, { resource: 'cpu', unit: 'core' }),
        ...ofNodes(nodes, 33_022_767_104, { resource: 'memory', unit: 'byte' }),
      ]),
    )
  return `${families.join('')}# EOF\n`
}

const familyText = (name: string, points: readonly Point[]) =>
  `# TYPE ${name} gauge\n${points.map((point) => sampleText(name, point)).join('')}`

function sampleText(name: string, { labels, value, timestamp }: Point): string {
  const pairs = Object.entries(labels).filter(([label]) => label !== '__name__')
  return `${name}{${pairs.map(([label, text]) => `${label}="${escaped(text)}"`).join()}} ${value} ${timestamp}\n`
}

/** OpenMetrics knows these three escapes and no other. */
const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

const ofTenant = (points: readonly Point[], tenant: string) =>
  points.map((point) => ({ ...point, labels: { ...point.labels, tenant_id: tenant } }))

const QUARTERS = [2700, 1800, 900, 0]

const ofB = (points: readonly Point[]) =>
  points.flatMap(({ timestamp, value, labels }) =>
    QUARTERS.map((before) => ({
      timestamp: timestamp - before,
      value: value + 1000,
      labels: { ...labels, cluster_id: 'cluster-two', tenant_id: TENANT_B },
    })),
  )

const ofNodes = (nodes: readonly Point[], value: number, more: Labels = {}) =>
  nodes.map((point) => ({ ...point, value, labels: { ...point.labels, ...more } }))
