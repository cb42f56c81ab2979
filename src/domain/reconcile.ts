import type { CostPart, CostReport } from './costReport'
import { type Figure, isKnown, known, missing } from './figure'
import { METRIC } from './metrics'
import { type MetricSet, seriesOf } from './series'
import { minus, plus, times, type Usd, usd } from './units'

/** Why a reported total can differ from the samples. */
export type Cause = 'sample at the window’s start' | 'network prices summed as costs' | 'management left out'

export interface Reconciliation {
  /** The service's total, as it came. */
  readonly reported: Figure<'usd'>
  /** reported − ours, USD. */
  readonly difference: Figure<'usd'>
  /** The same parts from the samples where we have them, from the answer where we do not. */
  readonly ours: Usd | null
  /** The named part of the difference. */
  readonly causes: readonly { readonly cause: Cause; readonly amount: Usd }[]
  /** What no cause explains. */
  readonly unexplained: Usd
}

/** Our own figures for the parts a report may name. */
export interface OwnParts {
  readonly fee: Figure<'usd'>
  readonly loadBalancers: Figure<'usd'>
  /** What samples at exactly the window's start add to a plain sum of samples, USD. */
  readonly atStart: { readonly fee: Usd; readonly loadBalancers: Usd }
}

const ZERO = usd(0)
/** Under half a cent two totals are the same total. */
const TOLERANCE = 0.005

/**
 * Holds the service's total against the samples and names the difference: B1 counts the sample at the
 * window's start; B2 adds up network prices per GB; the later forms may leave the management fee out of
 * their own total.
 */
export function reconcile(report: CostReport, own: OwnParts): Reconciliation {
  const inputs = [{ source: `total of form ${report.shape}`, series: 1, samples: 1, first: null, last: null }]
  const ours = ourTotal(report, own)
  if (report.total === null || ours === null) {
    const reason = report.total === null ? 'the service named no total' : 'nothing to hold the total against'
    const reported =
      report.total === null
        ? missing('reported.total', reason, { inputs })
        : known('reported.total', report.total, { inputs })
    return {
      reported,
      difference: missing('reconcile', reason, { inputs }),
      ours,
      causes: [],
      unexplained: ZERO,
    }
  }
  const difference = minus(report.total, ours)
  const causes = causesOf(report, own, difference)
  const explained = causes.reduce((sum, { amount }) => plus(sum, amount), ZERO)
  return {
    reported: known('reported.total', report.total, { inputs }),
    difference: known('reconcile', settle(difference), { inputs: [...inputs, ...own.fee.inputs] }),
    ours,
    causes,
    unexplained: settle(minus(difference, explained)),
  }
}

/** Float noise is not a difference. */
const settle = (amount: Usd): Usd => (Math.abs(amount) < TOLERANCE ? ZERO : amount)

const partOf = (report: CostReport, part: CostPart): Usd => report.parts.get(part) ?? ZERO

/** Without the allocation exporter (no cost of CPU, RAM or disks) the network cost is a sum of USD per GB. */
const sumsPrices = (report: CostReport): boolean =>
  (['cpu', 'ram', 'pv'] as const).every((part) => partOf(report, part) === 0)

/** The fee as `ours` counts it. */
const managementOf = (report: CostReport, fee: Figure<'usd'>): Usd =>
  isKnown(fee) ? fee.value : partOf(report, 'management')

/** Null where neither samples nor parts are at hand. */
function ourTotal(report: CostReport, { fee, loadBalancers }: OwnParts): Usd | null {
  if (report.shape === 'B1') return isKnown(fee) ? fee.value : null
  if (report.parts.size === 0 && !isKnown(fee)) return null
  const workload = (['cpu', 'ram', 'pv'] as const).map((part) => partOf(report, part))
  const network = sumsPrices(report) ? ZERO : partOf(report, 'network')
  const management = managementOf(report, fee)
  const balancers = isKnown(loadBalancers) ? loadBalancers.value : partOf(report, 'loadBalancer')
  return [management, balancers, network, ...workload].reduce((sum, amount) => plus(sum, amount), ZERO)
}

function causesOf(report: CostReport, own: OwnParts, difference: Usd): Reconciliation['causes'] {
  const causes: { cause: Cause; amount: Usd }[] = []
  const add = (cause: Cause, amount: Usd) => Math.abs(amount) >= TOLERANCE && causes.push({ cause, amount })
  if (sumsPrices(report) && report.shape !== 'B1')
    add('network prices summed as costs', partOf(report, 'network'))
  const rest = minus(
    difference,
    causes.reduce((sum, { amount }) => plus(sum, amount), ZERO),
  )
  const management = managementOf(report, own.fee)
  if (report.shape !== 'B1' && management > 0 && near(rest, times(management, -1)))
    add('management left out', times(management, -1))
  else {
    const { fee, loadBalancers } = own.atStart
    const extra = report.shape === 'B1' ? fee : plus(fee, loadBalancers)
    if (near(rest, extra)) add('sample at the window’s start', extra)
  }
  return causes
}

const near = (a: Usd, b: Usd): boolean => Math.abs(a - b) < TOLERANCE

/** Rates at exactly the window's start, times one step of an hour: what a plain sum counts too much. */
export function samplesAtStart(set: MetricSet): OwnParts['atStart'] {
  const sumAtStart = (metric: string) =>
    usd(
      seriesOf(set, metric)
        .flatMap(({ at, value }) => value[at.indexOf(set.window.start)] ?? [])
        .reduce((sum, rate) => sum + rate, 0),
    )
  return { fee: sumAtStart(METRIC.managementCost), loadBalancers: sumAtStart(METRIC.loadBalancerCost) }
}
