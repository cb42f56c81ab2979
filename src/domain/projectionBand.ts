import { readingsIn } from './allocation'
import { type Coverage, coverageOf } from './coverage'
import { integrate } from './integral'
import { METRIC } from './metrics'
import { isTooLittle, TOO_LITTLE } from './projection'
import { type MetricSet, seriesOf } from './series'
import { percentile } from './statistics'
import { lengthOf, type TimeRange, timeRange } from './timeRange'
import { type Hours, type Instant, minus, plus, type Usd, usd } from './units'

/** Between what and what an amount lies; `low` is never above `high`. */
export interface AmountBand {
  readonly low: Usd
  readonly high: Usd
}

/** What a span may come to that was measured in part and is not over yet. */
export interface ProjectionBand {
  readonly kind: 'band'
  /** What has passed of it, and where it ends. */
  readonly past: TimeRange
  readonly until: Instant
  /** What the covered hours came to. */
  readonly observed: Usd
  /** What all of the past may have come to, its hours without samples included. */
  readonly atStart: AmountBand
  /** What it may have come to by `until`. */
  readonly atEnd: AmountBand
  /** Hours of the past in which any part of the cost was measured. */
  readonly coverage: Coverage
  /** What a reader has to know before acting on it. */
  readonly notes: readonly string[]
}

/** No band, and why. */
export interface WithheldBand {
  readonly kind: 'withheld'
  readonly reason: string
  readonly coverage: Coverage
}

const PARTS = [
  { metric: METRIC.managementCost, absent: 'the control-plane fee is not in it: it has no samples' },
  { metric: METRIC.loadBalancerCost, absent: 'load balancers are not in it: they have no samples' },
] as const

/**
 * What the control-plane fee and load balancers may come to from the start of `past` until `until`. Never one
 * number, for nobody has measured the rest; and no confidence interval either, for it supposes all hours to come
 * at the low rate, or all at the high one.
 *
 * - A covered hour stands as it was measured.
 * - An hour to come costs between the 10th and the 90th percentile of the measured rates; under 48 covered hours
 *   between the least and the greatest. Where rare rates pull the mean past a bound, the bound is the mean: the
 *   flat projection is always inside.
 * - An hour of the past without samples may have cost nothing, since nobody knows that the cluster was there, so
 *   it moves one bound only.
 * - So does an hour to come of a part that is no longer measured while the other is: it may be gone.
 * - Each part is carried on by itself, over the hours it was not measured in. Otherwise the fee of hours without a
 *   load balancer would be paid twice.
 */
export function projectionBand(
  set: MetricSet,
  past: TimeRange,
  until: Instant,
): ProjectionBand | WithheldBand {
  const parts = PARTS.flatMap(({ metric }) => partOf(set, metric, past))
  const coverage = coverageOf(
    PARTS.flatMap(({ metric }) => seriesOf(set, metric)),
    past,
    set.stepMs,
  )
  const withheld = (reason: string): WithheldBand => ({ kind: 'withheld', reason, coverage })
  if (set.mode === 'instant')
    return withheld('the service answered with current values only, without history')
  if (parts.length === 0) return withheld('no cost was measured in this span')
  const whole = lengthOf(timeRange(past.start, until))
  if (parts.every((part) => isTooLittle({ ...part.coverage, window: whole }))) return withheld(TOO_LITTLE)

  const newest = Math.max(...parts.map(({ coverage: { last } }) => last ?? 0))
  const toCome = lengthOf(timeRange(past.end, until))
  const seen = parts.map(({ amount }) => ({ low: amount, high: amount }))
  const unseen = parts.map(({ rates, coverage: { window, covered } }) =>
    over(orNothing(rates), minus(window, covered)),
  )
  const future = parts.map(({ rates, coverage: { last } }) =>
    over(last === newest ? rates : orNothing(rates), toCome),
  )
  const atStart = sumOf([...seen, ...unseen])
  const atEnd = sumOf([atStart, ...future])
  if (!Number.isFinite(atEnd.low) || !Number.isFinite(atEnd.high)) return withheld('out of range')
  return {
    kind: 'band',
    past,
    until,
    observed: sumOf(seen).low,
    atStart,
    atEnd,
    coverage,
    notes: PARTS.flatMap(({ metric, absent }) =>
      parts.some((part) => part.metric === metric) ? [] : absent,
    ),
  }
}

/** USD per hour. */
interface RateBounds {
  readonly low: number
  readonly high: number
}

/** What one metric came to and between which rates it moved; none without samples. */
function partOf(set: MetricSet, metric: string, past: TimeRange) {
  const series = seriesOf(set, metric)
  const { amount, coverage } = integrate(series, past, set.stepMs)
  if (coverage.covered === 0) return []
  const rates = boundsOf(readingsIn(series, past).value, amount / coverage.covered, coverage.covered)
  return [{ metric, amount: usd(amount), coverage, rates }]
}

/** With fewer hours a tenth of them is a handful, and the extremes bound better. */
const FEWEST_FOR_PERCENTILES = 48

function boundsOf(readings: Float64Array, mean: number, covered: Hours): RateBounds {
  const ascending = readings.slice().sort()
  const [lowest, highest] = covered < FEWEST_FOR_PERCENTILES ? [0, 1] : [0.1, 0.9]
  // Without a reading the window has only a piece of the step of one that stands beyond its end.
  if (ascending.length === 0) return { low: mean, high: mean }
  return {
    low: Math.min(percentile(ascending, lowest), mean),
    high: Math.max(percentile(ascending, highest), mean),
  }
}

/** The rates of what may not have been there at all. */
const orNothing = ({ low, high }: RateBounds): RateBounds => ({
  low: Math.min(0, low),
  high: Math.max(0, high),
})

const over = ({ low, high }: RateBounds, time: Hours): AmountBand => ({
  low: usd(low * time),
  high: usd(high * time),
})

const sumOf = (bands: readonly AmountBand[]): AmountBand => ({
  low: bands.reduce((sum, { low }) => plus(sum, low), usd(0)),
  high: bands.reduce((sum, { high }) => plus(sum, high), usd(0)),
})
