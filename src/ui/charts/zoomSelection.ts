import { floorToHour, type TimeRange, timeRange } from '~/domain/timeRange'
import { HOUR_MS, instant } from '~/domain/units'
import type { ChartBucket } from './model'

/** Buckets that are about to be looked at more closely, both ends included, in the order they were taken. */
export interface ZoomSelection {
  readonly from: number
  readonly to: number
}

const measurable = (buckets: readonly ChartBucket[]) => buckets.filter(({ isToCome }) => !isToCome)

/** The bucket an instant lies in, or the nearest that has passed. */
export function bucketAt(buckets: readonly ChartBucket[], at: number): number {
  const passed = measurable(buckets)
  const found = passed.findIndex(({ end }) => at < end)
  return found === -1 ? passed.length - 1 : found
}

/** A selection with its far end moved by a number of buckets; it begins where the crosshair is. */
export function extended(
  selection: ZoomSelection | null,
  by: number,
  crosshair: number,
  buckets: readonly ChartBucket[],
): ZoomSelection {
  const { from, to } = selection ?? { from: crosshair, to: crosshair }
  return { from, to: Math.max(0, Math.min(measurable(buckets).length - 1, to + by)) }
}

/** First and last instant of a selection. */
export function spanOf({ from, to }: ZoomSelection, buckets: readonly ChartBucket[]): TimeRange {
  const start = buckets[Math.min(from, to)]?.start ?? 0
  const end = buckets[Math.max(from, to)]?.end ?? 0
  return timeRange(start, end)
}

/** What to ask for to see a selection: whole hours, though midnight may lie between two in the reader’s zone. */
export function zoomRange({ start, end }: TimeRange): TimeRange {
  return timeRange(floorToHour(start), floorToHour(instant(end + HOUR_MS - 1)))
}
