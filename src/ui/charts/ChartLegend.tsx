import type { MouseEvent } from 'react'
import { Button } from '../Button'
import styles from './ChartLegend.module.css'
import { type HiddenSeries, isolate, NONE_HIDDEN, toggle } from './hiddenSeries'
import { legendMarks } from './legendMarks'
import type { ChartModel } from './model'

interface ChartLegendProps {
  /** With all its series, hidden or not. */
  readonly model: ChartModel
  /** As it is drawn. */
  readonly shown: ChartModel
  readonly hidden: HiddenSeries
  readonly onHide: (hidden: HiddenSeries) => void
}

const HINT = 'Press to see it alone; with Ctrl, Shift or ⌘ to hide it or bring it back'

/**
 * Names what is drawn. Hiding a series is a glance and no question, so it is neither kept nor in the address: whoever
 * opens a link sees all of the money.
 */
export function ChartLegend({ model, shown, hidden, onHide }: ChartLegendProps) {
  const ids = model.series.map(({ id }) => id)
  const press = (id: string) => (event: MouseEvent) =>
    onHide((event.ctrlKey || event.shiftKey || event.metaKey ? toggle : isolate)(hidden, id, ids))
  return (
    <ul className={styles.legend} aria-label="Legend">
      {model.series.map(({ id, label, colour }) => (
        <li key={id}>
          {ids.length > 1 ? (
            <button
              type="button"
              className={styles.series}
              aria-pressed={!hidden.has(id)}
              title={HINT}
              onClick={press(id)}
              // A browser presses a button by Enter alone, not with Ctrl or ⌘.
              onKeyDown={({ key, ctrlKey, metaKey }) => {
                if (key === 'Enter' && (ctrlKey || metaKey)) onHide(toggle(hidden, id, ids))
              }}
            >
              <span className={styles.swatch} data-kind={shown.kind} style={{ background: colour }} />
              {label}
            </button>
          ) : (
            <>
              <span className={styles.swatch} data-kind={shown.kind} style={{ background: colour }} />
              {label}
            </>
          )}
        </li>
      ))}
      {legendMarks(shown).map(({ kind, words }) => (
        <li key={kind}>
          {kind !== 'changed' && <span className={styles.swatch} data-kind={kind} />}
          {words}
        </li>
      ))}
      {hidden.size > 0 && (
        <li>
          <span>Totals are of what is visible.</span>
          <Button look="quiet" onClick={() => onHide(NONE_HIDDEN)}>
            Show all
          </Button>
        </li>
      )}
    </ul>
  )
}
