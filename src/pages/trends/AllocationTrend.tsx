import { allocationOf } from '~/domain/allocation'
import { coverageOf, coverageShare } from '~/domain/coverage'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { bucketsOf } from '~/domain/trend'
import type { Instant } from '~/domain/units'
import { allocationChart } from '~/ui/charts/allocationChart'
import type { Bucket } from '~/ui/charts/buckets'
import type { ChartMark } from '~/ui/charts/model'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import { type PanelQuery, QueryState, Skeleton } from '~/ui/QueryState'
import styles from './Trends.module.css'

interface AllocationTrendProps {
  readonly query: PanelQuery<MetricSet>
  readonly window: TimeRange
  readonly edges: readonly Instant[]
  readonly bucket: Bucket
  readonly marks: readonly ChartMark[]
}

export const AllocationTrend = ({ query, window, edges, bucket, marks }: AllocationTrendProps) => (
  <QueryState query={query} what="allocation samples" skeleton={<Skeleton height={248} />}>
    {(set) => {
      const buckets = bucketsOf(edges).map(({ start, end }) => ({
        start,
        end,
        coverage: coverageShare(coverageOf(set.series, { start, end }, set.stepMs)),
      }))
      const cpu = allocationChart('cpu', allocationOf('cpu', set, window), edges, buckets)
      const memory = allocationChart('memory', allocationOf('memory', set, window), edges, buckets)
      return (
        <div className={styles.two}>
          <TimeSeriesChart
            title={`CPU allocated, mean per ${bucket}`}
            model={{ ...cpu, marks }}
            height={200}
          />
          <TimeSeriesChart
            title={`Memory allocated, mean per ${bucket}`}
            model={{ ...memory, marks }}
            height={200}
          />
        </div>
      )
    }}
  </QueryState>
)
