import { type Coverage, type CoverageCell, coverageShare } from '~/domain/coverage'
import { HOUR_MS, type Instant } from '~/domain/units'
import styles from './CoverageStrip.module.css'
import { dayMarks } from './dayMarks'
import { formatCoverage, formatDay, formatSpan } from './format'
import { useReading } from './settings'

interface CoverageStripProps {
  readonly cells: readonly CoverageCell[]
  readonly coverage: Coverage
}

/** One cell per hour of the window: what was measured, and what nobody knows. */
export function CoverageStrip({ cells, coverage }: CoverageStripProps) {
  const { zone } = useReading()
  const runs = runsOf(cells)
  const [first] = cells
  if (first === undefined) return null
  const said = `${formatCoverage(coverage)} have samples. ${runs
    .filter(({ kind }) => kind !== 'covered')
    .slice(0, 5)
    .map(({ from, to }) => `No full coverage from ${formatSpan(from, to, zone)}.`)
    .join(' ')}`
  return (
    <figure className={styles.strip}>
      <svg
        viewBox={`0 0 ${cells.length} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Coverage, hour by hour: ${said}`}
      >
        {runs.map(({ kind, from, hour, length }) => (
          <rect key={from} className={styles[kind]} x={hour} y={0} width={length} height={1}>
            <title>{`${formatSpan(from, from + length * HOUR_MS, zone)}: ${WORD[kind]}`}</title>
          </rect>
        ))}
        {cells.length <= MOST_EDGES && (
          <path className={styles.hours} d={cells.map((_, hour) => `M${hour} 0V1`).join('')} />
        )}
      </svg>
      <div className={styles.days} aria-hidden="true">
        {dayMarks(first.start, cells.length, zone).map(({ at, share, isLate }) => (
          <span key={at} data-late={isLate || undefined} style={{ left: `${share * 100}%` }}>
            {formatDay(at, zone)}
          </span>
        ))}
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.key} data-kind="covered">
          has samples
        </span>
        <span className={styles.key} data-kind="missing">
          unknown: no samples
        </span>
        <span className="tabular">
          {formatCoverage(coverage)}
          {coverageShare(coverage) === 1 ? '' : ', one cell per hour'}
        </span>
      </figcaption>
    </figure>
  )
}

/** Beyond two weeks an hour is too narrow to have an edge. */
const MOST_EDGES = 336

type Kind = 'covered' | 'partial' | 'missing'
const WORD: Record<Kind, string> = {
  covered: 'has samples',
  partial: 'partly covered',
  missing: 'no samples',
}

const kindOf = (share: number): Kind => (share > 0.999 ? 'covered' : share > 0.001 ? 'partial' : 'missing')

interface Run {
  kind: Kind
  from: Instant
  to: number
  hour: number
  length: number
}

/** Neighbours of one kind are one shape: 720 hours need no 720 elements. */
function runsOf(cells: readonly CoverageCell[]): Run[] {
  const runs: Run[] = []
  cells.forEach(({ start, share }, hour) => {
    const kind = kindOf(share)
    const last = runs.at(-1)
    if (last?.kind === kind) {
      last.length++
      last.to = start + HOUR_MS
    } else runs.push({ kind, from: start, to: start + HOUR_MS, hour, length: 1 })
  })
  return runs
}
