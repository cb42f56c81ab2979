import { usePlotArea, useXAxisScale } from 'recharts'
import styles from './ChartCrosshair.module.css'
import { ChartTooltip } from './ChartTooltip'
import { useCrosshair } from './crosshair'
import type { ChartBucket, ChartModel } from './model'
import { middleOf, pointedBucket } from './pointed'

/** A line at the instant that is pointed at, here or in another chart of the page. */
export function CrosshairLine({ chart }: { readonly chart: string }) {
  const crosshair = useCrosshair()
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (!crosshair || !scale || !plot) return null
  const x = scale(crosshair.at) ?? Number.NaN
  if (!(x >= plot.x && x <= plot.x + plot.width)) return null
  return (
    <line
      data-crosshair={crosshair.chart === chart ? 'here' : 'elsewhere'}
      data-live=""
      x1={x}
      x2={x}
      y1={plot.y}
      y2={plot.y + plot.height}
      stroke="var(--ink-3)"
      strokeDasharray={crosshair.chart === chart ? undefined : '2 2'}
    />
  )
}

interface PointedTooltipProps {
  readonly chart: string
  readonly model: ChartModel
  /** What lies to either side of the plot, pixels. */
  readonly left: number
  readonly right: number
}

/** Pixels between the crosshair and its tooltip. */
const ASIDE = 12

/** Beside the crosshair, on the side where there is more room, and never over the chart's edge. */
export function PointedTooltip({ chart, model, left, right }: PointedTooltipProps) {
  const { buckets } = model
  const bucket = pointedBucket(useCrosshair(), chart, buckets)
  const pointed = bucket === null ? undefined : buckets[bucket]
  if (bucket === null || !pointed) return null
  const share = shareAlong(pointed, buckets)
  const before = `calc(${left}px + (100% - ${left + right}px) * ${share} + ${ASIDE}px)`
  const after = `calc(${right}px + (100% - ${left + right}px) * ${1 - share} + ${ASIDE}px)`
  const isToTheRight = share < 0.5
  return (
    <div className={styles.layer} style={{ flexDirection: isToTheRight ? 'row' : 'row-reverse' }}>
      {/* Gives way where the tooltip would hang over. */}
      <span style={{ flex: `0 1 ${isToTheRight ? before : after}` }} />
      <ChartTooltip model={model} bucket={bucket} />
    </div>
  )
}

function shareAlong(bucket: ChartBucket, buckets: readonly ChartBucket[]): number {
  const start = buckets[0]?.start ?? 0
  const end = buckets.at(-1)?.end ?? 1
  return (middleOf(bucket) - start) / (end - start)
}
