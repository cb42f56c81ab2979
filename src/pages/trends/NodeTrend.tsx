import { METRIC } from '~/domain/metrics'
import type { TrendPoint } from '~/domain/trend'
import type { Bucket } from '~/ui/charts/buckets'
import { ghostOf, type LaidOver } from '~/ui/charts/ghost'
import type { ChartBucket, ChartMark, ChartModel } from '~/ui/charts/model'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import { formatAxisNumber, formatMeanCount, formatShare } from '~/ui/format'
import { COLOUR } from '~/ui/theme'
import styles from './Trends.module.css'

interface NodeTrendProps {
  readonly points: readonly TrendPoint[]
  readonly buckets: readonly ChartBucket[]
  /** An earlier period in the same buckets, if one is compared. */
  readonly before: LaidOver<readonly TrendPoint[]> | null
  readonly bucket: Bucket
  readonly marks: readonly ChartMark[]
}

const OF_ALL = 'Of all nodes. One whose flag says neither spot nor on-demand is not on spot.'
const SOURCE = { provenance: 'observed', metrics: [METRIC.nodeIsSpot] } as const

const nodesIn = (points: readonly TrendPoint[]) => [
  { id: 'nodes', label: 'Nodes', colour: 'var(--accent)', values: points.map(({ nodes }) => nodes) },
]
const spotIn = (points: readonly TrendPoint[]) => [
  { id: 'spot', label: 'On spot', colour: COLOUR.spot, values: points.map(({ spotShare }) => spotShare) },
]

/** How many nodes there were, and how many of them on spot. */
export function NodeTrend({ points, buckets, before, bucket, marks }: NodeTrendProps) {
  const count: ChartModel = {
    kind: 'steps',
    unit: { name: 'nodes', format: (value) => `${formatMeanCount(value)} nodes`, tick: formatAxisNumber },
    buckets,
    marks,
    source: SOURCE,
    series: nodesIn(points),
    ...ghostOf('Nodes', before, nodesIn),
  }
  const spot: ChartModel = {
    kind: 'steps',
    unit: {
      name: 'share of all nodes',
      format: formatShare,
      tick: (value, decimals) => `${formatAxisNumber(value * 100, Math.max(0, decimals - 2))} %`,
    },
    buckets,
    marks,
    source: SOURCE,
    series: spotIn(points),
    ...ghostOf('On spot', before, spotIn),
  }
  return (
    <div className={styles.two}>
      <TimeSeriesChart title={`Nodes, mean per ${bucket}`} model={count} height={200} />
      <TimeSeriesChart title="Share on spot" model={spot} height={200} summary={OF_ALL} />
    </div>
  )
}
