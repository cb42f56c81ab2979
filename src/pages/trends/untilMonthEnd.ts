import { monthOf } from '~/domain/calendar'
import { costCoverage } from '~/domain/cost'
import { type ProjectionBand, projectionBand, type WithheldBand } from '~/domain/projectionBand'
import type { MetricSet } from '~/domain/series'
import { type TimeRange, timeRange } from '~/domain/timeRange'
import type { Instant } from '~/domain/units'
import { type Bucket, edgesOf } from '~/ui/charts/buckets'
import type { TimeZone } from '~/ui/format'

/** What a window may come to by the end of the running month (UTC); of one that ended earlier nothing is to come. */
export function untilMonthEnd(
  set: MetricSet,
  window: TimeRange,
  now: Instant,
): ProjectionBand | WithheldBand {
  const month = monthOf(now)
  return window.end > month.start
    ? projectionBand(set, window, month.end)
    : {
        kind: 'withheld',
        reason: 'the window ended before this month began',
        coverage: costCoverage(set, window),
      }
}

/** The edges at which a band is drawn. Between them it is straight, so hours would add nothing. */
export const edgesToCome = (from: Instant, until: Instant, bucket: Bucket, zone: TimeZone): Instant[] =>
  edgesOf(bucket === 'hour' ? 'day' : bucket, timeRange(from, until), zone)
