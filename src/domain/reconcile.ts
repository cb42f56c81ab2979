import type { CostReport } from './costReport'
import type { AtStart } from './differenceCauses'
import { type Figure, known, missing } from './figure'
import { type HeldTotal, holdTotal } from './heldTotal'
import { METRIC } from './metrics'
import { type MetricSet, seriesOf } from './series'
import { usd } from './units'

export interface Reconciliation extends Omit<HeldTotal, 'difference'> {
  /** The service's total, as it came. */
  readonly reported: Figure<'usd'>
  /** reported − ours, USD. */
  readonly difference: Figure<'usd'>
}

/** Our own figures for the parts a report may name. */
export interface OwnParts {
  readonly fee: Figure<'usd'>
  readonly loadBalancers: Figure<'usd'>
  readonly atStart: AtStart
}

const NO_TOTAL = 'the service named no total'

/** The service's total held against the samples (`holdTotal`), as figures with what went into them. */
export function reconcile(report: CostReport, own: OwnParts): Reconciliation {
  const { fee, loadBalancers, atStart } = own
  const { total, shape } = report
  const inputs = [{ source: `total of form ${shape}`, series: 1, samples: 1, first: null, last: null }]
  const held = holdTotal(report, { fee: fee.value, loadBalancers: loadBalancers.value, atStart })
  return {
    ...held,
    reported:
      total === null
        ? missing('reported.total', NO_TOTAL, { inputs })
        : known('reported.total', total, { inputs }),
    difference:
      held.difference === null
        ? missing('reconcile', total === null ? NO_TOTAL : 'nothing to hold the total against', { inputs })
        : known('reconcile', held.difference, { inputs: [...inputs, ...fee.inputs] }),
  }
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
