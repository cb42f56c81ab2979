import type { MetricSet, Series } from '../series'
import { type TimeRange, timeRange } from '../timeRange'
import { HOUR_MS, type Instant, instant } from '../units'

/** Hour 0 of every table: midnight UTC, so that 24 hours later is midnight again. */
const MIDNIGHT = Date.UTC(2025, 9, 6)

/** The instant `hour` hours after the hour 0 of the tables; fractions are minutes. */
export const at = (hour: number): Instant => instant(MIDNIGHT + hour * HOUR_MS)

/** The window from one hour to another. */
export const span = (from: number, to: number): TimeRange => timeRange(at(from), at(to))

/** Where an instant stands in the tables, hours. */
export const hourOf = (t: number): number => (t - MIDNIGHT) / HOUR_MS

export type Row = readonly [hour: number, value: number]

/** The table `{ hour: value }`, in the order of the hours. */
export const table = (values: Readonly<Record<number, number>>): Row[] =>
  Object.entries(values)
    .map(([hour, value]) => [Number(hour), value] as const)
    .sort(([a], [b]) => a - b)

/** A series from a table `[hour, value]`. */
export const series = (
  metric: string,
  rows: readonly Row[],
  labels: Readonly<Record<string, string>> = {},
): Series => ({
  metric,
  labels: new Map(Object.entries(labels)),
  at: Float64Array.from(rows, ([hour]) => at(hour)),
  value: Float64Array.from(rows, ([, value]) => value),
})

/** The same value at every full hour after `from`, up to `to`: it covers exactly those hours. */
export const steady = (value: number, from: number, to: number): Row[] =>
  Array.from({ length: to - from }, (_, i) => [from + i + 1, value])

/** An answer of hourly samples that holds these series. */
export const setOf = (window: TimeRange, ...all: readonly Series[]): MetricSet => ({
  account: '00000000-0000-4000-8000-00000000c10d',
  window,
  shape: 'A1',
  mode: 'range',
  stepMs: HOUR_MS,
  series: all,
  counts: { received: 0, unusable: 0, repeated: 0, conflicting: 0 },
  notices: [],
})

/** The same answer, if it had said nothing but its newest values. */
export const asCurrent = (set: MetricSet): MetricSet => ({ ...set, shape: 'A2', mode: 'instant' })
