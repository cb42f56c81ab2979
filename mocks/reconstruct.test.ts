import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { ClusterCostsBody, MetricsBody, Point, SavingsBody } from '~/api/contract/wire'
import { runsOf } from './edits'
import { FILES, MANIFEST_FILE, type Manifest } from './manifest'
import { reconstruct } from './reconstruct'

const stored = (file: string) =>
  readFileSync(fileURLToPath(new URL(`./recorded/${file}`, import.meta.url)), 'utf8')
const manifest: Manifest = JSON.parse(stored(MANIFEST_FILE))
const files = reconstruct()

const metricsText = files.get(FILES.metrics) ?? ''
const { metrics }: MetricsBody = JSON.parse(metricsText)
const costs: ClusterCostsBody = JSON.parse(files.get(FILES.clusterCosts) ?? '')
const savings: SavingsBody = JSON.parse(files.get(FILES.savings) ?? '')

const pointsOf = (metric: string): Point[] => metrics[metric] ?? []
const valuesOf = (metric: string) => pointsOf(metric).map(({ value }) => value)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const GIB = 1024 ** 3
const CPU = 'kubecost_savings_cpu_allocation'
const MEMORY = 'kubecost_savings_memory_allocation_bytes'

describe('what is stored', () => {
  // A real recording takes the place of these files one by one, and is not ours to make again.
  const ours = Object.values(manifest.files).filter(({ origin }) => origin === 'reconstructed')
  const names = [...ours.map(({ file }) => file), ...(ours.length === 3 ? [MANIFEST_FILE] : [])]

  test.each(names)('%s is what the generator writes, byte for byte', (file) => {
    expect(files.get(file)).toBe(stored(file))
  })

  test.each(Object.values(manifest.files))('$file has the size its manifest says', ({ file, bytes }) => {
    expect(Buffer.byteLength(stored(file))).toBe(bytes)
  })
})

describe('the published facts', () => {
  test('32 hours, from 9 Oct 04:00 to 10 Oct 11:00 UTC', () => {
    const first = Date.UTC(2025, 9, 9, 4) / 1000
    const hours = Array.from({ length: 32 }, (_, hour) => first + hour * 3600)
    expect(hours.at(-1)).toBe(Date.UTC(2025, 9, 10, 11) / 1000)
    const runs = runsOf(Object.values(metrics).flat())
    for (const { points } of runs) expect(points.map(({ timestamp }) => timestamp)).toEqual(hours)
    expect(runs).toHaveLength(1 + 4 + 1 + 3 + 2 + 1 + 8 + 8 + 1)
  })

  test('12 metrics and 928 points in 310,826 bytes, give or take 1 %', () => {
    expect(Object.keys(metrics)).toHaveLength(12)
    expect(Object.values(metrics).flat()).toHaveLength(29 * 32)
    expect(Math.abs(metricsText.length - 310_826)).toBeLessThan(3108)
  })

  test('3.20 USD in all, with the noise of adding a tenth 32 times', () => {
    expect(costs.data_points).toEqual(pointsOf('kubecost_cluster_management_cost'))
    expect(new Set(valuesOf('kubecost_cluster_management_cost'))).toEqual(new Set([0.1]))
    expect(costs.total_cost).not.toBe(3.2)
    expect(costs.total_cost).toBeCloseTo(3.2, 12)
  })

  test.each([
    ['kubecost_load_balancer_cost', 0.0239],
    ['kubecost_network_zone_egress_cost', 0.01],
    ['kubecost_network_region_egress_cost', 0.01],
    ['kubecost_network_internet_egress_cost', 0.143],
    ['kubecost_node_is_spot', 1],
  ])('%s is always %d', (metric, value) => {
    expect(new Set(valuesOf(metric))).toEqual(new Set([value]))
  })

  test('four t3a.2xlarge: one each in 1a and 1b, two in 1c', () => {
    const nodes = runsOf(pointsOf('kubecost_node_is_spot')).map(({ labels }) => labels)
    expect(nodes.map(({ instance_type }) => instance_type)).toEqual(Array(4).fill('t3a.2xlarge'))
    const zones = nodes.map(({ provider_id }) => provider_id?.split('/')[3])
    expect(zones.sort()).toEqual(['ap-south-1a', 'ap-south-1b', 'ap-south-1c', 'ap-south-1c'])
    expect(nodes.every(({ node, instance }) => node === instance)).toBe(true)
  })

  test('6.89 cores on average, 21.5 % of 32; 13.8 GiB, 10.8 % of 128', () => {
    expect(mean(valuesOf(CPU))).toBeCloseTo(6.89, 12)
    expect(mean(valuesOf(CPU)) / (4 * 8)).toBeCloseTo(0.215, 3)
    expect(mean(valuesOf(MEMORY)) / GIB).toBeCloseTo(13.8, 9)
    expect(mean(valuesOf(MEMORY)) / (4 * 32 * GIB)).toBeCloseTo(0.108, 3)
    expect(Math.max(...valuesOf(CPU))).toBeLessThan(8.2)
    expect(Math.max(...valuesOf(MEMORY))).toBeLessThan(16 * GIB)
  })

  test('the printed samples stand at 08:00 and 09:00 on 9 Oct', () => {
    const at = (metric: string, hour: number) =>
      pointsOf(metric).find(({ timestamp }) => timestamp === Date.UTC(2025, 9, 9, hour) / 1000)?.value
    expect([at(CPU, 8), at(CPU, 9)]).toEqual([6.536, 7.454])
    expect(at(MEMORY, 8)).toBe(14829481369.6)
  })
})

describe('what was filled in', () => {
  test('savings repeats the metrics, of ordinary pods only', () => {
    expect(savings.cpu_savings).toEqual(pointsOf(CPU))
    expect(savings.memory_savings).toEqual(pointsOf(MEMORY))
    expect(new Set(savings.cpu_savings.map(({ labels }) => labels.daemonset))).toEqual(new Set(['false']))
  })

  test('less memory is used than allocated at every hour, and it varies', () => {
    const used = valuesOf('kubecost_cluster_memory_working_set_bytes')
    const allocated = valuesOf(MEMORY)
    expect(used.every((bytes, index) => bytes < (allocated[index] ?? 0))).toBe(true)
    expect(new Set(used).size).toBeGreaterThan(16)
  })

  test('a scraped series names its job and address, a computed one neither', () => {
    for (const { labels } of runsOf(Object.values(metrics).flat())) {
      const isComputed = /savings|working_set/.test(labels.__name__ ?? '')
      expect([labels.job, labels.instance !== undefined]).toEqual(
        isComputed ? [undefined, false] : ['kubecost', true],
      )
      expect([labels.tenant_id, labels.cluster_id]).toEqual([manifest.account.id, 'cluster-one'])
    }
  })
})
