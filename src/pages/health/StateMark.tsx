import type { CheckState } from '~/domain/check'
import styles from './StateMark.module.css'
import { STATE_WORD } from './trust'

/** A shape for each state, so that it is told without its colour: tick in a circle, triangle, octagon, broken circle. */
const SHAPE: Record<CheckState, readonly [outline: string, sign: string]> = {
  pass: ['M10 1.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17z', 'M6 10.3l2.8 2.8L14 7.5'],
  warn: ['M10 1.8L19 18H1z', 'M10 7.5v5M10 15v.4'],
  fail: ['M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7z', 'M7 7l6 6M13 7l-6 6'],
  unknown: [
    'M10 1.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17z',
    'M7.6 7.8c.2-3 4.9-3 4.9-.2c0 1.9-2.5 1.9-2.5 4M10 14.6v.4',
  ],
}

interface StateMarkProps {
  readonly state: CheckState
  readonly size?: 'small' | 'large'
  /** Hides the word where the sentence beside it says it. */
  readonly bare?: boolean
}

/** How a check or a stage ended: a shape and its word. */
export function StateMark({ state, size = 'small', bare = false }: StateMarkProps) {
  const [outline, sign] = SHAPE[state]
  return (
    <span className={styles.mark} data-state={state} data-size={size}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path className={styles.outline} d={outline} />
        <path className={styles.sign} d={sign} />
      </svg>
      {!bare && <span>{STATE_WORD[state](1)}</span>}
    </span>
  )
}
