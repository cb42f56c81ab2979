import type { Endpoint } from '~/api/contract/paths'

/** `recorded`: what a service said. `reconstructed`: put together again from what was published about it. */
export type Origin = 'recorded' | 'reconstructed'

export interface RecordedFile {
  readonly file: string
  readonly origin: Origin
  /** Size of the stored text. */
  readonly bytes: number
  /** Size before redaction; only where there was an answer to redact. */
  readonly receivedBytes?: number
  readonly points: number
}

export interface Claim {
  readonly field: string
  readonly says: string
}

/** `recorded/recording.json`: what the three files beside it are, and how far to trust them. */
export interface Manifest {
  /** `reconstructed` as long as any of the files is. */
  readonly origin: Origin
  readonly recordedAt: string
  readonly account: { readonly id: string; readonly name: string }
  /** What was asked for, Unix seconds as on the wire. */
  readonly window: { readonly start_date: number; readonly end_date: number }
  readonly versions: { readonly kubecost: string | null; readonly kubernetes: string | null }
  readonly files: Readonly<Record<Endpoint, RecordedFile>>
  /** What was published, field by field. */
  readonly published?: readonly Claim[]
  /** What nobody published and was filled in, field by field. */
  readonly filledIn?: readonly Claim[]
}

/** One file per endpoint, named as its path ends. */
export const FILES = {
  metrics: 'kubecost_metrics.json',
  clusterCosts: 'kubecost_cluster_costs.json',
  savings: 'kubecost_savings.json',
} as const satisfies Record<Endpoint, string>

export const MANIFEST_FILE = 'recording.json'

/** The account every recording is stored under, whoever it was recorded for. */
export const ACCOUNT = '00000000-0000-4000-8000-00000000c10d'
