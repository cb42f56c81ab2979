/** Mean, extremes and 95th percentile of a set of readings. */
export interface Statistics {
  readonly mean: number
  readonly min: number
  readonly max: number
  /** By nearest rank, so that it is one of the readings and can be pointed at. */
  readonly p95: number
  readonly samples: number
}

/** Null if there are no readings. */
export function statisticsOf(readings: readonly number[]): Statistics | null {
  if (readings.length === 0) return null
  const ascending = Float64Array.from(readings).sort()
  return {
    mean: ascending.reduce((sum, value) => sum + value, 0) / ascending.length,
    min: ascending[0] as number,
    max: ascending.at(-1) as number,
    p95: percentile(ascending, 0.95),
    samples: ascending.length,
  }
}

/** The smallest of the `ascending` readings that at least this share (0 to 1) of them do not pass: nearest rank. */
export const percentile = (ascending: ArrayLike<number>, share: number): number =>
  ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] as number
