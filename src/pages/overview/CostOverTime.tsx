import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { trendOf } from '~/domain/trend'
import { edgesOf, effectiveBucket } from '~/ui/charts/buckets'
import { amountsChart } from '~/ui/charts/costChart'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import { Panel } from '~/ui/Panel'
import { useReading } from '~/ui/settings'

export function CostOverTime({ set, window }: { readonly set: MetricSet; readonly window: TimeRange }) {
  const { zone, money } = useReading()
  const bucket = effectiveBucket(window, null)
  const points = trendOf(set, edgesOf(bucket, window, zone))
  return (
    <Panel title={`Cost by component, per ${bucket}`} area="cost">
      <TimeSeriesChart
        title={`Cost by component, per ${bucket}`}
        model={amountsChart(points, money)}
        height={220}
        bare
      />
    </Panel>
  )
}
