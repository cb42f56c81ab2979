import type { LifeRun } from '~/domain/nodeLife'
import { lengthOf, type TimeRange } from '~/domain/timeRange'
import { useReading } from '~/ui/settings'
import styles from './LifeLine.module.css'
import { inWords } from './lifeWords'

interface LifeLineProps {
  readonly runs: readonly LifeRun[] | null
  readonly window: TimeRange
  readonly isLarge?: boolean
}

/** When a node was seen over the window: a bar; a thin line where others were and it was not; nothing where nobody knows. */
export function LifeLine({ runs, window, isLarge }: LifeLineProps) {
  const { zone } = useReading()
  const said = inWords(runs, zone)
  if (runs === null) return <span className={styles.none}>{said}</span>
  const width = lengthOf(window)
  return (
    <svg
      className={styles.line}
      data-large={isLarge || undefined}
      viewBox={`0 0 ${width} 12`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Life line: ${said}`}
    >
      <title>{said}</title>
      {runs.map(({ kind, span }) =>
        kind === 'unmeasured' ? null : (
          <rect
            key={span.start}
            className={styles[kind]}
            x={lengthOf({ start: window.start, end: span.start })}
            y={kind === 'seen' ? 0 : 5}
            width={lengthOf(span)}
            height={kind === 'seen' ? 12 : 2}
          />
        ),
      )}
    </svg>
  )
}
