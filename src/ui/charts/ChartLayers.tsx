import { useId } from 'react'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { drawsTotalLine, isThin } from './legendMarks'
import { type ChartModel, ghostIn, totalIn } from './model'

interface LayerProps {
  readonly model: ChartModel
}

/** Both scales, once the chart has them. */
function useScales() {
  const x = useXAxisScale()
  const y = useYAxisScale()
  if (!x || !y) return null
  return { x: (at: number) => x(at) ?? 0, y: (value: number) => y(value) ?? 0 }
}

/** Hatched where nothing was measured, which is neither a zero nor a line across, and behind what was not measured throughout. */
export function Gaps({ model: { buckets, series } }: LayerProps) {
  const pattern = useId()
  const scales = useScales()
  const plot = usePlotArea()
  if (!scales || !plot) return null
  const runs: { start: number; end: number; isKnown: boolean }[] = []
  buckets.forEach((bucket, i) => {
    const isKnown = series.some(({ values }) => values[i] !== null && values[i] !== undefined)
    if (bucket.isToCome || (isKnown && !isThin(bucket))) return
    const last = runs.at(-1)
    if (last?.end === bucket.start && last.isKnown === isKnown) last.end = bucket.end
    else runs.push({ start: bucket.start, end: bucket.end, isKnown })
  })
  return (
    <g>
      <defs>
        <pattern
          id={pattern}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line-strong)" strokeWidth="1" />
        </pattern>
      </defs>
      {runs.map(({ start, end, isKnown }) => {
        const left = scales.x(start)
        const width = scales.x(end) - left
        return (
          <g key={start}>
            <rect
              x={left}
              y={plot.y}
              width={width}
              height={plot.height}
              fill={`url(#${pattern})`}
              opacity={0.6}
            />
            {!isKnown && width > 90 && (
              <text
                x={left + width / 2}
                y={plot.y + plot.height / 2}
                textAnchor="middle"
                fill="var(--ink-2)"
                fontSize="12"
              >
                <tspan stroke="var(--ground)" strokeWidth="4" paintOrder="stroke">
                  no samples
                </tspan>
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

/** Amounts per bucket, stacked from zero, credits below it. */
export function Bars({ model: { buckets, series } }: LayerProps) {
  const scales = useScales()
  if (!scales) return null
  return (
    <g>
      {buckets.map(({ start, end, partial }, i) => {
        const left = scales.x(start)
        const width = scales.x(end) - left
        const gap = width > 4 ? 1 : width * 0.1
        let above = 0
        let below = 0
        return series.map(({ id, colour, values }) => {
          const value = values[i]
          if (value === null || value === undefined || value === 0) return null
          const from = value > 0 ? above : below
          if (value > 0) above += value
          else below += value
          const a = scales.y(from)
          const b = scales.y(from + value)
          // Beyond the range of numbers there is no place to draw it.
          if (!Number.isFinite(a) || !Number.isFinite(b)) return null
          return (
            <rect
              key={`${id}-${start}`}
              x={left + gap / 2}
              width={Math.max(0.5, width - gap)}
              y={Math.min(a, b)}
              height={Math.abs(a - b)}
              fill={colour}
              {...(partial
                ? { fillOpacity: 0.35, stroke: colour, strokeDasharray: '3 2' }
                : { stroke: 'var(--ground)', strokeWidth: width > 4 ? 0.5 : 0 })}
            />
          )
        })
      })}
    </g>
  )
}

/** A level holds through its bucket and jumps at the edge; where nothing was measured the line stops. */
export function Steps({ model }: LayerProps) {
  const scales = useScales()
  if (!scales) return null
  const { buckets, series } = model
  const lines = [
    ...series,
    ...(drawsTotalLine(model)
      ? [{ id: 'total', colour: 'var(--accent)', values: buckets.map((_, i) => totalIn(model, i)) }]
      : []),
  ]
  const isPartial = buckets.map(({ partial }) => partial !== undefined)
  return (
    <g fill="none" strokeWidth={2} strokeLinejoin="round">
      {lines.map(({ id, colour, values }) => (
        <path key={id} d={stepPath(buckets, without(values, isPartial, true), scales)} stroke={colour} />
      ))}
      {isPartial.includes(true) &&
        lines.map(({ id, colour, values }) => (
          <path
            key={id}
            d={stepPath(buckets, without(values, isPartial, false), scales)}
            stroke={colour}
            strokeDasharray="4 3"
          />
        ))}
    </g>
  )
}

/** The values of those buckets that are not, or only those that are, `left` out. */
const without = (values: readonly (number | null)[], isPartial: readonly boolean[], left: boolean) =>
  values.map((value, i) => (isPartial[i] === left ? null : value))

/** Says of a bucket that is not whole that it is not, above the plot at the end where it stands. */
export function PartialMarks({ model: { buckets } }: LayerProps) {
  const plot = usePlotArea()
  if (!plot) return null
  const partial = buckets.filter(({ partial }) => partial)
  return (
    <g fill="var(--ink-3)" fontSize="11" data-partial={partial.length}>
      {partial.map((bucket) => {
        const isLast = bucket === buckets.at(-1)
        return (
          <text
            key={bucket.start}
            x={isLast ? plot.x + plot.width : plot.x}
            y={plot.y - 3}
            textAnchor={isLast ? 'end' : 'start'}
          >
            partial
          </text>
        )
      })}
    </g>
  )
}

/** An earlier period, as an outline: of bars it is the top, of steps the line. */
export function Ghost({ model }: LayerProps) {
  const scales = useScales()
  if (!scales || !model.ghost) return null
  return (
    <path
      d={stepPath(
        model.buckets,
        model.buckets.map((_, i) => ghostIn(model, i)),
        scales,
      )}
      data-ghost=""
      fill="none"
      stroke="var(--ink-2)"
      strokeWidth={1.5}
      strokeDasharray="3 3"
    />
  )
}

type Scales = NonNullable<ReturnType<typeof useScales>>

function stepPath(
  buckets: ChartModel['buckets'],
  values: readonly (number | null)[],
  { x, y }: Scales,
): string {
  let path = ''
  let drawing = false
  buckets.forEach(({ start, end }, i) => {
    const value = values[i]
    if (value === null || value === undefined) {
      drawing = false
      return
    }
    path += `${drawing ? 'L' : 'M'}${x(start)} ${y(value)}H${x(end)}`
    drawing = true
  })
  return path
}
