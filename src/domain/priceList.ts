import { type Figure, inputOf, known, missing } from './figure'
import { METRIC } from './metrics'
import { type MetricSet, type Series, seriesOf } from './series'
import type { TimeRange } from './timeRange'
import { minus, type UsdPerGb, usdPerGb } from './units'

/** A price of network traffic in the window: the newest, the oldest, and how far it drifted between. */
export interface PriceListEntry {
  /** USD per GB, newest sample. */
  readonly price: Figure<'usd/GB'>
  readonly first: UsdPerGb | null
  /** newest − oldest, USD per GB; null without samples. */
  readonly drift: UsdPerGb | null
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
  const samples = series.flatMap((one) => samplesIn(one, window)).sort((a, b) => a.at - b.at)
  const oldest = samples[0]
  const newest = samples.at(-1)
  const inputs = [inputOf(metric, series)]
  if (!oldest || !newest)
    return {
      price: missing(id, `no samples of ${metric} in this window`, { inputs }),
      first: null,
      drift: null,
    }
  const price = usdPerGb(newest.value)
  const first = usdPerGb(oldest.value)
  return { price: known(id, price, { inputs }), first, drift: minus(price, first) }
}

/** The samples of a series that lie in a window, both ends included. */
function samplesIn({ at, value }: Series, { start, end }: TimeRange): { at: number; value: number }[] {
  const samples: { at: number; value: number }[] = []
  at.forEach((t, i) => {
    if (t >= start && t <= end) samples.push({ at: t, value: value[i] as number })
  })
  return samples
}
