import { type RefObject, useEffect } from 'react'
import { usePlotArea, useXAxisScale } from 'recharts'
import { ChartTooltip } from './ChartTooltip'
import { pointAt, pointAway, useCrosshair } from './crosshair'
import type { ChartModel } from './model'

interface PointedBucketProps {
  readonly chart: string
  readonly model: ChartModel
  readonly bucket: number
  readonly byKeys: RefObject<boolean>
}

/** The tooltip of the bucket that is pointed at, which tells all other charts of the page. */
export function PointedBucket({ chart, model, bucket, byKeys }: PointedBucketProps) {
  const { start = 0, end = 0 } = model.buckets[bucket] ?? {}
  const at = (start + end) / 2
  useEffect(() => pointAt({ chart, bucket, at, byKeys: byKeys.current }), [chart, bucket, at, byKeys])
  useEffect(() => () => pointAway(chart), [chart])
  return <ChartTooltip model={model} bucket={bucket} />
}

/** A line at the instant that is pointed at in another chart. */
export function SharedCrosshair({ chart }: { readonly chart: string }) {
  const crosshair = useCrosshair()
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (!crosshair || crosshair.chart === chart || !scale || !plot) return null
  const x = scale(crosshair.at) ?? Number.NaN
  if (!(x >= plot.x && x <= plot.x + plot.width)) return null
  return (
    <line
      data-crosshair=""
      data-live=""
      x1={x}
      x2={x}
      y1={plot.y}
      y2={plot.y + plot.height}
      stroke="var(--ink-3)"
      strokeDasharray="2 2"
    />
  )
}
