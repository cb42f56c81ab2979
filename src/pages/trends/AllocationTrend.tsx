import { allocationOf, type Resource } from '~/domain/allocation'
import { shifted } from '~/domain/comparisonWindow'
import { coverageOf, coverageShare } from '~/domain/coverage'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { bucketsOf } from '~/domain/trend'
import type { Instant } from '~/domain/units'
import { allocationChart } from '~/ui/charts/allocationChart'
import { type Bucket, withPartial } from '~/ui/charts/buckets'
import { ghostOf } from '~/ui/charts/ghost'
import type { ChartMark, ChartModel } from '~/ui/charts/model'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import { type PanelQuery, QueryState, Skeleton } from '~/ui/QueryState'
import { useReading } from '~/ui/settings'
import { AllocationDeltas } from './AllocationDeltas'
import styles from './Trends.module.css'
import type { Least } from './trendView'
import type { EarlierAllocation } from './useEarlierPeriod'

interface AllocationTrendProps {
  readonly query: PanelQuery<MetricSet>
  readonly window: TimeRange
  readonly edges: readonly Instant[]
  readonly bucket: Bucket
  readonly marks: readonly ChartMark[]
  /** Null where nothing is compared. */
  readonly earlier: EarlierAllocation | null
  readonly least: Least
  readonly now: Instant
}

/** Allocation of ordinary pods, bucket by bucket, and how it moved where an earlier period is chosen. */
export const AllocationTrend = (props: AllocationTrendProps) => (
  <QueryState query={props.query} what="allocation samples" skeleton={<Skeleton height={248} />}>
    {(set) => <Charts {...props} set={set} />}
  </QueryState>
)

function Charts(props: Omit<AllocationTrendProps, 'query'> & { readonly set: MetricSet }) {
  const { set, window, edges, bucket, marks, earlier, least, now } = props
  const { zone } = useReading()
  const before = earlier?.periods?.before ?? null
  const byMs = before ? window.start - before.window.start : 0
  const laidOver = before && { of: shifted(before.set, byMs), byMs }
  const buckets = withPartial(
    bucketsOf(edges).map(({ start, end }) => ({
      start,
      end,
      coverage: coverageShare(coverageOf(set.series, { start, end }, set.stepMs)),
    })),
    { bucket, zone, now },
  )
  const chart = (resource: Resource, of: MetricSet) =>
    allocationChart(resource, allocationOf(resource, of, window), edges, buckets)
  const model = (resource: Resource): ChartModel => {
    const now = chart(resource, set)
    const [name] = now.series.map(({ label }) => label)
    return { ...now, marks, ...ghostOf(name ?? '', laidOver, (of) => chart(resource, of).series) }
  }
  return (
    <>
      {earlier && <AllocationDeltas earlier={earlier} least={least} />}
      <div className={styles.two}>
        <TimeSeriesChart title={`CPU allocated, mean per ${bucket}`} model={model('cpu')} height={200} />
        <TimeSeriesChart
          title={`Memory allocated, mean per ${bucket}`}
          model={model('memory')}
          height={200}
        />
      </div>
    </>
  )
}
