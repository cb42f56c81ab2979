import { usePlotArea, useXAxisScale } from 'recharts'
import type { ChartModel } from './model'

/** A small tick under the axis wherever something happened; those that would stand on one another are one. */
export function Marks({ model: { marks = [] } }: { readonly model: ChartModel }) {
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (!scale || !plot) return null
  const places = new Set(marks.map(({ at }) => Math.round(scale(at) ?? 0)))
  const bottom = plot.y + plot.height
  return (
    <g fill="var(--ink)" data-marks={places.size}>
      {Array.from(places, (x) => (
        <g key={x}>
          <line x1={x} x2={x} y1={plot.y} y2={bottom} stroke="var(--ink-3)" strokeWidth={0.5} opacity={0.5} />
          <path d={`M${x} ${bottom}l4 7h-8z`} />
        </g>
      ))}
    </g>
  )
}
