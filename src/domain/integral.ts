import { type Coverage, coverageOfInstants, coveredBy, instantsOf } from './coverage'
import type { Series } from './series'
import type { TimeRange } from './timeRange'
import { HOUR_MS } from './units'

/** The samples of several series added up per instant. */
export interface Summed {
  readonly at: Float64Array
  readonly value: Float64Array
}

/**
 * Adds series per instant. Costs add up (a second management series, a second load balancer); a mean over
 * series would halve the bill.
 */
export function sumPerInstant(series: readonly Series[]): Summed {
  const only = series.length === 1 ? series[0] : undefined
  if (only) return { at: only.at, value: only.value }
  const at = instantsOf(series)
  const value = new Float64Array(at.length)
  for (const one of series) {
    let i = 0
    one.at.forEach((t, k) => {
      while ((at[i] as number) < t) i++
      value[i] = (value[i] as number) + (one.value[k] as number)
    })
  }
  return { at, value }
}

/**
 * Several series of one thing as one: of two values at an instant the larger counts, so that no cost is hidden
 * and none is counted twice. Null without samples.
 */
export function largestPerInstant(series: readonly Series[]): Series | null {
  const [first, ...more] = series.filter(({ at }) => at.length > 0)
  if (first === undefined || more.length === 0) return first ?? null
  const largest = new Map<number, number>()
  for (const { at, value } of [first, ...more])
    at.forEach((t, i) => {
      largest.set(t, Math.max(largest.get(t) ?? Number.NEGATIVE_INFINITY, value[i] as number))
    })
  const at = instantsOf([first, ...more])
  return { ...first, at, value: at.map((t) => largest.get(t) as number) }
}

/** The integral of a rate over a window, and how much of the window it saw. */
export interface Integral {
  /** Rate unit × hours: USD for USD/h. Only the covered hours are in it. */
  readonly amount: number
  readonly coverage: Coverage
  readonly series: number
  readonly samples: number
  /** Samples below zero, which are kept: a credit is money too. */
  readonly negative: number
}

/**
 * Integrates a rate (per hour) over the covered part of the window. Splitting a window splits its integral.
 * No samples give an amount of 0 with no coverage; the caller says what that means.
 */
export function integrate(series: readonly Series[], window: TimeRange, stepMs: number): Integral {
  const { at, value } = sumPerInstant(series)
  const covered = coveredBy(at, window, stepMs)
  let amount = 0
  let samples = 0
  let negative = 0
  covered.forEach((ms, i) => {
    if (ms === 0) return
    const rate = value[i] as number
    amount += rate * (ms / HOUR_MS)
    samples++
    if (rate < 0) negative++
  })
  return {
    amount,
    coverage: coverageOfInstants(at, window, stepMs),
    series: series.length,
    samples,
    negative,
  }
}
