import type { Provenance } from '~/domain/figureUnits'
import { drawsTotalLine } from './legendMarks'

/** One bucket of time on the x axis. `coverage` is the share of it that was measured, 0 to 1. */
export interface ChartBucket {
  readonly start: number
  readonly end: number
  readonly coverage: number
  /** Nobody can have measured it yet, and only a band may be drawn over it. */
  readonly isToCome?: boolean
  /** Shorter than its kind: the range cuts it off, or it is not over yet by the server’s clock. */
  readonly partial?: 'cut' | 'filling'
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

/** An earlier period under one name, by series of the same ids, so that it can be added up as they are. */
export interface ChartGhost {
  readonly label: string
  /** How much earlier it was, milliseconds. */
  readonly byMs: number
  readonly series: readonly Pick<ChartSeries, 'id' | 'values'>[]
}

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
  /** Bars stack; steps do not. A rate is never smoothed. */
  readonly kind: 'bars' | 'steps'
  readonly buckets: readonly ChartBucket[]
  readonly series: readonly ChartSeries[]
  readonly unit: ChartUnit
  readonly levels?: readonly ChartLevel[]
  readonly marks?: readonly ChartMark[]
  /** The same of an earlier period, hour on hour: beside the series and in no sum. */
  readonly ghost?: ChartGhost
  readonly band?: ChartBand
  /** Names the sum of the series, where they are parts of one; without it there is no total anywhere. */
  readonly totalLabel?: string
  /** Where the values come from, for a picture that is taken away from the page. */
  readonly source: ChartSource
}

export interface ChartSource {
  readonly provenance: Provenance
  /** Names of the metrics whose samples were read. */
  readonly metrics: readonly string[]
  /** Whether the values are amounts of money, or rates of it. */
  readonly isMoney?: boolean
}

/** Sum of what is known in a bucket; null where nothing is. */
function sumIn(series: readonly Pick<ChartSeries, 'values'>[], bucket: number): number | null {
  let total: number | null = null
  for (const { values } of series) {
    const value = values[bucket]
    if (value !== null && value !== undefined) total = (total ?? 0) + value
  }
  return total
}

export const totalIn = ({ series }: ChartModel, bucket: number): number | null => sumIn(series, bucket)
export const ghostIn = ({ ghost }: ChartModel, bucket: number): number | null =>
  ghost ? sumIn(ghost.series, bucket) : null

/** The model without its hidden series. What is added up of the others says that it is not all. */
export function visibleIn(model: ChartModel, hidden: ReadonlySet<string>): ChartModel {
  const isShown = ({ id }: { readonly id: string }) => !hidden.has(id)
  if (model.series.every(isShown)) return model
  const { totalLabel, ghost } = model
  return {
    ...model,
    series: model.series.filter(isShown),
    ...(totalLabel && { totalLabel: 'Visible total' }),
    ...(ghost && {
      ghost: { ...ghost, label: 'Visible total, earlier period', series: ghost.series.filter(isShown) },
    }),
  }
}

/** What happened within a bucket, in words. */
export function happenedIn({ buckets, marks = [] }: ChartModel, bucket: number): string[] {
  const { start = 0, end = 0 } = buckets[bucket] ?? {}
  return marks.filter(({ at }) => at >= start && at < end).map(({ text }) => text)
}

/** The band at the end of a bucket. */
export const bandAtEnd = ({ buckets, band }: ChartModel, bucket: number) =>
  band?.points.find(({ at }) => at === buckets[bucket]?.end)

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
    if (drawsTotalLine(model)) see(totalIn(model, bucket))
    see(ghostIn(model, bucket))
  })
  for (const { value } of model.levels ?? []) see(value)
  for (const { low, high } of model.band?.points ?? []) {
    see(low)
    see(high)
  }
  return { low, high }
}
