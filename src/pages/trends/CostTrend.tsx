import type { ProjectionBand, WithheldBand } from '~/domain/projectionBand'
import { cumulated, type TrendPoint } from '~/domain/trend'
import type { Bucket } from '~/ui/charts/buckets'
import { amountsChart, ratesChart } from '~/ui/charts/costChart'
import type { ChartGhost, ChartMark } from '~/ui/charts/model'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import { useReading } from '~/ui/settings'
import { CumulativeCost } from './CumulativeCost'
import type { MoneyView } from './trendView'
import { edgesToCome } from './untilMonthEnd'

interface CostTrendProps {
  readonly points: readonly TrendPoint[]
  /** An earlier period in the same buckets, if one is compared. */
  readonly before: readonly TrendPoint[] | null
  readonly projection: ProjectionBand | WithheldBand
  readonly view: MoneyView
  readonly bucket: Bucket
  readonly marks: readonly ChartMark[]
}

/** Money three ways. Rates are steps, amounts are bars, and what was not measured is hatched. */
export function CostTrend({ points, before, projection, view, bucket, marks }: CostTrendProps) {
  const { money, zone } = useReading()
  // A period without any sample leaves no ghost.
  const ghost = (values: (points: readonly TrendPoint[]) => ChartGhost['values']) =>
    before?.some(({ sum }) => sum !== null)
      ? { ghost: { label: 'Together, earlier period', values: values(before) } }
      : {}
  if (view === 'rate')
    return (
      <TimeSeriesChart
        title={`Cost rate, mean per ${bucket}`}
        model={{
          ...ratesChart(points, money),
          marks,
          ...ghost((of) => of.map(({ sumRate }) => sumRate)),
        }}
        height={280}
        summary={`In ${money.name} per hour, the mean over the covered part of each bucket.`}
      />
    )
  if (view === 'cumulative')
    return (
      <CumulativeCost
        title="Measured infrastructure, added up"
        points={points}
        projection={projection}
        edges={
          projection.kind === 'band' ? edgesToCome(projection.past.end, projection.until, bucket, zone) : []
        }
        more={{ marks, ...ghost(cumulated) }}
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
