import { floorToHour, lengthOf, type TimeRange, timeRange } from '~/domain/timeRange'
import { hourEdges, utcDayEdges, utcWeekEdges } from '~/domain/trend'
import { HOUR_MS, type Instant, instant } from '~/domain/units'
import type { TimeZone } from '../format'
import type { ChartBucket } from './model'

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

interface Reading {
  readonly bucket: Bucket
  readonly zone: TimeZone
  /** By the server’s clock. */
  readonly now: Instant
}

/** Says which of a window’s buckets are shorter than their kind: it can be the first and the last. */
export function withPartial(buckets: readonly ChartBucket[], { bucket, zone, now }: Reading): ChartBucket[] {
  // A natural edge is one between two buckets of any window around it.
  const isEdge = (at: number) => edgesOf(bucket, timeRange(at - HOUR_MS, at + HOUR_MS), zone)[1] === at
  return buckets.map((one, i) => {
    if (i === buckets.length - 1 && !isEdge(one.end))
      return { ...one, partial: one.end >= floorToHour(now) ? 'filling' : 'cut' }
    return i === 0 && !isEdge(one.start) ? { ...one, partial: 'cut' } : one
  })
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
