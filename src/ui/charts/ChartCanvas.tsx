import { type RefObject, useEffect, useRef } from 'react'
import { CartesianGrid, ComposedChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { HOUR_MS } from '~/domain/units'
import { formatDay, formatTime, type TimeZone } from '../format'
import { useReading } from '../settings'
import styles from './ChartCanvas.module.css'
import { CrosshairLine, PointedTooltip } from './ChartCrosshair'
import { Bars, Gaps, Ghost, PartialMarks, Steps } from './ChartLayers'
import { Band, Marks, Weekends } from './ChartMarks'
import { ChartPointer } from './ChartPointer'
import { ChartSpoken } from './ChartSpoken'
import { type ChartModel, type ChartUnit, extentOf } from './model'
import { niceTicks, timeTicks } from './ticks'
import { usePointing } from './usePointing'
import { useZoom } from './useZoom'

interface ChartCanvasProps {
  /** Tells the charts of a page apart. */
  readonly chart: string
  readonly title: string
  readonly model: ChartModel
  readonly height: number
  readonly hasOwnSpan: boolean
}

const ZOOM_KEYS = ' With Shift they take a part of it; Enter then zooms to that part, and Escape goes back.'
const MINUTE_MS = 60_000
/** With a rim of the ground, for it may stand on a band or a line. */
const LEVEL_LABEL = {
  position: 'insideBottomRight',
  fill: 'var(--ink)',
  fontSize: 12,
  stroke: 'var(--ground)',
  strokeWidth: 3,
  paintOrder: 'stroke',
} as const
const MARGIN = { top: 12, right: 8, bottom: 0, left: 0 }
/** What half a label of the x axis takes of it at most. */
const LABEL_SHARE = 0.04
/** Of the labels beside the y axis, pixels. */
const LABELS = 58

/*
 * Recharts remembers the axes and the group of the picture it drew last when their page is long gone. A function holds
 * all that was in sight where it was written: what is given to Recharts is written here, out of sight of the page.
 */
const offsetIn = (zone: TimeZone) => (at: number) =>
  zone === 'utc' ? 0 : -new Date(at).getTimezoneOffset() * MINUTE_MS
const timeText = (zone: TimeZone) => (at: number) =>
  (at + offsetIn(zone)(at)) % (24 * HOUR_MS) === 0 ? formatDay(at, zone) : formatTime(at, zone)
const amountText = (unit: ChartUnit, decimals: number) => (value: number) => unit.tick(value, decimals)

/** Recharts measures words in the document and leaves the last there; whoever still needs the ruler makes it anew. */
const RULER = 'recharts_measurement_span'

/** A picture that is gone is cut up: by the one group that is remembered the whole page would be held. */
function useLetGo(around: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = around.current
    return () => {
      if (place?.isConnected) return
      place?.querySelector('svg')?.replaceChildren()
      document.getElementById(RULER)?.remove()
    }
  }, [around])
}

/** The picture itself. Recharts keeps the axes; the marks are drawn to the bucket's edges. */
export function ChartCanvas({ chart, title, model, height, hasOwnSpan }: ChartCanvasProps) {
  const { zone } = useReading()
  const { buckets, unit, levels = [] } = model
  const start = buckets[0]?.start ?? 0
  const end = buckets.at(-1)?.end ?? 1
  const { low, high } = extentOf(model)
  const y = niceTicks(low, high, 4)
  const offsetAt = offsetIn(zone)
  // Where one label does not fit, at the very end, Recharts leaves out every other.
  const ticks = timeTicks(start, end, 8, offsetAt).filter((at) => end - at > LABEL_SHARE * (end - start))
  const top = y.values.at(-1) ?? 1
  const around = useRef<HTMLDivElement>(null)
  useLetGo(around)
  const pointing = usePointing(chart, buckets)
  const { canZoom, selection, select, drag, zoomTo, unzoom, onKeyDown } = useZoom({
    chart,
    buckets,
    around,
    isOff: hasOwnSpan,
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the picture inside has the role and the focus
    <div
      ref={around}
      className={styles.canvas}
      data-canvas=""
      // A press would put the focus on the picture, and the crosshair to its first bucket.
      onMouseDown={(event) => event.preventDefault()}
      onDoubleClick={() => unzoom?.()}
      onKeyDown={(event) => {
        onKeyDown(event)
        pointing.onKeyDown(event)
      }}
      onFocus={pointing.onFocus}
      onBlur={pointing.away}
    >
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
        <ComposedChart
          margin={MARGIN}
          title={title}
          desc={`${unit.name}. Arrow keys move along the buckets.${canZoom ? ZOOM_KEYS : ''}`}
        >
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            // Recharts is given no rows. Without a key it would count them, and without the next it would ask them.
            dataKey="at"
            allowDataOverflow
            type="number"
            domain={[start, end]}
            ticks={ticks}
            tickFormatter={timeText(zone)}
            interval="equidistantPreserveStart"
            minTickGap={20}
            stroke="var(--line-strong)"
            tick={{ fill: 'var(--ink-3)', fontSize: 12 }}
            tickSize={4}
            // Below the marks of what changed.
            tickMargin={6}
          />
          <YAxis
            type="number"
            allowDataOverflow
            domain={[y.values[0] ?? 0, top]}
            ticks={y.values}
            tickFormatter={amountText(unit, y.decimals)}
            width={LABELS}
            axisLine={false}
            tickLine={false}
            tick={{ fill: 'var(--ink-3)', fontSize: 12 }}
          />
          <Weekends start={start} end={end} offsetAt={offsetAt} />
          <Gaps model={model} />
          <Band model={model} />
          {model.kind === 'bars' ? <Bars model={model} /> : <Steps model={model} />}
          <Ghost model={model} />
          {levels.map(({ label, value }) => (
            <ReferenceLine
              key={label}
              y={value}
              stroke="var(--ink-3)"
              strokeDasharray="4 4"
              label={{ ...LEVEL_LABEL, value: label }}
            />
          ))}
          <PartialMarks model={model} />
          <Marks model={model} />
          <CrosshairLine chart={chart} />
          <ChartPointer
            buckets={buckets}
            onPoint={(bucket) => pointing.point(bucket, false)}
            onAway={pointing.away}
            canZoom={canZoom}
            selection={selection}
            drag={drag}
            onSelect={select}
            onTake={zoomTo}
          />
        </ComposedChart>
      </ResponsiveContainer>
      <PointedTooltip chart={chart} model={model} left={MARGIN.left + LABELS} right={MARGIN.right} />
      <ChartSpoken chart={chart} model={model} selection={selection} />
    </div>
  )
}
