import { balancerOf } from './loadBalancer'
import { METRIC } from './metrics'
import { type Drift, driftOf } from './priceDrift'
import { type MetricSet, type Series, seriesOf } from './series'
import type { TimeRange } from './timeRange'
import { instant, type UsdPerHour, usdPerHour } from './units'

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

function balancerNameOf(series: Series): string | null {
  const { namespace, service, address } = balancerOf(series)
  return (service && namespace ? `${namespace}/${service}` : service) ?? address
}

const byName = (a: RateDrift, b: RateDrift) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)
