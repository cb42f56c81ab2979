import { cumulated, type TrendPoint } from '~/domain/trend'
import type { Bucket } from '~/ui/charts/buckets'
import { amountsChart, cumulativeChart, ratesChart } from '~/ui/charts/costChart'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import type { MoneyView } from './trendView'

interface CostTrendProps {
  readonly points: readonly TrendPoint[]
  readonly money: MoneyView
  readonly bucket: Bucket
}

/** Money three ways. Rates are steps, amounts are bars, and what was not measured is hatched. */
export function CostTrend({ points, money, bucket }: CostTrendProps) {
  if (money === 'rate')
    return (
      <TimeSeriesChart
        title={`Cost rate, mean per ${bucket}`}
        model={ratesChart(points)}
        height={280}
        summary="US dollars per hour, the mean over the covered part of each bucket."
      />
    )
  if (money === 'cumulative')
    return (
      <TimeSeriesChart
        title="Measured infrastructure, added up"
        model={cumulativeChart(points, cumulated(points))}
        height={280}
        summary="What the covered hours came to so far. Hours without samples add nothing, because nobody knows what they cost."
      />
    )
  return (
    <TimeSeriesChart
      title={`Cost per ${bucket}`}
      model={amountsChart(points)}
      height={280}
      summary="US dollars in the covered part of each bucket."
    />
  )
}
