import { useId } from 'react'
import type { Figure as FigureModel } from '~/domain/figure'
import type { Instant } from '~/domain/units'
import { Button } from '~/ui/Button'
import { Figure } from '~/ui/Figure'
import { formatCoverage, formatInstant } from '~/ui/format'
import { useReading } from '~/ui/settings'
import { StateMark } from './StateMark'
import { placeOf } from './stageWords'
import type { Trust } from './trust'
import styles from './Verdict.module.css'

interface VerdictProps {
  readonly trust: Trust
  /** What is at stake: the costs of the other pages; null where there are none. */
  readonly costs: FigureModel | null
  /** When it was looked at. */
  readonly at: Instant
  /** Asks again what was not answered; null where everything was. */
  readonly onAskAgain: (() => unknown) | null
}

/** The page's answer in one line, the gravest finding under it, and the amount it is about. */
export function Verdict({ trust, costs, at, onAskAgain }: VerdictProps) {
  const { state, answer, within, gravest, tally } = trust
  const { zone } = useReading()
  const heading = useId()
  return (
    <section className={styles.verdict} aria-labelledby={heading}>
      <div>
        <h2 id={heading}>Can I trust what I see?</h2>
        <p className={styles.answer}>
          <span className={styles.sign}>
            <StateMark state={state} size="large" bare />
          </span>
          <span>
            {answer}
            {within && (
              <>
                , for the <span className={styles.whole}>{formatCoverage(within)}</span> that were measured
              </>
            )}
            .
          </span>
        </p>
        {gravest && (
          <p className={styles.gravest}>
            {gravest.finding} <a href={`#${placeOf(gravest.stage)}`}>What to do</a>
          </p>
        )}
        <p className={styles.tally}>
          {tally}. Looked at {formatInstant(at, zone)}.
        </p>
        {onAskAgain && <Button onClick={onAskAgain}>Ask again</Button>}
      </div>
      {costs && <Figure figure={costs} size="large" withCoverage />}
    </section>
  )
}
