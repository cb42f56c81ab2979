import type { Series } from './series'
import { lengthOf, type TimeRange } from './timeRange'
import { HOUR_MS, type Hours, hours, type Instant, instant, type Ratio, ratio } from './units'

/**
 * How much of a window was measured. A sample at `t` stands for the step that ends at it, `(t − step, t]`,
 * clipped to the window; so a sample at the very start covers nothing, and an hour nothing stands for is
 * unknown: not zero, not filled, not joined.
 */
export interface Coverage {
  readonly covered: Hours
  readonly window: Hours
  /** Times of the first and last sample that cover any of the window; null if none does. */
  readonly first: Instant | null
  readonly last: Instant | null
}

/** Covered ÷ window, 0 to 1; 0 for an empty window. */
export const coverageShare = ({ covered, window }: Coverage): Ratio =>
  ratio(window > 0 ? covered / window : 0)

/**
 * The part of `window` that each of the ascending instants `at` stands for, in milliseconds. Where two
 * instants are closer than a step the later one stands only for what the earlier left over.
 */
export function coveredBy(at: ArrayLike<number>, window: TimeRange, stepMs: number): Float64Array {
  const covered = new Float64Array(at.length)
  let coveredUpTo: number = window.start
  for (let i = 0; i < at.length; i++) {
    const t = at[i] as number
    const from = Math.max(t - stepMs, coveredUpTo)
    const to = Math.min(t, window.end)
    if (to > from) {
      covered[i] = to - from
      coveredUpTo = to
    }
  }
  return covered
}

/** All instants at which any of the series has a sample, ascending, each once. */
export function instantsOf(series: readonly Pick<Series, 'at'>[]): Float64Array {
  if (series.length === 1 && series[0]) return series[0].at
  const all = new Set<number>()
  for (const { at } of series) for (const t of at) all.add(t)
  return Float64Array.from(all).sort()
}

/** How much of the window the instants stand for. */
export function coverageOfInstants(at: ArrayLike<number>, window: TimeRange, stepMs: number): Coverage {
  const covered = coveredBy(at, window, stepMs)
  let total = 0
  let first: Instant | null = null
  let last: Instant | null = null
  covered.forEach((ms, i) => {
    if (ms === 0) return
    total += ms
    first ??= instant(at[i] as number)
    last = instant(at[i] as number)
  })
  return { covered: hours(total / HOUR_MS), window: lengthOf(window), first, last }
}

/** How much of the window any of the series measured. */
export const coverageOf = (series: readonly Series[], window: TimeRange, stepMs: number): Coverage =>
  coverageOfInstants(instantsOf(series), window, stepMs)

/** One hour of a window and the share of it that was measured. */
export interface CoverageCell {
  readonly start: Instant
  readonly share: Ratio
}

/** The window hour by hour, for the coverage strip. */
export const coverageCells = (at: ArrayLike<number>, window: TimeRange, stepMs: number): CoverageCell[] =>
  Array.from(coveredPerCell(at, window, stepMs, HOUR_MS), (ms, hour) => ({
    start: instant(window.start + hour * HOUR_MS),
    share: ratio(ms / HOUR_MS),
  }))

/** The covered part of each cell of a window, in milliseconds; the last cell may reach beyond the window's end. */
export function coveredPerCell(
  at: ArrayLike<number>,
  window: TimeRange,
  stepMs: number,
  cellMs: number,
): Float64Array {
  const cells = new Float64Array(Math.ceil((window.end - window.start) / cellMs))
  coveredBy(at, window, stepMs).forEach((ms, i) => {
    const to = Math.min(at[i] as number, window.end)
    let from = to - ms
    while (from < to) {
      const cell = Math.floor((from - window.start) / cellMs)
      const until = Math.min(to, window.start + (cell + 1) * cellMs)
      cells[cell] = (cells[cell] ?? 0) + (until - from)
      from = until
    }
  })
  return cells
}
