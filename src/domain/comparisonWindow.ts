import type { RangeChoice } from './scope'
import type { MetricSet } from './series'
import { type TimeRange, timeRange } from './timeRange'

/** With what a window is compared. */
export type ComparisonChoice = { readonly kind: 'previous' } | Extract<RangeChoice, { kind: 'fixed' }>

/**
 * The window that another is compared with: always as long, so that the nth hour of the one is held against the nth
 * hour of the other, and over before the other begins, so that no hour is held against itself.
 *
 * The previous period ends where the window starts. A fixed range gives its start and not its length, for whoever
 * says "from Monday on" means Monday; where it would run into the window it becomes the previous period.
 */
export function comparisonWindow(window: TimeRange, choice: ComparisonChoice): TimeRange {
  const length = window.end - window.start
  const latest = window.start - length
  const start = choice.kind === 'previous' ? latest : Math.min(choice.range.start, latest)
  return timeRange(start, start + length)
}

/** The same answer `byMs` later: an earlier period laid over a window, hour on hour, for a ghost line. */
export const shifted = (set: MetricSet, byMs: number): MetricSet => ({
  ...set,
  window: timeRange(set.window.start + byMs, set.window.end + byMs),
  series: set.series.map((series) => ({ ...series, at: series.at.map((t) => t + byMs) })),
})
