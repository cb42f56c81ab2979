import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { isWeekend } from '~/domain/calendar'
import { HOUR_MS, instant } from '~/domain/units'
import type { ChartModel } from './model'
import { touching } from './touching'

/** A small tick under the axis wherever something happened, with a line up to it; where ticks would crowd, a bar from the first to the last. */
export function Marks({ model: { marks = [] } }: { readonly model: ChartModel }) {
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (!scale || !plot) return null
  const runs = touching(
    marks.map(({ at }) => Math.round(scale(at) ?? 0)),
    LEAST_APART,
  )
  const bottom = plot.y + plot.height
  return (
    <g fill="var(--ink)" data-marks={runs.length}>
      {runs.map(({ from, to }) => (
        <g key={from}>
          {from === to && (
            <line
              x1={from}
              x2={from}
              y1={plot.y}
              y2={bottom}
              stroke="var(--ink-3)"
              strokeWidth={0.5}
              opacity={0.5}
            />
          )}
          <path
            d={from === to ? `M${from} ${bottom}l4 7h-8z` : `M${from} ${bottom}H${to}l2 4H${from - 2}z`}
          />
        </g>
      ))}
    </g>
  )
}

/** Pixels between ticks that are eight wide at their foot; closer they would be a saw. */
const LEAST_APART = 12

/** Between what and what it may come to. Never a line: nobody knows which of the two. */
export function Band({ model: { band } }: { readonly model: ChartModel }) {
  const x = useXAxisScale()
  const y = useYAxisScale()
  if (!x || !y || !band) return null
  const place = (at: number, value: number) => ({ x: x(at) ?? 0, y: y(value) ?? 0 })
  const high = band.points.map((point) => place(point.at, point.high))
  const low = band.points.map((point) => place(point.at, point.low))
  const isThin = high.every((upper, i) => Math.abs((low[i]?.y ?? upper.y) - upper.y) < LEAST_BAND)
  const line = (points: typeof high) => points.map((point) => `${point.x} ${point.y}`).join('L')
  return (
    <g stroke="var(--accent)" data-band="">
      {/* Of steady costs it would be a line, and look as sure as what was measured. */}
      {isThin && <path d={`M${line(high)}`} fill="none" strokeWidth={LEAST_BAND} opacity={0.25} />}
      <path
        d={`M${line([...high, ...low.reverse()])}Z`}
        fill="var(--accent)"
        fillOpacity={0.25}
        strokeWidth={1}
        strokeDasharray="2 3"
      />
    </g>
  )
}

/** Pixels. */
const LEAST_BAND = 8

interface WeekendsProps {
  readonly start: number
  readonly end: number
  /** How far the reader's clocks are ahead of UTC at an instant, milliseconds. */
  readonly offsetAt: (at: number) => number
}

/** The ground of Saturdays and Sundays a little darker, in the reader's zone; named above the plot, between what is said of its ends. */
export function Weekends({ start, end, offsetAt }: WeekendsProps) {
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (!scale || !plot) return null
  return (
    <g data-weekends="">
      {weekendsIn(start, end, offsetAt).map((weekend) => {
        const left = scale(weekend.start) ?? 0
        const width = (scale(weekend.end) ?? 0) - left
        return (
          <g key={weekend.start}>
            <rect x={left} y={plot.y} width={width} height={plot.height} fill="var(--grid)" opacity={0.7} />
            {width > (weekend.start === start || weekend.end === end ? 130 : 48) && (
              <text x={left + width / 2} y={plot.y - 3} textAnchor="middle" fill="var(--ink-3)" fontSize="11">
                weekend
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

function weekendsIn(start: number, end: number, offsetAt: WeekendsProps['offsetAt']) {
  const weekends: { start: number; end: number }[] = []
  for (let at = start; at < end; at += HOUR_MS) {
    if (!isWeekend(instant(at), offsetAt(at))) continue
    const until = Math.min(at + HOUR_MS, end)
    const last = weekends.at(-1)
    if (last?.end === at) last.end = until
    else weekends.push({ start: at, end: until })
  }
  return weekends
}
