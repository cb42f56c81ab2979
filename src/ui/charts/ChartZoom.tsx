import type { PointerEvent, RefObject } from 'react'
import { usePlotArea, useXAxisScale } from 'recharts'
import styles from './ChartZoom.module.css'
import type { ChartBucket } from './model'
import type { Drag } from './useZoom'
import { bucketAt, spanOf, type ZoomSelection } from './zoomSelection'

interface ChartZoomProps {
  readonly buckets: readonly ChartBucket[]
  readonly selection: ZoomSelection | null
  readonly drag: RefObject<Drag | null>
  readonly onSelect: (selection: ZoomSelection | null) => void
  readonly onTake: (selection: ZoomSelection) => void
  readonly onDrawn: (picture: SVGElement | null) => void
}

/** Less is a click, or the hand that holds a telephone. Pixels. */
const LEAST_DRAG = 6

/** Lies over the plot and takes whole buckets while a pointer is dragged along it; up and down still scrolls. */
export function ChartZoom({ buckets, selection, drag, onSelect, onTake, onDrawn }: ChartZoomProps) {
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (!scale || !plot) return null
  const start = buckets[0]?.start ?? 0
  const end = buckets.at(-1)?.end ?? 0
  const bucketUnder = (event: PointerEvent<SVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return bucketAt(buckets, start + ((event.clientX - left) / width) * (end - start))
  }
  const taken = (event: PointerEvent<SVGElement>): ZoomSelection | null =>
    drag.current && Math.abs(event.clientX - drag.current.x) >= LEAST_DRAG
      ? { from: drag.current.bucket, to: bucketUnder(event) }
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
      <rect
        // Recharts draws in steps; now there is something to focus.
        ref={(rect) => {
          if (rect) onDrawn(rect.ownerSVGElement)
        }}
        className={styles.plot}
        data-plot=""
        x={plot.x}
        y={plot.y}
        width={plot.width}
        height={plot.height}
        fill="transparent"
        onPointerDown={(event) => {
          if (event.button !== 0 || !event.isPrimary) return
          event.currentTarget.setPointerCapture(event.pointerId)
          drag.current = { x: event.clientX, bucket: bucketUnder(event) }
        }}
        onPointerMove={(event) => {
          if (drag.current) onSelect(taken(event))
        }}
        onPointerUp={(event) => {
          const selected = taken(event)
          drag.current = null
          if (selected) onTake(selected)
        }}
        // The browser took the finger for scrolling.
        onPointerCancel={giveUp}
        onLostPointerCapture={giveUp}
      />
    </g>
  )
}
