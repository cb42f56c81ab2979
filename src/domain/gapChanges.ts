import { STALE_AFTER } from './health'
import { sumPerInstant } from './integral'
import { METRIC } from './metrics'
import { clipped, type MetricSet, seriesOf } from './series'
import { type TimeRange, timeRange } from './timeRange'
import { HOUR_MS, type UsdPerHour, usdPerHour } from './units'

/** Where measuring stopped or began. `between` is the gap; the rate that nobody knows in it is null. */
export type GapChange = { readonly between: TimeRange } & (
  | { readonly kind: 'gap-began'; readonly before: UsdPerHour; readonly after: null }
  | { readonly kind: 'gap-ended'; readonly before: null; readonly after: UsdPerHour }
)

/**
 * The gaps of the cost samples, fee and load balancers taken together, of half a step or more. One that reaches to
 * an end of the window has only its other end in it; at the end of the window it is one when the data count as
 * stale, for a sample may just be late. A window without any sample has no gap but is none.
 */
export function gapChanges(set: MetricSet, window: TimeRange): GapChange[] {
  const costs = [METRIC.managementCost, METRIC.loadBalancerCost].flatMap((metric) => seriesOf(set, metric))
  const { at, value } = sumPerInstant(costs.map((series) => clipped(series, window)))
  const changes: GapChange[] = []
  const rateAt = (i: number) => usdPerHour(value[i] as number)
  at.forEach((t, i) => {
    const measuredUpTo = i === 0 ? window.start : (at[i - 1] as number)
    const gap = timeRange(measuredUpTo, t - set.stepMs)
    if (gap.end - gap.start < set.stepMs / 2) return
    if (i > 0) changes.push({ kind: 'gap-began', between: gap, before: rateAt(i - 1), after: null })
    changes.push({ kind: 'gap-ended', between: gap, before: null, after: rateAt(i) })
  })
  const last = at.at(-1)
  if (last !== undefined && window.end - last > Math.max(STALE_AFTER * HOUR_MS, set.stepMs))
    changes.push({
      kind: 'gap-began',
      between: timeRange(last, window.end),
      before: rateAt(at.length - 1),
      after: null,
    })
  return changes
}
