import { type MetricSet, type Series, within } from './series'
import type { TimeRange } from './timeRange'
import { differ, type Instant, instant, type Ratio, ratio } from './units'

/** The first and last value of a price in a window, in its own unit. */
export interface Drift<Q extends number> {
  readonly first: Q
  readonly firstAt: Instant
  readonly last: Q
  readonly lastAt: Instant
  /** last − first; exactly 0 where only float noise lies between. */
  readonly drift: Q
  /** drift ÷ |first|; null where first is 0. */
  readonly share: Ratio | null
}

/**
 * How far a price drifted over a window, both ends included; null without samples. Of several series at one instant
 * the dearest counts, so that the order of series decides nothing. A current value has no window to lie in.
 */
export function driftOf<Q extends number>(
  series: readonly Series[],
  set: MetricSet,
  window: TimeRange,
  inUnit: (value: number) => Q,
): Drift<Q> | null {
  const runs = within(set, series, window).filter(({ at }) => at.length > 0)
  const oldest = dearestAt(runs, 0, (a, b) => a < b)
  const newest = dearestAt(runs, -1, (a, b) => a > b)
  if (oldest === null || newest === null) return null
  const drift = differ(newest.value, oldest.value) ? newest.value - oldest.value : 0
  return {
    first: inUnit(oldest.value),
    firstAt: oldest.at,
    last: inUnit(newest.value),
    lastAt: newest.at,
    drift: inUnit(drift),
    share: oldest.value === 0 ? null : ratio(drift / Math.abs(oldest.value)),
  }
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
