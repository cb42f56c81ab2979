import { cumulated, type TrendPoint } from '~/domain/trend'
import type { Bucket } from '~/ui/charts/buckets'
import { amountsChart, cumulativeChart, ratesChart } from '~/ui/charts/costChart'
import type { ChartGhost, ChartMark } from '~/ui/charts/model'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import { useReading } from '~/ui/settings'
import type { MoneyView } from './trendView'

interface CostTrendProps {
  readonly points: readonly TrendPoint[]
  /** An earlier period in the same buckets, if one is compared. */
  readonly before: readonly TrendPoint[] | null
  readonly view: MoneyView
  readonly bucket: Bucket
  readonly marks: readonly ChartMark[]
}

/** Money three ways. Rates are steps, amounts are bars, and what was not measured is hatched. */
export function CostTrend({ points, before, view, bucket, marks }: CostTrendProps) {
  const { money } = useReading()
  const ghost = (values: (points: readonly TrendPoint[]) => ChartGhost['values']) =>
    before ? { ghost: { label: 'Together, earlier period', values: values(before) } } : {}
  if (view === 'rate')
    return (
      <TimeSeriesChart
        title={`Cost rate, mean per ${bucket}`}
        model={{ ...ratesChart(points, money), marks, ...ghost((of) => of.map(({ sumRate }) => sumRate)) }}
        height={280}
        summary={`In ${money.name} per hour, the mean over the covered part of each bucket.`}
      />
    )
  if (view === 'cumulative')
    return (
      <TimeSeriesChart
        title="Measured infrastructure, added up"
        model={{ ...cumulativeChart(points, cumulated(points), money), marks, ...ghost(cumulated) }}
        height={280}
        summary="What the covered hours came to so far. Hours without samples add nothing, because nobody knows what they cost."
      />
    )
  return (
    <TimeSeriesChart
      title={`Cost per ${bucket}`}
      model={{ ...amountsChart(points, money), marks, ...ghost((of) => of.map(({ sum }) => sum)) }}
      height={280}
      summary={`In ${money.name}, for the covered part of each bucket.`}
    />
  )
}
