/** One bucket of time on the x axis. `coverage` is the share of it that was measured, 0 to 1. */
export interface ChartBucket {
  readonly start: number
  readonly end: number
  readonly coverage: number
  /** Nobody can have measured it yet, and only a band may be drawn over it. */
  readonly isToCome?: boolean
}

/** One row of values, a bucket each; null is "not measured" and is drawn as a gap. */
export interface ChartSeries {
  readonly id: string
  readonly label: string
  /** A CSS colour, by meaning. */
  readonly colour: string
  readonly values: readonly (number | null)[]
}

/** A level the reader compares with: a capacity, a mean. */
export interface ChartLevel {
  readonly label: string
  readonly value: number
}

/** Something that happened: a tick on the axis of time, and its words in tooltip and table. */
export interface ChartMark {
  readonly at: number
  readonly text: string
}

/** Between what and what something may come to, at single instants; straight in between. */
export interface ChartBand {
  readonly label: string
  readonly points: readonly { readonly at: number; readonly low: number; readonly high: number }[]
}

export type ChartGhost = Pick<ChartSeries, 'label' | 'values'>

/** How the values of one chart are written. */
export interface ChartUnit {
  /** Long form, in tooltip and table. */
  readonly format: (value: number) => string
  /** Short form on the axis, with at least so many decimals that no two ticks read the same. */
  readonly tick: (value: number, decimals: number) => string
  /** Names the axis, e.g. "USD per hour". */
  readonly name: string
}

export interface ChartModel {
  /** Bars are amounts per bucket and stack; steps are levels and do not. A rate is never smoothed. */
  readonly kind: 'bars' | 'steps'
  readonly buckets: readonly ChartBucket[]
  readonly series: readonly ChartSeries[]
  readonly unit: ChartUnit
  readonly levels?: readonly ChartLevel[]
  readonly marks?: readonly ChartMark[]
  /** The same of an earlier period, hour on hour: beside the series and in no sum. */
  readonly ghost?: ChartGhost
  readonly band?: ChartBand
  /** Names the sum of a stack; without it the tooltip has no total. */
  readonly totalLabel?: string
  /** The last bucket is still filling. */
  readonly lastIsOpen?: boolean
}

/** Sum of what is known in a bucket; null where nothing is. */
export function totalIn({ series }: ChartModel, bucket: number): number | null {
  let total: number | null = null
  for (const { values } of series) {
    const value = values[bucket]
    if (value !== null && value !== undefined) total = (total ?? 0) + value
  }
  return total
}

/** What happened within a bucket, in words. */
export function happenedIn({ buckets, marks = [] }: ChartModel, bucket: number): string[] {
  const { start = 0, end = 0 } = buckets[bucket] ?? {}
  return marks.filter(({ at }) => at >= start && at < end).map(({ text }) => text)
}

/** The band at the end of a bucket. */
export const bandAtEnd = ({ buckets, band }: ChartModel, bucket: number) =>
  band?.points.find(({ at }) => at === buckets[bucket]?.end)

/** Whether anything was missed: what is still to come was not. */
export const hasGaps = ({ series, buckets }: ChartModel): boolean =>
  series.some(({ values }) => values.some((value, i) => value === null && !buckets[i]?.isToCome))

/** The highest thing the y axis has to hold, and the lowest (0 unless something is below it). */
export function extentOf(model: ChartModel): { low: number; high: number } {
  let low = 0
  let high = 0
  const see = (value: number | null | undefined) => {
    if (value === null || value === undefined) return
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  model.buckets.forEach((_, bucket) => {
    // Bars stack away from zero, credits below it.
    const values = model.series.flatMap(({ values }) => values[bucket] ?? [])
    if (model.kind === 'bars')
      for (const stack of [values.filter((v) => v > 0), values.filter((v) => v < 0)])
        see(stack.reduce((sum, value) => sum + value, 0))
    for (const value of values) see(value)
    see(model.ghost?.values[bucket])
  })
  for (const { value } of model.levels ?? []) see(value)
  for (const { low, high } of model.band?.points ?? []) {
    see(low)
    see(high)
  }
  return { low, high }
}
