import type { TimeRange } from '~/domain/timeRange'
import { HOUR_MS } from '~/domain/units'
import { Choice } from '~/ui/Choice'
import { formatSpan } from '~/ui/format'
import { FailureMessage } from '~/ui/QueryState'
import { Select } from '~/ui/Select'
import { useReading } from '~/ui/settings'
import styles from './CompareControls.module.css'
import { type IsoDay, LEAST, type TrendView } from './trendView'
import type { EarlierPeriod } from './useEarlierPeriod'

interface CompareControlsProps {
  readonly view: TrendView
  readonly window: TimeRange
  readonly earlier: EarlierPeriod | null
  readonly onChange: (change: Partial<TrendView>) => void
}

const WEEKS_4 = 28 * 24 * HOUR_MS
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10) as IsoDay

/** With what the page is compared, and how that question fares. */
export function CompareControls({ view, window, earlier, onChange }: CompareControlsProps) {
  const { compare, least } = view
  const kind = compare === null ? 'none' : compare === 'previous' ? compare : 'date'
  return (
    <div className={styles.compare}>
      <Choice
        label="Compare with"
        withLabel
        value={kind}
        onChange={(chosen) =>
          onChange({
            // Weeks are alike by weekday.
            compare:
              chosen === 'none' ? null : chosen === 'previous' ? chosen : dayOf(window.start - WEEKS_4),
          })
        }
        choices={[
          ['none', 'Nothing'],
          ['previous', 'Previous period'],
          ['date', 'From a date'],
        ]}
      />
      {kind === 'date' && compare !== null && (
        <label className={styles.field}>
          Starting on (UTC)
          <input
            type="date"
            value={compare}
            max={dayOf(window.start - (window.end - window.start))}
            onChange={({ currentTarget: { value } }) => {
              // A half-typed day is empty.
              if (value !== '') onChange({ compare: value as IsoDay })
            }}
          />
        </label>
      )}
      {earlier !== null && (
        <div className={styles.field}>
          Needed of both periods
          <Select
            label="Share of both periods that has to be measured"
            value={least}
            options={LEAST.map((value) => ({ value, label: `${value} % measured` }))}
            onChange={(chosen) => onChange({ least: chosen })}
          />
        </div>
      )}
      {earlier !== null && <State earlier={earlier} />}
    </div>
  )
}

function State({ earlier: { window, query, periods } }: { readonly earlier: EarlierPeriod }) {
  const { zone } = useReading()
  const span = formatSpan(window.start, window.end, zone)
  if (periods === null && query.error !== null)
    return (
      <div className={styles.state}>
        <FailureMessage failure={query.error} query={query} />
      </div>
    )
  return (
    <p className={styles.state} role="status" aria-busy={periods === null}>
      {periods === null ? `Asking for ${span} …` : `Earlier period, hour by hour: ${span}.`}
    </p>
  )
}
