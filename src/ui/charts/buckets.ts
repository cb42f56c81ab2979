import { lengthOf, type TimeRange } from '~/domain/timeRange'
import { hourEdges, utcDayEdges } from '~/domain/trend'
import { type Instant, instant } from '~/domain/units'
import type { TimeZone } from '../format'

export type Bucket = 'hour' | 'day'

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

/** Edges of a window's buckets; days begin at midnight in the reader's zone and may have 23 or 25 hours. */
export function edgesOf(bucket: Bucket, window: TimeRange, zone: TimeZone): Instant[] {
  if (bucket === 'hour') return hourEdges(window)
  return zone === 'utc' ? utcDayEdges(window) : localDayEdges(window)
}

function localDayEdges({ start, end }: TimeRange): Instant[] {
  const edges: Instant[] = [start]
  const day = new Date(start)
  day.setHours(24, 0, 0, 0)
  while (day.getTime() < end) {
    edges.push(instant(day.getTime()))
    day.setHours(24, 0, 0, 0)
  }
  return [...edges, end]
}
