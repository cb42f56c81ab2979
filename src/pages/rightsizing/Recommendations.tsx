import { useState } from 'react'
import { type Advice, type Confidence, ranked } from '~/domain/advice'
import { usdPerHour } from '~/domain/units'
import { adviceFigures } from '~/domain/whatIfFigures'
import { Button } from '~/ui/Button'
import { ProvenanceChip } from '~/ui/Figure'
import { formatCount } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import type { PageScope } from '~/ui/page'
import { useReading } from '~/ui/settings'
import { adviceInWords, chargeInWords, confidenceInWords } from './adviceWords'
import { CostChange } from './CostChange'
import { type HiddenAdvice, isHidden, keepAdvice, keptAdvice, SNOOZE_DAYS, snoozedUntil } from './keptAdvice'
import styles from './Recommendations.module.css'

interface RecommendationsProps {
  readonly advice: readonly Advice[]
  readonly confidence: Confidence
  readonly scope: PageScope
  /** Whether the search for other types is still under way. */
  readonly isSearching: boolean
}

/** What could be done, by the least it saves; what the reader does not want to see stays hidden in this browser. */
export function Recommendations({ advice, confidence, scope, isSearching }: RecommendationsProps) {
  const { keys = '' } = useReading()
  const key = keys + scope.account
  const [state, setState] = useState(() => ({ key, hidden: keptAdvice(key) }))
  if (state.key !== key) setState({ key, hidden: keptAdvice(key) })
  const { hidden } = state
  const hide = (changed: HiddenAdvice) => {
    keepAdvice(key, changed)
    setState({ key, hidden: changed })
  }
  const shown = ranked(advice).filter(({ id }) => !isHidden(hidden, id, scope.now))
  const away = ranked(advice).filter(({ id }) => isHidden(hidden, id, scope.now))
  return (
    <Panel
      title="Recommendations"
      lead="What could be done, under the conditions below, the surest saving first. Each is a what-if that nobody has tried, and they do not add up: following one changes the others."
    >
      {shown.length === 0 && (
        <p className={styles.none}>
          {isSearching
            ? 'Looking for other types…'
            : away.length > 0
              ? 'Everything that could be recommended is hidden.'
              : 'Nothing to recommend from what was measured.'}
        </p>
      )}
      <ol className={styles.list}>
        {shown.map((one) => (
          <Item
            key={one.id}
            advice={one}
            confidence={confidence}
            onHide={(isForGood) =>
              hide(new Map([...hidden, [one.id, isForGood ? null : snoozedUntil(scope.now)]]))
            }
          />
        ))}
      </ol>
      {away.length > 0 && (
        <div className={styles.away}>
          <span role="status">
            {formatCount(away.length)} {away.length === 1 ? 'recommendation is' : 'recommendations are'}{' '}
            hidden in this browser.
          </span>
          <Button
            onClick={() => hide(new Map([...hidden].filter(([id]) => !away.some((one) => one.id === id))))}
          >
            Show them again
          </Button>
        </div>
      )}
    </Panel>
  )
}

interface ItemProps {
  readonly advice: Advice
  readonly confidence: Confidence
  readonly onHide: (isForGood: boolean) => void
}

function Item({ advice, confidence, onHide }: ItemProps) {
  const { money, monthHours } = useReading()
  const { title, before, after, unknown } = adviceInWords(advice, (rate) => money.rate(usdPerHour(rate)))
  const { saving, provenance, inputs } = advice
  const because = 'coverage' in advice ? chargeInWords(advice.coverage) : confidenceInWords(confidence)
  return (
    <li className={styles.item} aria-label={title}>
      <div className={styles.what}>
        <h3>{title}</h3>
        <p>
          {before} <span aria-hidden="true">→</span>
          <span className="visuallyHidden">becomes</span> {after}
        </p>
        <p className={styles.small}>
          {because} Not known: {unknown}.
        </p>
      </div>
      <div className={styles.saving}>
        {saving ? (
          <CostChange
            change={adviceFigures(saving, monthHours, {
              inputs,
              notes: [title, `not known: ${unknown}`],
              provenance,
            })}
          />
        ) : (
          <span>
            <span className={styles.label}>Would save</span>
            <span className={styles.nothing}>no money: less risk</span>
            <ProvenanceChip provenance={provenance} />
          </span>
        )}
      </div>
      <div className={styles.tools}>
        <Button
          look="quiet"
          aria-label={`Snooze ${SNOOZE_DAYS} days: ${title}`}
          onClick={() => onHide(false)}
        >
          Snooze {SNOOZE_DAYS} days
        </Button>
        <Button look="quiet" aria-label={`Dismiss: ${title}`} onClick={() => onHide(true)}>
          Dismiss
        </Button>
      </div>
    </li>
  )
}
