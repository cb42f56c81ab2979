import { lazy, type ReactNode, Suspense, useId, useState } from 'react'
import { Button } from '../Button'
import { Skeleton } from '../QueryState'
import { type ChartModel, hasGaps } from './model'
import styles from './TimeSeriesChart.module.css'

const ChartTable = lazy(async () => ({ default: (await import('./ChartTable')).ChartTable }))
const ChartCanvas = lazy(async () => ({ default: (await import('./ChartCanvas')).ChartCanvas }))

interface TimeSeriesChartProps {
  readonly title: string
  readonly model: ChartModel
  readonly height?: number
  /** One sentence that says what the picture shows. */
  readonly summary?: ReactNode
  /** Hides the visible title where the panel already has it. */
  readonly bare?: boolean
}

/** A named picture of values over time, and the same values as a table one press away. */
export function TimeSeriesChart({ title, model, height = 240, summary, bare = false }: TimeSeriesChartProps) {
  const [asTable, setAsTable] = useState(false)
  const caption = useId()
  return (
    <figure className={styles.chart} aria-labelledby={caption}>
      <figcaption className={styles.head}>
        <span id={caption} className={bare ? 'visuallyHidden' : styles.title}>
          {title}
        </span>
        <ul className={styles.legend}>
          {model.series.map(({ id, label, colour }) => (
            <li key={id}>
              <span className={styles.swatch} data-kind={model.kind} style={{ background: colour }} />
              {label}
            </li>
          ))}
          {hasGaps(model) && (
            <li>
              <span className={styles.swatch} data-kind="gap" />
              no samples
            </li>
          )}
          {model.band && (
            <li>
              <span className={styles.swatch} data-kind="band" />
              {model.band.label}
            </li>
          )}
          {model.ghost && (
            <li>
              <span className={styles.swatch} data-kind="ghost" />
              {model.ghost.label}
            </li>
          )}
          {(model.marks ?? []).length > 0 && <li>▲ something changed</li>}
        </ul>
        <Button aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'View as chart' : 'View as table'}
        </Button>
      </figcaption>
      <div style={{ height }}>
        <Suspense fallback={<Skeleton height={height} />}>
          {asTable ? (
            <ChartTable title={title} model={model} />
          ) : (
            <ChartCanvas title={title} model={model} height={height} />
          )}
        </Suspense>
      </div>
      {summary && <p className={styles.summary}>{summary}</p>}
    </figure>
  )
}
