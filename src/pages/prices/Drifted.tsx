import type { Drift } from '~/domain/priceDrift'
import { formatShare } from '~/ui/format'
import styles from './Prices.module.css'

interface DriftedProps extends Pick<Drift<number>, 'drift' | 'share'> {
  /** The drift, written; with a minus where it is one. */
  readonly text: string
}

/** How far a price moved, in a sign and a word; without colour, for nobody set a mark it could pass. */
export function Drifted({ drift, share, text }: DriftedProps) {
  if (drift === 0) return <span className={styles.still}>unchanged</span>
  const isUp = drift > 0
  return (
    <>
      <span aria-hidden="true">{isUp ? '▲ ' : '▼ '}</span>
      {isUp && '+'}
      {text}
      <span className={styles.still}>
        , {share !== null && `${formatShare(Math.abs(share))} `}
        {isUp ? 'dearer' : 'cheaper'}
      </span>
    </>
  )
}
