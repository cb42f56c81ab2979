import { type Coverage, type CoverageCell, coverageShare } from '~/domain/coverage'
import { HOUR_MS, type Instant } from '~/domain/units'
import styles from './CoverageStrip.module.css'
import { formatCoverage, formatDay, formatSpan, type TimeZone } from './format'
import { useReading } from './settings'

interface CoverageStripProps {
  readonly cells: readonly CoverageCell[]
  readonly coverage: Coverage
}

/** One cell per hour of the window: what was measured, and what nobody knows. */
export function CoverageStrip({ cells, coverage }: CoverageStripProps) {
  const { zone } = useReading()
  const runs = runsOf(cells)
  const days = dayMarks(cells, zone)
  if (cells.length === 0) return null
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
        {days.map(({ at, hour }) => (
          <span key={at} style={{ left: `${(hour / cells.length) * 100}%` }}>
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

/** The hour a day begins in; in a zone of half hours it begins within that hour. */
const isMidnight = (start: Instant, zone: TimeZone): boolean =>
  (zone === 'utc' ? new Date(start).getUTCHours() : new Date(start).getHours()) === 0

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

/** Midnights in the reader's zone, at most as many as can be read beside each other. */
function dayMarks(cells: readonly CoverageCell[], zone: TimeZone): { at: Instant; hour: number }[] {
  const midnights = cells.flatMap(({ start }, hour) => (isMidnight(start, zone) ? [{ at: start, hour }] : []))
  const every = Math.ceil(midnights.length / 8)
  // A label at the very end would be cut off.
  return midnights.filter(({ hour }, i) => i % every === 0 && hour < cells.length * 0.9)
}
