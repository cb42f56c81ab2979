import { useReading } from '../settings'
import { readBucket } from './bucketReading'
import styles from './ChartTooltip.module.css'
import type { ChartModel } from './model'

interface ChartTooltipProps {
  readonly model: ChartModel
  readonly bucket: number
}

/** Everything about one bucket: its bounds, each series by size, the total last, and how much was seen. */
export function ChartTooltip({ model, bucket }: ChartTooltipProps) {
  const { zone } = useReading()
  const reading = readBucket(model, bucket, zone)
  if (!reading) return null
  const { span, rows, sums, happened, covered } = reading
  return (
    <div className={styles.tooltip} data-tooltip="">
      <p className={styles.span}>{span}</p>
      <dl>
        {rows.map(({ id, label, colour, text }) => (
          <div key={id}>
            <dt>
              <span className={styles.swatch} style={{ background: colour }} />
              {label}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
        {sums.map(({ label, text }) => (
          <div key={label} className={label === model.totalLabel ? styles.total : styles.beside}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {happened.map((text) => (
        <p key={text} className={styles.happened}>
          ▲ {text}
        </p>
      ))}
      <p className={styles.coverage}>{covered}</p>
    </div>
  )
}
