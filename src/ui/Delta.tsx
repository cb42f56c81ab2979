import type { Comparison } from '~/domain/compare'
import styles from './Delta.module.css'
import { ProvenanceChip } from './Figure'
import { formatCoverage, formatShare } from './format'
import { sentences } from './sentences'

interface DeltaProps<Q extends number> {
  readonly comparison: Comparison<Q>
  readonly write: (quantity: Q) => string
  /** Writes what lies between two shares, of which no share is told: a percent of percents is read as one of all. */
  readonly writePoints?: (points: number) => string
}

/** The page names its hours once. */
const EARLIER = 'in the earlier period'

const ARROW = { up: '▲', down: '▼', same: '=' } as const

/** How a figure moved: arrow, sign and word, so that none of them has to be seen. No colour: dearer is not worse. */
export function Delta<Q extends number>({ comparison, write, writePoints }: DeltaProps<Q>) {
  if (comparison.kind === 'refused')
    return (
      <span className={styles.refused} data-delta="refused" title={comparison.reason}>
        Not compared
      </span>
    )
  const { direction, change, ratio, before, basis, provenance, coverage } = comparison
  const size = Math.abs(change)
  const step = writePoints ? `${writePoints(size)}, ` : `${write(size as Q)}, ${shareOf(ratio)}`
  const words =
    direction === 'same'
      ? `the same as ${EARLIER}`
      : `${direction === 'up' ? '+' : '−'}${step}${direction === 'up' ? 'more' : 'less'} than ${write(before)} ${EARLIER}`
  return (
    <span className={styles.delta} data-delta={direction}>
      <span
        title={`Over ${formatCoverage(coverage.before)} then, ${formatCoverage(coverage.now)} now; ${basis}`}
      >
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

interface ComparisonNotesProps {
  /** By what the reader calls them. */
  readonly comparisons: Readonly<Record<string, Comparison<number>>>
}

/** Below comparisons side by side: why some were refused, and what to know before acting on the others. Each thing once. */
export function ComparisonNotes({ comparisons }: ComparisonNotesProps) {
  const all = Object.entries(comparisons)
  const refusals = Map.groupBy(all, ([, one]) => (one.kind === 'refused' ? one.reason : null))
  const notes = new Set(all.flatMap(([, one]) => (one.kind === 'delta' ? one.notes : [])))
  const told = [...refusals].flatMap(([reason, refused]) =>
    reason === null
      ? []
      : `${refused.length === all.length ? '' : `${refused.map(([name]) => name).join(', ')}: `}Not compared. ${sentences([reason])}`,
  )
  if (notes.size > 0) told.push(sentences([...notes]))
  return told.map((text) => (
    <p key={text} className={styles.notes}>
      {text}
    </p>
  ))
}
