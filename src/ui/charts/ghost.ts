import type { ChartGhost, ChartModel } from './model'

/** Something of an earlier period, laid over the buckets of a later one. */
export interface LaidOver<T> {
  readonly of: T
  /** How much earlier it was, milliseconds. */
  readonly byMs: number
}

/** An earlier period to lay behind a chart, under the name of what is added up of it; one without any value leaves no ghost. */
export function ghostOf<T>(
  name: string,
  before: LaidOver<T> | null,
  seriesOf: (of: T) => ChartGhost['series'],
): Pick<ChartModel, 'ghost'> {
  if (before === null) return {}
  const series = seriesOf(before.of)
  const isThere = series.some(({ values }) => values.some((value) => value !== null))
  return isThere ? { ghost: { label: `${name}, earlier period`, byMs: before.byMs, series } } : {}
}
