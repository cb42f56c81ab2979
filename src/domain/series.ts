import type { NominalCapacity } from './awsTable'
import type { TimeRange } from './timeRange'

/** A label set. A Map, because a label may be called `__proto__` and must stay an ordinary label. */
export type Labels = ReadonlyMap<string, string>

/**
 * The run of one metric under one label set: ascending, one sample per instant, every value finite.
 * Two columns instead of a list of objects, so that a worker can hand them over without a copy.
 */
export interface Series {
  /** Prometheus metric name, e.g. `kubecost_node_is_spot`. */
  readonly metric: string
  /** Without `__name__`, and without what only tells replicas of one series apart. */
  readonly labels: Labels
  /** Epoch milliseconds. */
  readonly at: Float64Array
  /** In the metric's own unit. */
  readonly value: Float64Array
}

/** What decoding kept and what it had to set aside. `received = kept + unusable + repeated + conflicting`. */
export interface SampleCounts {
  readonly received: number
  /** No usable number or time: NaN, an infinity, null, text that is not a decimal. */
  readonly unusable: number
  /** The same sample once more (replicas, fence posts). */
  readonly repeated: number
  /** Same series and instant, another value: the larger is kept, so that no cost is hidden. */
  readonly conflicting: number
}

/** What was found on an answer's way to us. */
export interface AnswerOrigin {
  /** Samples of other accounts, left out by the gateway or by us. */
  readonly foreign: number
  /** What the source warned of, such as a store that did not answer; null where nobody stood by to pass it on. */
  readonly warnings: readonly string[] | null
}

/** Which form the answer had; `docs/wire.md` describes each. */
export type MetricShape = 'A1' | 'A2' | 'A3' | 'A4' | 'C'

/**
 * Everything one answer said about metrics, whichever form it came in.
 * `mode: 'instant'` is an answer with one sample per series that speaks of now and holds no history.
 */
export interface MetricSet {
  readonly account: string
  /** The window that was asked for. */
  readonly window: TimeRange
  readonly shape: MetricShape
  readonly mode: 'range' | 'instant'
  /** The most common positive gap between samples; 3,600,000 where there are too few to tell. */
  readonly stepMs: number
  readonly series: readonly Series[]
  readonly counts: SampleCounts
  /** Sentences for the reader: what was set aside and why. */
  readonly notices: readonly string[]
  /** Absent where nobody looked. */
  readonly origin?: AnswerOrigin
  /** What instance types named in the answer hold, as far as that had to be fetched; see `api/withSizes`. */
  readonly sizes?: ReadonlyMap<string, NominalCapacity>
}

/** All series of one metric. */
export const seriesOf = (set: MetricSet, metric: string): readonly Series[] =>
  set.series.filter((series) => series.metric === metric)

/** The same as far as they lie in the window. */
export const seriesWithin = (set: MetricSet, metric: string, window: TimeRange): readonly Series[] =>
  within(set, seriesOf(set, metric), window)

/** Series of an answer as far as they lie in a window; current values, which belong to no window, as they came. */
export const within = (
  { mode }: MetricSet,
  series: readonly Series[],
  window: TimeRange,
): readonly Series[] => (mode === 'instant' ? series : series.map((one) => clipped(one, window)))

/** The samples that lie in the window, both ends included, as a view and not a copy. */
export function clipped(series: Series, { start, end }: TimeRange): Series {
  let from = 0
  let to = series.at.length
  while (from < to && (series.at[from] as number) < start) from++
  while (to > from && (series.at[to - 1] as number) > end) to--
  return { ...series, at: series.at.subarray(from, to), value: series.value.subarray(from, to) }
}
