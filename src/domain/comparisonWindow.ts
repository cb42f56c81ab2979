import { type IsoDay, isoDayOf } from './isoDay'
import type { MetricSet } from './series'
import { type TimeRange, timeRange } from './timeRange'
import { HOUR_MS } from './units'

const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS

/** With what a window is compared: the period before it, or one that begins on an earlier day (UTC). */
export type Earlier = 'previous' | IsoDay

/**
 * The window that another is compared with: always as long, so that the nth hour of the one is held against the nth
 * hour of the other, and over before the other begins, so that no hour is held against itself.
 *
 * The previous period ends where the window starts. One of a day begins at the same time of that day as the window does of
 * its own: nights are held against nights. From a day too late for that it is the previous period.
 */
export function comparisonWindow(window: TimeRange, earlier: Earlier): TimeRange {
  const length = window.end - window.start
  const latest = window.start - length
  const start =
    earlier === 'previous' ? latest : Math.min(Date.parse(earlier) + timeOfDay(window.start), latest)
  return timeRange(start, start + length)
}

/** The last day whose period is over before the window begins. */
export const lastDayBefore = ({ start, end }: TimeRange): IsoDay =>
  isoDayOf(start - (end - start) - timeOfDay(start))

/** The last such day of the window's weekday: weeks are alike, and of older ones the samples may be gone. */
export const sameWeekdayBefore = ({ start, end }: TimeRange): IsoDay =>
  isoDayOf(start - Math.ceil((end - start) / WEEK_MS) * WEEK_MS)

/** Since midnight UTC. */
const timeOfDay = (at: number) => at % DAY_MS

/** The same answer `byMs` later: an earlier period laid over a window, hour on hour, for a ghost line. */
export const shifted = (set: MetricSet, byMs: number): MetricSet => ({
  ...set,
  window: timeRange(set.window.start + byMs, set.window.end + byMs),
  series: set.series.map((series) => ({ ...series, at: series.at.map((t) => t + byMs) })),
})
