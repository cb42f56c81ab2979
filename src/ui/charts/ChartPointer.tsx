import type { PointerEvent, RefObject } from 'react'
import { usePlotArea, useXAxisScale } from 'recharts'
import styles from './ChartPointer.module.css'
import type { ChartBucket } from './model'
import { bucketAround, hasMoved } from './pointed'
import type { Drag } from './useZoom'
import { bucketAt, spanOf, type ZoomSelection } from './zoomSelection'

interface ChartPointerProps {
  readonly buckets: readonly ChartBucket[]
  readonly onPoint: (bucket: number) => void
  readonly onAway: () => void
  /** Whether dragging takes a part of the chart. */
  readonly canZoom: boolean
  readonly selection: ZoomSelection | null
  readonly drag: RefObject<Drag | null>
  readonly onSelect: (selection: ZoomSelection | null) => void
  readonly onTake: (selection: ZoomSelection) => void
}

/** Less is a click, or the hand that holds a telephone. Pixels. */
const LEAST_DRAG = 6

/** Lies over the plot: points where a pointer moves, and takes whole buckets while it is dragged along; up and down still scrolls. */
export function ChartPointer({
  buckets,
  onPoint,
  onAway,
  canZoom,
  selection,
  drag,
  onSelect,
  onTake,
}: ChartPointerProps) {
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (!scale || !plot) return null
  const start = buckets[0]?.start ?? 0
  const end = buckets.at(-1)?.end ?? 0
  const instantUnder = (event: PointerEvent<SVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return start + ((event.clientX - left) / width) * (end - start)
  }
  const point = (event: PointerEvent<SVGElement>) => {
    const bucket = bucketAround(instantUnder(event), buckets)
    if (bucket !== null) onPoint(bucket)
  }
  const taken = (event: PointerEvent<SVGElement>): ZoomSelection | null =>
    drag.current && Math.abs(event.clientX - drag.current.x) >= LEAST_DRAG
      ? { from: drag.current.bucket, to: bucketAt(buckets, instantUnder(event)) }
      : null
  const giveUp = () => {
    if (drag.current === null) return
    drag.current = null
    onSelect(null)
  }
  const span = selection && spanOf(selection, buckets)
  const left = span ? (scale(span.start) ?? 0) : 0
  const width = span ? (scale(span.end) ?? 0) - left : 0
  return (
    <g data-live="">
      {span && (
        <g data-selection="" fill="var(--accent)" stroke="var(--accent)">
          <rect x={left} y={plot.y} width={width} height={plot.height} fillOpacity={0.18} stroke="none" />
          <path d={`M${left} ${plot.y}v${plot.height}M${left + width} ${plot.y}v${plot.height}`} />
        </g>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys do the same on the picture around it */}
      <rect
        className={styles.plot}
        data-plot=""
        data-zooms={canZoom || undefined}
        x={plot.x}
        y={plot.y}
        width={plot.width}
        height={plot.height}
        fill="transparent"
        onPointerDown={(event) => {
          if (event.button !== 0 || !event.isPrimary) return
          point(event)
          if (!canZoom) return
          event.currentTarget.setPointerCapture(event.pointerId)
          drag.current = { x: event.clientX, bucket: bucketAt(buckets, instantUnder(event)) }
        }}
        onPointerMove={(event) => {
          if (!hasMoved(event)) return
          point(event)
          if (drag.current) onSelect(taken(event))
        }}
        onPointerUp={(event) => {
          const selected = taken(event)
          drag.current = null
          if (selected) onTake(selected)
        }}
        // The browser took the finger for scrolling.
        onPointerCancel={() => {
          giveUp()
          onAway()
        }}
        onLostPointerCapture={giveUp}
        // Not the pointer: a finger that is lifted leaves the tooltip there to be read.
        onMouseLeave={onAway}
      />
    </g>
  )
}
