import type { AmountBand, ProjectionBand, WithheldBand } from './projectionBand'
import { cumulated, type TrendPoint } from './trend'
import { type Instant, type Usd, usd } from './units'

/** The band at one instant. */
export interface BandPoint extends AmountBand {
  readonly at: Instant
}

export interface CumulativeTrend {
  /** Observed money since the trend began, one a point; null where a point was not measured. */
  readonly sums: readonly (Usd | null)[]
  /** The band at each edge of the time to come; empty where it is withheld. */
  readonly band: readonly BandPoint[]
}

/**
 * The cumulative line of a chart, and the band it goes on in. `points` are the past of the projection, in buckets
 * of any length; `edges` go from the end of that past to the end of the projection. Between the two the band is
 * straight. It opens above the line where hours of the past were not measured.
 */
export function cumulativeWithProjection(
  points: readonly TrendPoint[],
  projection: ProjectionBand | WithheldBand,
  edges: readonly Instant[],
): CumulativeTrend {
  const sums = cumulated(points)
  if (projection.kind === 'withheld') return { sums, band: [] }
  const { past, until, atStart, atEnd } = projection
  const length = until - past.end
  return {
    sums,
    band: edges.map((at) => {
      const share = length > 0 ? (at - past.end) / length : 0
      const between = (from: Usd, to: Usd) => usd(from + (to - from) * share)
      return { at, low: between(atStart.low, atEnd.low), high: between(atStart.high, atEnd.high) }
    }),
  }
}
