import type { Allocation } from '~/domain/allocation'
import { coverageOf, coverageShare } from '~/domain/coverage'
import type { RightsizingFigures } from '~/domain/rightsizing'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { bucketsOf } from '~/domain/trend'
import type { Instant } from '~/domain/units'
import { allocationChart } from '~/ui/charts/allocationChart'
import { edgesOf, effectiveBucket, withPartial } from '~/ui/charts/buckets'
import type { ChartLevel } from '~/ui/charts/model'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import { Panel } from '~/ui/Panel'
import { useReading } from '~/ui/settings'
import styles from './Rightsizing.module.css'

interface AllocationOverTimeProps {
  readonly figures: RightsizingFigures
  readonly savings: MetricSet
  readonly window: TimeRange
  readonly now: Instant
}

/** The readings behind the figures, against what the nodes hold. */
export function AllocationOverTime({ figures, savings, window, now }: AllocationOverTimeProps) {
  const { zone } = useReading()
  const bucket = effectiveBucket(window, null)
  const edges = edgesOf(bucket, window, zone)
  const buckets = withPartial(
    bucketsOf(edges).map(({ start, end }) => ({
      start,
      end,
      coverage: coverageShare(coverageOf(savings.series, { start, end }, savings.stepMs)),
    })),
    { bucket, zone, now },
  )
  const { allocation, capacity } = figures
  return (
    <Panel
      title="Allocated against capacity, over time"
      lead="Ordinary pods only; hatched hours have no samples."
    >
      <div className={styles.two}>
        <TimeSeriesChart
          title="CPU"
          height={220}
          model={allocationChart(
            'cpu',
            allocation.cpu,
            edges,
            buckets,
            levels(capacity?.cpu, allocation.cpu),
          )}
        />
        <TimeSeriesChart
          title="Memory"
          height={220}
          model={allocationChart(
            'memory',
            allocation.memory,
            edges,
            buckets,
            levels(capacity?.memory, allocation.memory),
          )}
        />
      </div>
    </Panel>
  )
}

/** The percentile is of what is drawn, so without DaemonSet pods. */
function levels(capacity: number | undefined, { ordinary }: Allocation): ChartLevel[] {
  return [
    ...(capacity === undefined ? [] : [{ label: 'capacity', value: capacity }]),
    ...(ordinary === null ? [] : [{ label: '95th percentile', value: ordinary.p95 }]),
  ]
}
