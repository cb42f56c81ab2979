import { readFileSync } from 'node:fs'
import type { ClusterCostsBody, MetricsBody, SavingsBody } from '../../src/api/contract/wire.ts'

/** A sample as it is sent: its value may be text, or no number at all. */
export interface Sample {
  readonly timestamp: number
  readonly value: number | string
  readonly labels: Readonly<Record<string, string>>
}

/** All that is known of one tenant, by metric. The savings endpoint has its two metrics to itself. */
export type World = Readonly<Record<string, readonly Sample[]>>

export const FEE = 'kubecost_cluster_management_cost'
export const CPU = 'kubecost_savings_cpu_allocation'
export const MEMORY = 'kubecost_savings_memory_allocation_bytes'

const recorded = <Body>(name: string): Body =>
  JSON.parse(readFileSync(new URL(`../../mocks/recorded/${name}.json`, import.meta.url), 'utf8'))

let known: World | undefined

function theRecording(): World {
  known ??= {
    ...recorded<MetricsBody>('kubecost_metrics').metrics,
    [FEE]: recorded<ClusterCostsBody>('kubecost_cluster_costs').data_points,
    [CPU]: recorded<SavingsBody>('kubecost_savings').cpu_savings,
    [MEMORY]: recorded<SavingsBody>('kubecost_savings').memory_savings,
  }
  return known
}

type Edit = (samples: readonly Sample[], metric: string) => readonly Sample[]

const edited = (world: World, edit: Edit): World =>
  Object.fromEntries(Object.entries(world).map(([metric, samples]) => [metric, edit(samples, metric)]))

const labelled = (sample: Sample, labels: Readonly<Record<string, string>>, factor = 1): Sample => ({
  ...sample,
  value: Number(sample.value) * factor,
  labels: { ...sample.labels, ...labels },
})

/** The recorded world as the samples of one tenant, with one thing wrong with it or none. */
export const worldOf = (tenant: string, trouble: Trouble | null): World =>
  edited(
    edited(theRecording(), (samples) => samples.map((sample) => labelled(sample, { tenant_id: tenant }))),
    trouble === null ? (samples) => samples : TROUBLES[trouble],
  )

export const STRANGER = '00000000-0000-4000-8000-00000000f0e1'

const TROUBLES = {
  /** Bare tokens where numbers should stand. */
  nan: (samples) =>
    samples.map((sample, i) => ({
      ...sample,
      value: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY][i % 10] ?? sample.value,
    })),
  text: (samples) => samples.map((sample) => ({ ...sample, value: String(sample.value) })),
  /** Another tenant's series among ours, a thousand times as dear. */
  foreign: (samples) => [
    ...samples,
    ...samples.map((sample) => labelled(sample, { tenant_id: STRANGER }, 1000)),
  ],
  daemonsets: (samples, metric) =>
    metric === CPU || metric === MEMORY
      ? [...samples, ...samples.map((sample) => labelled(sample, { daemonset: 'true' }, 0.1))]
      : samples,
  secondFee: (samples, metric) =>
    metric === FEE
      ? [...samples, ...samples.map((sample) => labelled(sample, { provisioner_name: '' }, 0))]
      : samples,
  replicas: (samples) => [
    ...samples,
    ...samples.map((sample) => labelled(sample, { instance: '10.0.0.9:9003', receive: 'thanos-receive-1' })),
  ],
  unsorted: (samples) => samples.toReversed(),
  floatTimes: (samples) => samples.map((sample) => ({ ...sample, timestamp: sample.timestamp + 0.25 })),
  gap: (samples) => samples.filter(({ timestamp }) => Math.floor(timestamp / 3600) % 24 > 5),
  nodeLeaves: (samples, metric) =>
    metric === 'kubecost_node_is_spot'
      ? samples.filter(({ labels }, i) => labels.node !== samples[0]?.labels.node || i < 10)
      : samples,
} satisfies Record<string, Edit>

export type Trouble = keyof typeof TROUBLES
