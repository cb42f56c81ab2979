import { METRIC } from '../metrics'
import type { Series } from '../series'
import { type Row, series, steady } from './tables'

interface NodeWords {
  readonly zone?: string
  readonly type?: string
  /** 1 spot, 0 on-demand, anything else says nothing. */
  readonly flag?: number
  readonly rows?: readonly Row[]
  readonly labels?: Readonly<Record<string, string>>
}

/** A t3a.2xlarge (8 vCPU, 32 GiB) in zone a, on spot, seen in hours 1 to 4, but for what is said otherwise. */
export const node = (
  name: string,
  { zone = 'a', type = 't3a.2xlarge', flag = 1, rows = steady(flag, 0, 4), labels = {} }: NodeWords = {},
): Series =>
  series(METRIC.nodeIsSpot, rows, {
    node: name,
    provider_id: `aws:///${zone}/i-${name}`,
    instance_type: type,
    ...labels,
  })
