import { formatSpan, formatWholeShare } from '../format'
import { useReading } from '../settings'
import styles from './ChartTooltip.module.css'
import { bandAtEnd, type ChartModel, happenedIn, totalIn } from './model'

interface ChartTooltipProps {
  readonly model: ChartModel
  readonly bucket: number
}

/** A day of a large fleet has hundreds; the list of changes has them all. */
const MOST_MARKS = 4

/** Everything about one bucket: its bounds, each series by size, the total last, and how much was seen. */
export function ChartTooltip({ model, bucket }: ChartTooltipProps) {
  const { zone } = useReading()
  const at = model.buckets[bucket]
  if (!at) return null
  const rows = model.series
    .flatMap(({ id, label, colour, values }) => {
      const value = values[bucket]
      return value === null || value === undefined ? [] : [{ id, label, colour, value }]
    })
    .sort((a, b) => b.value - a.value)
  const total = totalIn(model, bucket)
  const ghost = model.ghost?.values[bucket]
  const band = bandAtEnd(model, bucket)
  const open = model.lastIsOpen === true && bucket === model.buckets.length - 1
  return (
    <div className={styles.tooltip} role="status">
      <p className={styles.span}>{formatSpan(at.start, at.end, zone)}</p>
      {rows.length === 0 ? (
        !at.isToCome && <p className={styles.none}>No samples: unknown, not zero</p>
      ) : (
        <dl>
          {rows.map(({ id, label, colour, value }) => (
            <div key={id}>
              <dt>
                <span className={styles.swatch} style={{ background: colour }} />
                {label}
              </dt>
              <dd>{model.unit.format(value)}</dd>
            </div>
          ))}
          {model.totalLabel && total !== null && (
            <div className={styles.total}>
              <dt>{model.totalLabel}</dt>
              <dd>{model.unit.format(total)}</dd>
            </div>
          )}
        </dl>
      )}
      {band && (
        <p className={styles.happened}>
          {model.band?.label}: {model.unit.format(band.low)} to {model.unit.format(band.high)}
        </p>
      )}
      {ghost !== null && ghost !== undefined && (
        <p className={styles.ghost}>
          <span>{model.ghost?.label}</span> {model.unit.format(ghost)}
        </p>
      )}
      {happenedIn(model, bucket)
        .slice(0, MOST_MARKS)
        .map((text) => (
          <p key={text} className={styles.happened}>
            ▲ {text}
          </p>
        ))}
      <p className={styles.coverage}>
        {at.isToCome ? 'Still to come' : `${formatWholeShare(at.coverage)} covered`}
        {open ? ', still filling' : ''}
      </p>
    </div>
  )
}
