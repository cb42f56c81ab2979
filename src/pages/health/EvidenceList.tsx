import type { Evidence } from '~/domain/check'
import { hours, ratio, usd } from '~/domain/units'
import { formatCount, formatHours, formatInstant, formatShare } from '~/ui/format'
import { type ReadingSettings, useReading } from '~/ui/settings'
import styles from './EvidenceList.module.css'

/** What a finding rests on, one press away: numbers with their unit, instants with their zone. */
export function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const reading = useReading()
  return (
    <details className={styles.evidence}>
      <summary>Evidence ({formatCount(evidence.length)})</summary>
      <dl>
        {evidence.map((piece, i) => (
          // Two warnings of a source have one label, two nodes may have one name.
          // biome-ignore lint/suspicious/noArrayIndexKey: they hold no state
          <div key={i}>
            <dt>
              <bdi>{piece.label}</bdi>
            </dt>
            <dd>
              <bdi>{written(piece, reading)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function written(piece: Evidence, { zone, money }: ReadingSettings): string {
  switch (piece.unit) {
    case 'count':
      return formatCount(piece.value)
    case 'hours':
      return formatHours(hours(piece.value))
    case 'ratio':
      return formatShare(ratio(piece.value))
    case 'usd':
      return money.amount(usd(piece.value))
    case 'ms':
      return `${formatCount(piece.value)} ms`
    case 'instant':
      return formatInstant(piece.value, zone)
    case 'text':
      return piece.value
  }
}
