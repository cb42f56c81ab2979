import { type Figure, inputOf, known, missing } from './figure'
import { METRIC } from './metrics'
import { type Drift, driftOf } from './priceDrift'
import { type MetricSet, seriesOf } from './series'
import type { TimeRange } from './timeRange'
import { type UsdPerGb, usdPerGb } from './units'

/** A price of network traffic in the window: the newest, the oldest, and how far it drifted between. */
export interface PriceListEntry {
  /** USD per GB, newest sample. */
  readonly price: Figure<'usd/GB'>
  /** USD per GB; null without samples. */
  readonly drift: Drift<UsdPerGb> | null
}

/**
 * The network price list. Kubecost names these metrics `…_cost`, but they hold USD per gigabyte; they are
 * shown as prices and enter no sum.
 */
export const networkPrices = (set: MetricSet, window: TimeRange): PriceListEntry[] => [
  entry('egress.zone', METRIC.zoneEgressPrice, set, window),
  entry('egress.region', METRIC.regionEgressPrice, set, window),
  entry('egress.internet', METRIC.internetEgressPrice, set, window),
]

function entry(
  id: 'egress.zone' | 'egress.region' | 'egress.internet',
  metric: string,
  set: MetricSet,
  window: TimeRange,
): PriceListEntry {
  const series = seriesOf(set, metric)
  const inputs = [inputOf(metric, series)]
  const drift = driftOf(series, set, window, usdPerGb)
  const price = drift
    ? known(id, drift.last, { inputs })
    : missing(id, `no samples of ${metric} in this window`, { inputs })
  return { price, drift }
}
