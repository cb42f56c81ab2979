import { lastDayBefore, sameWeekdayBefore } from '~/domain/comparisonWindow'
import { costCoverage } from '~/domain/cost'
import { isIsoDay, isoDayOf } from '~/domain/isoDay'
import type { TimeRange } from '~/domain/timeRange'
import { Choice } from '~/ui/Choice'
import { formatCoverage, formatSpan } from '~/ui/format'
import { FailureMessage } from '~/ui/QueryState'
import { Select } from '~/ui/Select'
import { useReading } from '~/ui/settings'
import styles from './CompareControls.module.css'
import { LEAST, type TrendView } from './trendView'
import type { EarlierPeriod } from './useEarlierPeriod'

interface CompareControlsProps {
  readonly view: TrendView
  readonly window: TimeRange
  readonly earlier: EarlierPeriod | null
  readonly onChange: (change: Partial<TrendView>) => void
}

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
            compare: chosen === 'none' ? null : chosen === 'previous' ? chosen : sameWeekdayBefore(window),
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
            max={lastDayBefore(window)}
            onChange={({ currentTarget: { value } }) => {
              // A half-typed day is empty.
              if (isIsoDay(value)) onChange({ compare: value })
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
      {earlier !== null && compare !== null && <State earlier={earlier} compare={compare} />}
    </div>
  )
}

interface StateProps {
  readonly earlier: EarlierPeriod
  readonly compare: NonNullable<TrendView['compare']>
}

function State({ earlier: { window, query, periods }, compare }: StateProps) {
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
      {periods === null
        ? `Asking for ${span} …`
        : `Earlier period, hour by hour: ${span}, measured ${formatCoverage(costCoverage(periods.before.set, window))}.`}
      {compare !== 'previous' &&
        isoDayOf(window.start) !== compare &&
        ' From the day you chose it would run into the range shown, so it is the previous period.'}
    </p>
  )
}
