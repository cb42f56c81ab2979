import { lazy, type ReactNode, Suspense, useId } from 'react'
import { Skeleton } from '../QueryState'
import { legendMarks } from './legendMarks'
import type { ChartModel } from './model'
import styles from './TimeSeriesChart.module.css'

const ChartFrame = lazy(async () => ({ default: (await import('./ChartFrame')).ChartFrame }))

export interface TimeSeriesChartProps {
  readonly title: string
  readonly model: ChartModel
  readonly height?: number
  /** One sentence that says what the picture shows. */
  readonly summary?: ReactNode
  /** Hides the visible title where the panel already has it. */
  readonly bare?: boolean
  /** The chart has a span of its own, whatever the range of the page: dragging does not zoom. */
  readonly hasOwnSpan?: boolean
}

/** A named picture of values over time, and the same values as a table one press away. */
export function TimeSeriesChart({
  title,
  bare = false,
  height = 240,
  summary,
  ...rest
}: TimeSeriesChartProps) {
  const caption = useId()
  const name = (
    <span id={caption} className={bare ? 'visuallyHidden' : styles.title}>
      {title}
    </span>
  )
  return (
    <figure className={styles.chart} aria-labelledby={caption}>
      <Suspense
        fallback={
          <>
            <figcaption className={styles.head} data-bare={bare || undefined}>
              {name}
              <LegendPlace model={rest.model} />
            </figcaption>
            <div aria-busy="true">
              <Skeleton height={height} />
            </div>
          </>
        }
      >
        <ChartFrame {...rest} title={title} name={name} height={height} bare={bare} />
      </Suspense>
      {summary && <p className={styles.summary}>{summary}</p>}
    </figure>
  )
}

/** Takes as many rows as the legend will, so that nothing moves once that is there. */
const LegendPlace = ({ model }: { readonly model: ChartModel }) => (
  <div className={styles.legend} aria-hidden="true">
    {model.series.map(({ id, label }) => (
      <span key={id} data-swatch="">
        {label}
      </span>
    ))}
    {legendMarks(model).map(({ kind, words }) => (
      <span key={kind} data-swatch={kind === 'changed' ? undefined : ''}>
        {words}
      </span>
    ))}
  </div>
)
