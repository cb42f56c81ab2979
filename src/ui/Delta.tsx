import type { Comparison } from '~/domain/compare'
import styles from './Delta.module.css'
import { ProvenanceChip } from './Figure'
import { formatCoverage, formatShare } from './format'

interface DeltaProps<Q extends number> {
  readonly comparison: Comparison<Q>
  readonly write: (quantity: Q) => string
}

/** The page names its hours once. */
const EARLIER = 'in the earlier period'

const ARROW = { up: '▲', down: '▼', same: '=' } as const

/** How a figure moved: arrow, sign and word, so that none of them has to be seen. No colour: dearer is not worse. */
export function Delta<Q extends number>({ comparison, write }: DeltaProps<Q>) {
  if (comparison.kind === 'refused')
    return (
      <span className={styles.refused} data-delta="refused">
        Not compared: {comparison.reason}
      </span>
    )
  const { direction, change, ratio, before, basis, provenance, coverage } = comparison
  const size = write(Math.abs(change) as Q)
  const words =
    direction === 'same'
      ? `the same as ${EARLIER}`
      : `${direction === 'up' ? '+' : '−'}${size}, ${shareOf(ratio)}${direction === 'up' ? 'more' : 'less'} than ${EARLIER}`
  return (
    <span className={styles.delta} data-delta={direction}>
      <span title={`${write(before)} then, over ${formatCoverage(coverage.before)}; ${basis} of each period`}>
        <span aria-hidden="true">{ARROW[direction]} </span>
        {words}
      </span>
      {provenance === 'projected' && (
        <span className={styles.basis}>
          <ProvenanceChip provenance={provenance} /> {basis}
        </span>
      )}
    </span>
  )
}

/** Of nothing there is no share. */
const shareOf = (ratio: number | null): string => (ratio === null ? '' : `${formatShare(Math.abs(ratio))} `)
