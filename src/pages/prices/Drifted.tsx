import { differ } from '~/domain/units'
import styles from './Prices.module.css'

interface DriftedProps {
  readonly first: number
  readonly last: number
  /** What lies between them, written; with a minus where it is one. */
  readonly text: string
}

/** How far a price moved, in a sign and a word; without colour, for nobody set a mark it could pass. */
export function Drifted({ first, last, text }: DriftedProps) {
  if (!differ(first, last)) return <span className={styles.still}>unchanged</span>
  const isUp = last > first
  return (
    <>
      <span aria-hidden="true">{isUp ? '▲ ' : '▼ '}</span>
      {isUp && '+'}
      {text} <span className={styles.still}>{isUp ? 'dearer' : 'cheaper'}</span>
    </>
  )
}
