import { lengthOf, type TimeRange } from '~/domain/timeRange'
import { hourEdges, utcDayEdges, utcWeekEdges } from '~/domain/trend'
import { type Instant, instant } from '~/domain/units'
import type { TimeZone } from '../format'

export type Bucket = 'hour' | 'day' | 'week'

/** More buckets than this are neither readable nor quick to draw. */
const MOST_HOURS = 1000
/** Up to a week an hour is a bar one can see. */
const HOURS_BY_DEFAULT = 168

export const canShowHours = (window: TimeRange): boolean => lengthOf(window) <= MOST_HOURS

/** The bucket to draw: the wanted one where it can be shown, else what suits the length of the window. */
export function effectiveBucket(window: TimeRange, wanted: Bucket | null): Bucket {
  if (wanted === 'hour') return canShowHours(window) ? 'hour' : 'day'
  return wanted ?? (lengthOf(window) <= HOURS_BY_DEFAULT ? 'hour' : 'day')
}

/**
 * Edges of a window's buckets. Days begin at midnight in the reader's zone and may have 23 or 25 hours; weeks begin
 * with Monday.
 */
export function edgesOf(bucket: Bucket, window: TimeRange, zone: TimeZone): Instant[] {
  if (bucket === 'hour') return hourEdges(window)
  if (bucket === 'week') return zone === 'utc' ? utcWeekEdges(window) : localEdges(window, isMonday)
  return zone === 'utc' ? utcDayEdges(window) : localEdges(window, () => true)
}

const isMonday = (midnight: Date) => midnight.getDay() === 1

/** Those of the reader's midnights that are wanted, between the window's own ends. */
function localEdges({ start, end }: TimeRange, isWanted: (midnight: Date) => boolean): Instant[] {
  const edges: Instant[] = [start]
  const day = new Date(start)
  day.setHours(24, 0, 0, 0)
  while (day.getTime() < end) {
    if (isWanted(day)) edges.push(instant(day.getTime()))
    day.setHours(24, 0, 0, 0)
  }
  return [...edges, end]
}
