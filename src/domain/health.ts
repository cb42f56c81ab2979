import { METRIC } from './metrics'
import { type MetricSet, type Series, seriesOf } from './series'
import { HOUR_MS, type Hours, hours, type Instant, instant } from './units'

/** Number of data sets Kubecost holds in one state. */
export interface StatusCount {
  readonly resolution: string
  readonly status: string
  readonly sets: number
}

/** What the cluster says it is, from the newest `kubecost_cluster_info`. Absent labels stay null. */
export interface ClusterIdentity {
  readonly name: string | null
  readonly provider: string | null
  readonly provisioner: string | null
  readonly region: string | null
  readonly version: string | null
}

export interface DataHealth {
  /** The newest sample of any metric; null if there is none. */
  readonly lastSample: Instant | null
  /** How old it is, hours, against the clock handed in. */
  readonly age: Hours | null
  /** How long before the end of the window that was asked for the samples end, hours; not past now. */
  readonly behind: Hours | null
  readonly allocation: readonly StatusCount[]
  readonly assets: readonly StatusCount[]
  readonly identity: ClusterIdentity | null
}

/** Data this old has stopped, rather than being late: two missed hourly samples and a bit. */
export const STALE_AFTER = hours(2.5)

/** What the answer says of its own pipeline. */
export function dataHealth(set: MetricSet, now: Instant): DataHealth {
  let newest = Number.NEGATIVE_INFINITY
  // A sample from the future is a wrong clock somewhere, not fresh data.
  for (const { at } of set.series) newest = Math.max(newest, at.findLast((t) => t <= now) ?? newest)
  const lastSample = Number.isFinite(newest) ? instant(newest) : null
  return {
    lastSample,
    age: lastSample === null ? null : hours((now - lastSample) / HOUR_MS),
    behind: lastSample === null ? null : hours((Math.min(set.window.end, now) - lastSample) / HOUR_MS),
    allocation: statusCounts(seriesOf(set, METRIC.allocationStatus)),
    assets: statusCounts(seriesOf(set, METRIC.assetStatus)),
    identity: identityOf(seriesOf(set, METRIC.clusterInfo)),
  }
}

/** A window of the past is not stale for being old, only for ending before it should. */
export const isStale = ({ behind }: DataHealth): boolean => behind !== null && behind > STALE_AFTER

const statusCounts = (series: readonly Series[]): StatusCount[] =>
  series
    .flatMap(({ labels, value }) => {
      const sets = value.at(-1)
      const resolution = labels.get('resolution')
      const status = labels.get('status')
      return sets === undefined || !resolution || !status ? [] : [{ resolution, status, sets }]
    })
    .sort((a, b) => (a.resolution + a.status < b.resolution + b.status ? -1 : 1))

/** What the newest of these series says; null without any. */
export function identityOf(series: readonly Series[]): ClusterIdentity | null {
  const newest = series.reduce<Series | null>(
    (a, b) => (a === null || (b.at.at(-1) ?? 0) > (a.at.at(-1) ?? 0) ? b : a),
    null,
  )
  if (newest === null) return null
  const label = (name: string) => newest.labels.get(name) || null
  return {
    name: label('name'),
    provider: label('provider'),
    provisioner: label('provisioner'),
    region: label('region'),
    version: label('version'),
  }
}
