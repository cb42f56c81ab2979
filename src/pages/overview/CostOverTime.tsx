import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { trendOf } from '~/domain/trend'
import type { Instant } from '~/domain/units'
import { edgesOf, effectiveBucket, withPartial } from '~/ui/charts/buckets'
import { amountsChart, bucketsOfTrend } from '~/ui/charts/costChart'
import type { ChartMark } from '~/ui/charts/model'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import { Panel } from '~/ui/Panel'
import { useReading } from '~/ui/settings'

interface CostOverTimeProps {
  readonly set: MetricSet
  readonly window: TimeRange
  readonly now: Instant
  readonly marks: readonly ChartMark[]
}

export function CostOverTime({ set, window, now, marks }: CostOverTimeProps) {
  const { zone, money } = useReading()
  const bucket = effectiveBucket(window, null)
  const points = trendOf(set, edgesOf(bucket, window, zone))
  const buckets = withPartial(bucketsOfTrend(points), { bucket, zone, now })
  return (
    <Panel title={`Cost by component, per ${bucket}`} area="cost">
      <TimeSeriesChart
        title={`Cost by component, per ${bucket}`}
        model={{ ...amountsChart(points, buckets, money), marks }}
        height={220}
        bare
      />
    </Panel>
  )
}
