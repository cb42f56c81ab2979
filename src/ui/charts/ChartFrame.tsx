import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react'
import { Button } from '../Button'
import { Choice } from '../Choice'
import { Skeleton } from '../QueryState'
import { ChartCanvas } from './ChartCanvas'
import styles from './ChartFrame.module.css'
import { ChartLegend } from './ChartLegend'
import { ChartSave } from './ChartSave'
import { NONE_HIDDEN } from './hiddenSeries'
import { type ChartModel, visibleIn } from './model'
import { useShape } from './shape'
import head from './TimeSeriesChart.module.css'

const ChartTable = lazy(async () => ({ default: (await import('./ChartTable')).ChartTable }))

interface ChartFrameProps {
  readonly title: string
  /** The title as the caption of the figure around. */
  readonly name: ReactNode
  readonly model: ChartModel
  readonly height: number
  readonly bare: boolean
  readonly hasOwnSpan?: boolean
}

/** What can be done with a chart: leave series out, stack them or not, read its numbers, take it away. */
export function ChartFrame({ title, name, model, height, bare, hasOwnSpan = false }: ChartFrameProps) {
  const chart = useId()
  const picture = useRef<HTMLDivElement>(null)
  const [asTable, setAsTable] = useState(false)
  const [hidden, hide] = useState(NONE_HIDDEN)
  const { shape, chooseShape } = useShape(model)
  const whole: ChartModel = { ...model, kind: shape === 'stacked' ? 'bars' : 'steps' }
  const shown = visibleIn(whole, hidden)
  return (
    <>
      <figcaption className={head.head} data-bare={bare || undefined}>
        {name}
        <div className={styles.tools}>
          {model.totalLabel && (
            <Choice
              label={`Shape of ${title}`}
              value={shape}
              choices={[
                ['stacked', 'Stacked'],
                ['lines', 'Lines'],
              ]}
              onChange={chooseShape}
            />
          )}
          {!asTable && (
            <ChartSave
              title={title}
              model={shown}
              leftOut={model.series.filter(({ id }) => hidden.has(id)).map(({ label }) => label)}
              picture={picture}
            />
          )}
          <Button aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'View as chart' : 'View as table'}
          </Button>
        </div>
        <div className={styles.legend}>
          <ChartLegend model={whole} shown={shown} hidden={hidden} onHide={hide} />
        </div>
      </figcaption>
      <div ref={picture} style={{ height }}>
        <Suspense fallback={<Skeleton height={height} />}>
          {asTable ? (
            <ChartTable title={title} model={shown} />
          ) : (
            <ChartCanvas chart={chart} title={title} model={shown} height={height} hasOwnSpan={hasOwnSpan} />
          )}
        </Suspense>
      </div>
    </>
  )
}
