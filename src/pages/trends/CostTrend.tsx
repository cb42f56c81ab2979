import type { ProjectionBand, WithheldBand } from '~/domain/projectionBand'
import type { TrendPoint } from '~/domain/trend'
import type { Usd } from '~/domain/units'
import type { Bucket } from '~/ui/charts/buckets'
import { amountParts, amountsChart } from '~/ui/charts/costChart'
import { ghostOf, type LaidOver } from '~/ui/charts/ghost'
import type { ChartBucket, ChartMark } from '~/ui/charts/model'
import { rateParts, ratesChart } from '~/ui/charts/rateChart'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import { useReading } from '~/ui/settings'
import { budgetLevel } from './budgetLevel'
import { CumulativeCost } from './CumulativeCost'
import type { MoneyView } from './trendView'
import { edgesToCome } from './untilMonthEnd'

interface CostTrendProps {
  readonly points: readonly TrendPoint[]
  readonly buckets: readonly ChartBucket[]
  /** An earlier period in the same buckets, if one is compared. */
  readonly before: LaidOver<readonly TrendPoint[]> | null
  readonly projection: ProjectionBand | WithheldBand
  /** Of the month that the window is of; null where there is none, or where the window is no month. */
  readonly budget: Usd | null
  readonly view: MoneyView
  readonly bucket: Bucket
  readonly marks: readonly ChartMark[]
}

/** Money three ways. Rates are steps, amounts are bars, and what was not measured is hatched. */
export function CostTrend(props: CostTrendProps) {
  const { points, buckets, before, projection, budget, view, bucket, marks } = props
  const { money, zone } = useReading()
  if (view === 'rate')
    return (
      <TimeSeriesChart
        title={`Cost rate, mean per ${bucket}`}
        model={{ ...ratesChart(points, buckets, money), ...ghostOf('Together', before, rateParts), marks }}
        height={280}
        summary={`In ${money.name} per hour, the mean over the covered part of each bucket.`}
      />
    )
  if (view === 'cumulative')
    return (
      <CumulativeCost
        title="Measured infrastructure, added up"
        points={points}
        before={before}
        projection={projection}
        edges={
          projection.kind === 'band' ? edgesToCome(projection.past.end, projection.until, bucket, zone) : []
        }
        more={{ marks, ...budgetLevel(budget, money) }}
      />
    )
  return (
    <TimeSeriesChart
      title={`Cost per ${bucket}`}
      model={{ ...amountsChart(points, buckets, money), ...ghostOf('Together', before, amountParts), marks }}
      height={280}
      summary={`In ${money.name}, for the covered part of each bucket.`}
    />
  )
}
