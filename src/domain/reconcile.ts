import type { CostPart, CostReport } from './costReport'
import {
  type AtStart,
  type CountedParts,
  causesOf,
  type NamedAmount,
  sumOf,
  TOLERANCE,
} from './differenceCauses'
import { type Figure, isKnown, known, missing } from './figure'
import { METRIC } from './metrics'
import { sumsPrices } from './reportedParts'
import { type MetricSet, seriesOf } from './series'
import { minus, plus, type Usd, usd } from './units'

export interface Reconciliation {
  /** The service's total, as it came. */
  readonly reported: Figure<'usd'>
  /** reported − ours, USD. */
  readonly difference: Figure<'usd'>
  /** The same parts from the samples where we have them, from the answer where we do not. */
  readonly ours: Usd | null
  /** The named part of the difference. */
  readonly causes: readonly NamedAmount[]
  /** What no cause explains. */
  readonly unexplained: Usd
}

/** Our own figures for the parts a report may name. */
export interface OwnParts {
  readonly fee: Figure<'usd'>
  readonly loadBalancers: Figure<'usd'>
  readonly atStart: AtStart
}

const ZERO = usd(0)

/**
 * Holds the service's total against the samples and names the difference: B1 counts the sample at the
 * window's start; B2 adds up network prices per GB, and so does every later form whose exporter does not run; any
 * form with parts may leave some of them out of its own total.
 */
export function reconcile(report: CostReport, own: OwnParts): Reconciliation {
  const inputs = [{ source: `total of form ${report.shape}`, series: 1, samples: 1, first: null, last: null }]
  const parts = countedParts(report, own)
  const ours = ourTotal(report, own.fee, parts)
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
  const causes = causesOf(report, parts, own.atStart, difference)
  return {
    reported: known('reported.total', report.total, { inputs }),
    difference: known('reconcile', settle(difference), { inputs: [...inputs, ...own.fee.inputs] }),
    ours,
    causes,
    unexplained: settle(minus(difference, sumOf(causes))),
  }
}

/** Float noise is not a difference. */
const settle = (amount: Usd): Usd => (Math.abs(amount) < TOLERANCE ? ZERO : amount)

const partOf = ({ parts }: CostReport, part: CostPart): Usd => parts.get(part) ?? ZERO

/** From the samples where we have them, from the answer where we do not; a sum of prices is no cost of network. */
const countedParts = (report: CostReport, { fee, loadBalancers }: OwnParts): CountedParts => ({
  management: isKnown(fee) ? fee.value : partOf(report, 'management'),
  loadBalancer: isKnown(loadBalancers) ? loadBalancers.value : partOf(report, 'loadBalancer'),
  network: sumsPrices(report) ? ZERO : partOf(report, 'network'),
})

/** Null where neither samples nor parts are at hand. The total of B1 is of the fee alone. */
function ourTotal(report: CostReport, fee: Figure<'usd'>, parts: CountedParts): Usd | null {
  if (report.shape === 'B1') return isKnown(fee) ? fee.value : null
  if (report.parts.size === 0 && !isKnown(fee)) return null
  const workload = (['cpu', 'ram', 'pv'] as const).map((part) => partOf(report, part))
  return [parts.management, parts.loadBalancer, parts.network, ...workload].reduce((a, b) => plus(a, b), ZERO)
}

/** Rates at exactly the window's start, times one step of an hour: what a plain sum counts too much. */
export function samplesAtStart(set: MetricSet): AtStart {
  const sumAtStart = (metric: string) =>
    usd(
      seriesOf(set, metric)
        .flatMap(({ at, value }) => value[at.indexOf(set.window.start)] ?? [])
        .reduce((sum, rate) => sum + rate, 0),
    )
  return { fee: sumAtStart(METRIC.managementCost), loadBalancers: sumAtStart(METRIC.loadBalancerCost) }
}
