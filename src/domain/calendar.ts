import { type TimeRange, timeRange } from './timeRange'
import { HOUR_MS, type Instant } from './units'

const DAY_MS = 24 * HOUR_MS

/** The calendar month (UTC) an instant lies in, or the one so many `months` later: 672 to 744 hours. */
export function monthOf(at: Instant, months = 0): TimeRange {
  const date = new Date(at)
  const firstOf = (month: number) => Date.UTC(date.getUTCFullYear(), month, 1)
  const month = date.getUTCMonth() + months
  return timeRange(firstOf(month), firstOf(month + 1))
}

/** Whether it is Saturday or Sunday where clocks are `offsetMs` ahead of UTC. */
export function isWeekend(at: Instant, offsetMs = 0): boolean {
  // The first of January 1970 was a Thursday, two days before a weekend.
  const day = Math.floor((at + offsetMs) / DAY_MS) - 2
  return ((day % 7) + 7) % 7 < 2
}
