import { type Coverage, coverageShare } from '~/domain/coverage'
import type { NodeFigures } from '~/domain/nodeFigures'
import type { Instant } from '~/domain/units'
import { CoverageText, Figure } from '~/ui/Figure'
import { formatInstant } from '~/ui/format'
import { useReading } from '~/ui/settings'
import styles from './Nodes.module.css'

interface NodeAnswerProps {
  readonly figures: NodeFigures
  readonly newest: Instant
  readonly coverage: Coverage
}

/** How many, how much, and how much of it hangs on one thing. */
export function NodeAnswer({ figures, newest, coverage }: NodeAnswerProps) {
  const { zone } = useReading()
  return (
    <section className={styles.answer} aria-label="In short">
      <div className={styles.hero}>
        <Figure figure={figures.now} size="hero" label="Nodes now" />
        <p className={styles.asOf}>
          as of {formatInstant(newest, zone)}, from samples in <CoverageText coverage={coverage} />
          {coverageShare(coverage) < 1 && '; of the other hours nothing is known'}
        </p>
      </div>
      <div className={styles.figures}>
        <Figure figure={figures.spot} size="large" />
        <Figure figure={figures.largestZone} size="large" />
        <Figure figure={figures.capacity} size="large" />
        <Figure figure={figures.largestSpotPool} />
        <Figure figure={figures.seen} label="Nodes seen in the window" />
        <Figure figure={figures.nodeHours} />
      </div>
    </section>
  )
}
