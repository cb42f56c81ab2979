import { METRIC } from './metrics'
import { clipped, type MetricSet, type Series, seriesOf } from './series'
import type { TimeRange } from './timeRange'
import { type Instant, instant, type UsdPerHour, usdPerHour } from './units'

/** The first and last value of a price in a window, in its own unit. */
export interface Drift<Q extends number> {
  readonly first: Q
  readonly firstAt: Instant
  readonly last: Q
  readonly lastAt: Instant
  /** last − first. */
  readonly drift: Q
}

/** What one load balancer, or the control plane, was charged per hour. */
export interface RateDrift extends Drift<UsdPerHour> {
  readonly of: 'fee' | 'load balancer'
  /** Provisioner, `namespace/service` or address; null if no label names it. */
  readonly name: string | null
  readonly labels: Series['labels']
  /** Has a sample at the newest instant of the answer: is charged still. */
  readonly isNow: boolean
}

/**
 * How far a price drifted over a window, both ends included; null without samples. Of several series at one instant
 * the dearest counts, so that the order of series decides nothing. A current value has no window to lie in.
 */
export function driftOf<Q extends number>(
  series: readonly Series[],
  { mode }: MetricSet,
  window: TimeRange,
  inUnit: (value: number) => Q,
): Drift<Q> | null {
  const runs = series
    .map((one) => (mode === 'instant' ? one : clipped(one, window)))
    .filter(({ at }) => at.length > 0)
  const oldest = dearestAt(runs, 0, (a, b) => a < b)
  const newest = dearestAt(runs, -1, (a, b) => a > b)
  return (
    oldest &&
    newest && {
      first: inUnit(oldest.value),
      firstAt: oldest.at,
      last: inUnit(newest.value),
      lastAt: newest.at,
      drift: inUnit(newest.value - oldest.value),
    }
  )
}

interface Sample {
  readonly at: Instant
  readonly value: number
}

/** Of the first or last samples of all runs the one furthest out, and of several there the dearest. */
const dearestAt = (runs: readonly Series[], end: 0 | -1, isBeyond: (a: number, b: number) => boolean) =>
  runs.reduce<Sample | null>((best, run) => {
    const at = instant(run.at.at(end) as number)
    const value = run.value.at(end) as number
    const isBetter = best === null || isBeyond(at, best.at) || (at === best.at && value > best.value)
    return isBetter ? { at, value } : best
  }, null)

/**
 * The rates per hour of control plane and load balancers, one a series, for the price list. A changed label starts
 * another series, and with it another line.
 */
export function rateDrifts(set: MetricSet, window: TimeRange): RateDrift[] {
  const newest = driftOf(set.series, set, window, instant)?.lastAt
  const rates = (of: RateDrift['of'], metric: string, nameOf: (series: Series) => string | null) =>
    seriesOf(set, metric).flatMap((series) => {
      const drift = driftOf([series], set, window, usdPerHour)
      const { labels } = series
      return drift ? [{ ...drift, of, name: nameOf(series), labels, isNow: drift.lastAt === newest }] : []
    })
  return [
    ...rates('fee', METRIC.managementCost, ({ labels }) => labels.get('provisioner_name') || null),
    ...rates('load balancer', METRIC.loadBalancerCost, balancerNameOf).sort(byName),
  ]
}

function balancerNameOf({ labels }: Series): string | null {
  const service = labels.get('service_name')
  const namespace = labels.get('namespace')
  return (service && namespace ? `${namespace}/${service}` : service) || labels.get('ingress_ip') || null
}

const byName = (a: RateDrift, b: RateDrift) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)
