import { useMetrics } from '~/api/queries'
import type { Period, Sides } from '~/domain/comparedReading'
import { type ComparisonChoice, comparisonWindow } from '~/domain/comparisonWindow'
import type { MetricSet } from '~/domain/series'
import { type TimeRange, timeRange } from '~/domain/timeRange'
import { HOUR_MS } from '~/domain/units'
import type { PageScope } from '~/ui/page'
import type { PanelQuery } from '~/ui/QueryState'
import type { TrendView } from './trendView'

/** Two periods side by side, once the earlier one has been asked for and has come. */
export interface EarlierPeriod {
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
  const earlier = compare === null ? null : comparisonWindow(window, choiceOf(compare))
  const query = useMetrics(earlier && { account, metrics, window: earlier })
  if (earlier === null) return null
  const { data, isPlaceholderData } = query
  // While another period loads, the samples of the last one are of the wrong hours.
  const before = data !== undefined && !isPlaceholderData ? { set: data, window: earlier } : null
  return { window: earlier, query, periods: before && { before, now: { set, window } } }
}

function choiceOf(compare: NonNullable<TrendView['compare']>): ComparisonChoice {
  if (compare === 'previous') return { kind: 'previous' }
  const start = Date.parse(compare)
  return { kind: 'fixed', range: timeRange(start, start + 24 * HOUR_MS) }
}
