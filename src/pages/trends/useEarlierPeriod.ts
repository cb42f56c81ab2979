import { useMetrics, useSavings } from '~/api/queries'
import type { AllocationPeriod } from '~/domain/compareAllocation'
import type { Period, Sides } from '~/domain/comparedReading'
import { comparisonWindow } from '~/domain/comparisonWindow'
import { nodesIn } from '~/domain/nodes'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import type { PageScope } from '~/ui/page'
import type { PanelQuery } from '~/ui/QueryState'
import type { TrendView } from './trendView'

/** Two periods side by side, once the earlier one has been asked for and has come. */
export interface EarlierPeriod {
  /** The window it is compared with. */
  readonly of: TimeRange
  readonly window: TimeRange
  readonly query: PanelQuery<MetricSet>
  /** Null until it is there. */
  readonly periods: Sides<Period> | null
}

/** The period that the window is compared with; null, and nothing is asked, where none is chosen. */
export function useEarlierPeriod(
  set: MetricSet,
  window: TimeRange,
  { account, metrics }: PageScope,
  compare: TrendView['compare'],
): EarlierPeriod | null {
  const earlier = compare === null ? null : comparisonWindow(window, compare)
  const query = useMetrics(earlier && { account, metrics, window: earlier })
  if (earlier === null) return null
  const data = answerOf(query)
  const before = data && { set: data, window: earlier }
  return { of: window, window: earlier, query, periods: before && { before, now: { set, window } } }
}

/** While another period loads, the samples of the last one are of the wrong hours. */
const answerOf = ({ data, isPlaceholderData }: PanelQuery<MetricSet>): MetricSet | null =>
  data !== undefined && !isPlaceholderData ? data : null

/** Allocation in two periods, once that of the earlier one has come. */
export interface EarlierAllocation {
  readonly query: PanelQuery<MetricSet>
  /** Null until it is there. */
  readonly periods: Sides<AllocationPeriod> | null
}

/** Allocation in the earlier period, beside that of the window, `savings`; asked for where an earlier period is. */
export function useEarlierAllocation(
  savings: MetricSet | undefined,
  earlier: EarlierPeriod | null,
  { account, prices }: PageScope,
): EarlierAllocation | null {
  const query = useSavings(earlier && { account, window: earlier.window })
  if (earlier === null) return null
  const before = answerOf(query)
  // Nodes that will not come are not waited for.
  const isComplete = earlier.periods !== null || earlier.query.error !== null
  if (before === null || savings === undefined || !isComplete) return { query, periods: null }
  const { periods } = earlier
  const nodesOf = (period: Period | undefined) => (period ? nodesIn(period.set, period.window, prices) : null)
  return {
    query,
    periods: {
      before: { set: before, window: earlier.window, nodes: nodesOf(periods?.before) },
      now: { set: savings, window: earlier.of, nodes: nodesOf(periods?.now) },
    },
  }
}
