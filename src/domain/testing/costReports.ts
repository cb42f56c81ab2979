import { costFigures } from '../cost'
import type { CostPart, CostReport } from '../costReport'
import { METRIC } from '../metrics'
import { type OwnParts, samplesAtStart } from '../reconcile'
import { usd } from '../units'
import { series, setOf, span, steady } from './tables'

const WEEK = span(0, 168)

/** An answer of this form for a week, with its total and the parts it names, USD. */
export const report = (
  shape: CostReport['shape'],
  total: number | null,
  parts: Partial<Record<CostPart, number>> = {},
  efficiency: CostReport['efficiency'] = null,
): CostReport => ({
  account: '00000000-0000-4000-8000-00000000c10d',
  window: WEEK,
  shape,
  total: total === null ? null : usd(total),
  parts: new Map(Object.entries(parts).map(([part, amount]) => [part as CostPart, usd(amount)])),
  efficiency,
  notices: [],
})

/**
 * Our own figures, from a fee and a load balancer at these rates (USD/h; null: no samples) in the last `hours` of the
 * week, and, if asked for, at its very start.
 */
export function own(hours: number, fee: number | null, balancer: number | null, atStart = false): OwnParts {
  const samples = (metric: string, rate: number | null) =>
    rate === null
      ? []
      : [series(metric, [...(atStart ? [[0, rate] as const] : []), ...steady(rate, 168 - hours, 168)])]
  const set = setOf(
    WEEK,
    ...samples(METRIC.managementCost, fee),
    ...samples(METRIC.loadBalancerCost, balancer),
  )
  const figures = costFigures(set, WEEK, 720)
  return {
    fee: figures.fee.window,
    loadBalancers: figures.loadBalancers.window,
    atStart: samplesAtStart(set),
  }
}
