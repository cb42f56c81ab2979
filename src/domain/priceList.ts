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
  const within = set.mode === 'instant' ? null : window
  const samples = series.flatMap((one) => samplesIn(one, within))
  const oldest = extreme(samples, (a, b) => a.at < b.at)
  const newest = extreme(samples, (a, b) => a.at > b.at)
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

interface PriceSample {
  readonly at: number
  readonly value: number
}

/** The samples of a series that lie in a window, both ends included; all of them without a window. */
function samplesIn({ at, value }: Series, window: TimeRange | null): PriceSample[] {
  const samples: PriceSample[] = []
  at.forEach((t, i) => {
    if (window === null || (t >= window.start && t <= window.end))
      samples.push({ at: t, value: value[i] as number })
  })
  return samples
}

/** The oldest or newest sample; of several at that instant the dearest, so that the order of series decides nothing. */
const extreme = (samples: readonly PriceSample[], isBeyond: (a: PriceSample, b: PriceSample) => boolean) =>
  samples.reduce<PriceSample | null>(
    (a, b) => (a === null || isBeyond(b, a) || (b.at === a.at && b.value > a.value) ? b : a),
    null,
  )
