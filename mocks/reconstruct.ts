import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClusterCostsBody, MetricsBody, Point, SavingsBody } from '~/api/contract/wire'
import { seriesByMetric } from './clusterOne'
import { ACCOUNT, FILES, MANIFEST_FILE, type Manifest } from './manifest'
import { claimsOf } from './provenance'
import { instants, PUBLISHED } from './published'
import { toPythonJson } from './pythonJson'

/**
 * `npm run reconstruct -- [--out DIR]` writes the recording once more, from the published facts alone.
 * The raw answers were never published; a real one, made with `npm run record`, takes this one's place.
 */
export async function main(argv: string[]): Promise<number> {
  const out = argv[argv.indexOf('--out') + 1] ?? ''
  const folder = argv.includes('--out') && out !== '' ? out : 'mocks/recorded'
  await mkdir(folder, { recursive: true })
  for (const [file, text] of reconstruct()) {
    await writeFile(join(folder, file), text)
    process.stdout.write(`${join(folder, file)}  ${Buffer.byteLength(text)} bytes\n`)
  }
  return 0
}

/** Every file of the recording, by name. The same text on every run. */
export function reconstruct(): Map<string, string> {
  const echo = { cloud_account_id: ACCOUNT, ...PUBLISHED.window }
  const metrics: MetricsBody = {
    ...echo,
    metrics: Object.fromEntries(Array.from(seriesByMetric.keys(), (metric) => [metric, pointsOf(metric)])),
  }
  const fee = pointsOf('kubecost_cluster_management_cost')
  const clusterCosts: ClusterCostsBody = {
    ...echo,
    total_cost: fee.reduce((sum, { value }) => sum + value, 0),
    data_points: fee,
  }
  const savings: SavingsBody = {
    ...echo,
    cpu_savings: pointsOf('kubecost_savings_cpu_allocation'),
    memory_savings: pointsOf('kubecost_savings_memory_allocation_bytes'),
  }
  const files: Manifest['files'] = {
    metrics: fileOf(FILES.metrics, metrics, Object.values(metrics.metrics).flat()),
    clusterCosts: fileOf(FILES.clusterCosts, clusterCosts, fee),
    savings: fileOf(FILES.savings, savings, [...savings.cpu_savings, ...savings.memory_savings]),
  }
  return new Map([
    [FILES.metrics, toPythonJson(metrics)],
    [FILES.clusterCosts, toPythonJson(clusterCosts)],
    [FILES.savings, toPythonJson(savings)],
    [MANIFEST_FILE, `${JSON.stringify(manifestOf(files), null, 2)}\n`],
  ])
}

const pointsOf = (metric: string): Point[] =>
  (seriesByMetric.get(metric) ?? []).flatMap(({ labels, valueAt }) =>
    instants.map((timestamp, index) => ({ timestamp, value: valueAt(index), labels })),
  )

const fileOf = (file: string, body: object, points: readonly Point[]) => ({
  file,
  origin: 'reconstructed' as const,
  bytes: toPythonJson(body).length,
  points: points.length,
})

const manifestOf = (files: Manifest['files']): Manifest => ({
  origin: 'reconstructed',
  recordedAt: PUBLISHED.testedAt,
  account: { id: ACCOUNT, name: 'cluster-one' },
  window: PUBLISHED.window,
  versions: { kubecost: PUBLISHED.kubecost, kubernetes: PUBLISHED.kubernetes },
  files,
  ...claimsOf(files.metrics),
})
