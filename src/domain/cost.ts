import { type Coverage, coverageShare } from './coverage'
import { derived, type Figure, isKnown, known, missing } from './figure'
import type { UnitOf, ValueOf } from './figures'
import { type Integral, integrate } from './integral'
import { METRIC } from './metrics'
import { type MetricSet, type Series, seriesOf } from './series'
import { lengthOf, type TimeRange } from './timeRange'
import { amountOver, type Hours, hours, meanRate, plus, usd, usdPerHour } from './units'

/** Hours in a month: 720 is CloudTuner's 30-day month, 730 the mean month of Kubecost and OpenCost. */
export type MonthHours = 720 | 730

/** One part of the cost, four ways. */
export interface ComponentFigures {
  /** USD over the covered hours. */
  readonly window: Figure<'usd'>
  /** USD per hour, mean over the covered hours. */
  readonly rate: Figure<'usd/h'>
  /** USD per 24 hours at that rate. */
  readonly day: Figure<'usd/day'>
  /** USD per month at that rate. */
  readonly month: Figure<'usd/month'>
}

export interface CostFigures {
  readonly fee: ComponentFigures
  /** USD if the whole window had run at the fee's mean rate. */
  readonly feeFullWindow: Figure<'usd'>
  readonly loadBalancers: ComponentFigures
  readonly infrastructure: ComponentFigures
}

/**
 * What the feed measures of a cluster's cost: the control-plane fee, its load balancers and the sum of both,
 * over the covered part of `window`. Source: `kubecost_cluster_management_cost` and
 * `kubecost_load_balancer_cost`, both USD per hour. A part without samples is missing, not free.
 */
export function costFigures(set: MetricSet, window: TimeRange, monthHours: MonthHours): CostFigures {
  const fee = component('fee', METRIC.managementCost, set, window, monthHours)
  const loadBalancers = component('lb', METRIC.loadBalancerCost, set, window, monthHours)
  return {
    fee,
    feeFullWindow: projected('fee.fullWindow', fee.rate, lengthOf(window)),
    loadBalancers,
    infrastructure: together(fee, loadBalancers, monthHours),
  }
}

function component(
  name: 'fee' | 'lb',
  metric: string,
  set: MetricSet,
  window: TimeRange,
  monthHours: MonthHours,
): ComponentFigures {
  const series = seriesOf(set, metric)
  const integral = integrate(series, window, set.stepMs)
  const rate =
    set.mode === 'instant' ? currentRate(series) : meanRate(usd(integral.amount), integral.coverage.covered)
  const particulars = {
    coverage: integral.coverage,
    inputs: [
      { source: metric, series: integral.series, samples: integral.samples, ...spanOf(integral.coverage) },
    ],
    notes: notesOn(integral, set),
  }
  const noSamples = `no samples of ${metric} in this window`
  const noHistory = 'the service answered with current values only, without history'
  const rateFigure =
    rate === null ? missing(`${name}.rate`, noSamples, particulars) : known(`${name}.rate`, rate, particulars)
  const windowFigure =
    rate === null || set.mode === 'instant'
      ? missing(`${name}.window`, set.mode === 'instant' ? noHistory : noSamples, particulars)
      : known(`${name}.window`, usd(integral.amount), particulars)
  return carriedOn(name, windowFigure, rateFigure, monthHours)
}

/** The newest value of an answer that holds nothing else; null if it holds none. */
function currentRate(series: readonly Series[]) {
  const newest = series.flatMap(({ value }) => value.at(-1) ?? [])
  return newest.length === 0 ? null : usdPerHour(newest.reduce((sum, value) => sum + value, 0))
}

/** Fee + load balancers. Where one of the two was not measured the sum says what it leaves out. */
function together(fee: ComponentFigures, lb: ComponentFigures, monthHours: MonthHours): ComponentFigures {
  return carriedOn(
    'infra',
    sumOf('infra.window', fee.window, lb.window),
    sumOf('infra.rate', fee.rate, lb.rate),
    monthHours,
  )
}

function sumOf<Id extends 'infra.window' | 'infra.rate'>(
  id: Id,
  fee: Figure<UnitOf<Id>>,
  lb: Figure<UnitOf<Id>>,
): Figure<UnitOf<Id>> {
  const inputs = [...fee.inputs, ...lb.inputs]
  const notes = [...new Set([...fee.notes, ...lb.notes])]
  if (isKnown(fee) && isKnown(lb)) {
    const coverage = leastCovered(fee.coverage, lb.coverage)
    return known(id, plus(fee.value, lb.value) as ValueOf<Id>, { coverage, inputs, notes })
  }
  if (isKnown(fee)) {
    const without = 'no load balancer was measured; the fee stands alone'
    return known(id, fee.value as ValueOf<Id>, { coverage: fee.coverage, inputs, notes: [...notes, without] })
  }
  if (isKnown(lb)) {
    const without = 'the control-plane fee was not measured and is left out'
    return known(id, lb.value as ValueOf<Id>, { coverage: lb.coverage, inputs, notes: [...notes, without] })
  }
  return missing(id, fee.reason, { coverage: fee.coverage, inputs, notes })
}

/** A sum is only as covered as its least covered part. */
function leastCovered(a: Coverage | null, b: Coverage | null): Coverage | null {
  if (a === null || b === null) return a ?? b
  return a.covered <= b.covered ? a : b
}

function carriedOn(
  name: 'fee' | 'lb' | 'infra',
  window: Figure<'usd'>,
  rate: Figure<'usd/h'>,
  monthHours: MonthHours,
): ComponentFigures {
  return {
    window,
    rate,
    day: projected(`${name}.day`, rate, hours(24)),
    month: projected(`${name}.month`, rate, hours(monthHours)),
  }
}

/** Below both of these a mean rate is not carried over hours nobody saw. */
const FEWEST_HOURS = 24
const LEAST_SHARE = 0.25

/** `rate` carried over `length` hours; withheld while too little was seen to speak for the rest. */
function projected<Id extends 'fee.fullWindow' | `${'fee' | 'lb' | 'infra'}.${'day' | 'month'}`>(
  id: Id,
  rate: Figure<'usd/h'>,
  length: Hours,
): Figure<UnitOf<Id>> {
  const { coverage, inputs, notes } = rate
  const seen = coverage !== null && coverage.covered > 0
  if (seen && coverage.covered < FEWEST_HOURS && coverageShare(coverage) < LEAST_SHARE) {
    const reason = `too little was measured to project: ${FEWEST_HOURS} hours or ${LEAST_SHARE * 100} % of the window are needed`
    return missing(id, reason, { coverage, inputs, notes })
  }
  return derived(id, rate, (value) => amountOver(value, length) as ValueOf<Id>)
}

const spanOf = ({ first, last }: Coverage) => ({ first, last })

function notesOn({ negative, samples }: Integral, set: MetricSet): string[] {
  const notes: string[] = []
  if (set.mode === 'instant') notes.push('the current rate, not a mean over the window')
  if (negative > 0)
    notes.push(`${negative} of ${samples} samples are below zero and are counted as they came`)
  return notes
}
