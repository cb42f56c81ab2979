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
  const rank = Math.ceil(0.95 * ascending.length) - 1
  return {
    mean: ascending.reduce((sum, value) => sum + value, 0) / ascending.length,
    min: ascending[0] as number,
    max: ascending.at(-1) as number,
    p95: ascending[rank] as number,
    samples: ascending.length,
  }
}
