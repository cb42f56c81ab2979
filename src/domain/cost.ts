import { type Coverage, coverageOfInstants, instantsOf } from './coverage'
import { type Figure, inputOf, isKnown, known, missing } from './figure'
import type { UnitOf, ValueOf } from './figures'
import { type Integral, integrate } from './integral'
import { METRIC } from './metrics'
import { projected } from './projection'
import { type MetricSet, type Series, seriesOf } from './series'
import { lengthOf, type TimeRange } from './timeRange'
import { hours, meanRate, plus, usd, usdPerHour } from './units'

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
    infrastructure: together(fee, loadBalancers, costCoverage(set, window), monthHours),
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
  const { coverage, samples } = integral
  const particulars =
    set.mode === 'instant'
      ? { inputs: [inputOf(metric, series)], notes: [CURRENT] }
      : {
          coverage,
          inputs: [{ source: metric, series: integral.series, samples, ...spanOf(coverage) }],
          notes: notesOn(integral),
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

/**
 * The instants at which every part of the cost that this answer knows was measured: a sum is only as
 * covered as that.
 */
export function costInstants(set: MetricSet): Float64Array {
  const fee = instantsOf(seriesOf(set, METRIC.managementCost))
  const loadBalancers = instantsOf(seriesOf(set, METRIC.loadBalancerCost))
  if (fee.length === 0) return loadBalancers
  if (loadBalancers.length === 0) return fee
  const shared = new Set(loadBalancers)
  return fee.filter((at) => shared.has(at))
}

/** How much of the window the measured infrastructure covers. */
export const costCoverage = (set: MetricSet, window: TimeRange): Coverage =>
  coverageOfInstants(costInstants(set), window, set.stepMs)

/** Fee + load balancers. Where one of the two was not measured the sum says what it leaves out. */
function together(
  fee: ComponentFigures,
  lb: ComponentFigures,
  both: Coverage,
  monthHours: MonthHours,
): ComponentFigures {
  return carriedOn(
    'infra',
    sumOf('infra.window', fee.window, lb.window, both),
    sumOf('infra.rate', fee.rate, lb.rate, both),
    monthHours,
  )
}

function sumOf<Id extends 'infra.window' | 'infra.rate'>(
  id: Id,
  fee: Figure<UnitOf<Id>>,
  lb: Figure<UnitOf<Id>>,
  both: Coverage,
): Figure<UnitOf<Id>> {
  const inputs = [...fee.inputs, ...lb.inputs]
  const notes = [...new Set([...fee.notes, ...lb.notes])]
  if (isKnown(fee)) {
    if (isKnown(lb))
      return known(id, plus(fee.value, lb.value) as ValueOf<Id>, {
        // Current values cover no window, and neither does their sum.
        coverage: fee.coverage && both,
        inputs,
        notes,
      })
    const without = `load balancers are left out: ${lb.reason}`
    return known(id, fee.value as ValueOf<Id>, { coverage: fee.coverage, inputs, notes: [...notes, without] })
  }
  if (isKnown(lb)) {
    const without = `the control-plane fee is left out: ${fee.reason}`
    return known(id, lb.value as ValueOf<Id>, { coverage: lb.coverage, inputs, notes: [...notes, without] })
  }
  return missing(id, fee.reason, { coverage: fee.coverage, inputs, notes })
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

const spanOf = ({ first, last }: Coverage) => ({ first, last })

const CURRENT = 'the current rate, not a mean over the window'

const notesOn = ({ negative, samples }: Integral): string[] =>
  negative > 0 ? [`${negative} of ${samples} samples are below zero and are counted as they came`] : []
