import type { CoverageGrid, CoverageRow } from '~/domain/coverageGrid'
import { lengthOf, timeRange } from '~/domain/timeRange'
import { dayMarks } from '~/ui/dayMarks'
import { formatCount, formatCoverage, formatDay, formatSpan } from '~/ui/format'
import { useReading } from '~/ui/settings'
import styles from './CoverageMap.module.css'
import { CELL_WORD, type CellRun, coverageRuns } from './coverageRuns'

/** The picture: a row each, which opens to tell its gaps in words. */
export function CoverageRows({ grid: { rows, columns } }: { readonly grid: CoverageGrid }) {
  const { zone } = useReading()
  const [first] = columns
  const last = columns.at(-1)
  if (first === undefined || last === undefined) return null
  const window = timeRange(first.start, last.end)
  return (
    <>
      <div className={styles.axis} aria-hidden="true">
        <div>
          {dayMarks(window.start, Math.ceil(lengthOf(window)), zone).map(({ at, share, isLate }) => (
            <span key={at} data-late={isLate || undefined} style={{ left: `${share * 100}%` }}>
              {formatDay(at, zone)}
            </span>
          ))}
        </div>
      </div>
      <ul className={styles.rows} aria-label="Coverage of each metric">
        {rows.map((row) => (
          <MetricRow key={row.metric} row={row} columns={columns} />
        ))}
      </ul>
    </>
  )
}

interface MetricRowProps {
  readonly row: CoverageRow
  readonly columns: CoverageGrid['columns']
}

function MetricRow({ row, columns }: MetricRowProps) {
  const { metric, series, coverage } = row
  const runs = coverageRuns(row, columns)
  return (
    <li>
      <details className={styles.row}>
        <summary>
          <bdi className={styles.metric} title={metric}>
            {metric}
          </bdi>
          <Strip runs={runs} columns={columns.length} />
          <span className={styles.seen}>{series === 0 ? 'absent' : formatCoverage(coverage)}</span>
        </summary>
        <div className={styles.told}>
          <p>{seriesText(row)}</p>
          {series > 0 && <Gaps runs={runs} />}
        </div>
      </details>
    </li>
  )
}

/** Cells of one kind beside each other are one shape; what was not measured is left to the hatched ground. */
function Strip({ runs, columns }: { readonly runs: readonly CellRun[]; readonly columns: number }) {
  const { zone } = useReading()
  const edges = runs.filter(({ level }) => level !== 'none').flatMap(innerEdges)
  return (
    <svg className={styles.strip} viewBox={`0 0 ${columns} 1`} preserveAspectRatio="none" aria-hidden="true">
      {runs.map(({ level, range, column, cells }) => (
        <rect key={column} data-level={level} x={column} y={0} width={cells} height={1}>
          <title>{`${formatSpan(range.start, range.end, zone)}: ${CELL_WORD[level]}`}</title>
        </rect>
      ))}
      <path className={styles.edges} d={edges.map((column) => `M${column} 0V1`).join('')} />
    </svg>
  )
}

const innerEdges = ({ column, cells }: CellRun): number[] =>
  Array.from({ length: cells - 1 }, (_, i) => column + i + 1)

function seriesText({ series, samples, isExpected }: CoverageRow): string {
  if (series === 0) return 'It was expected, and the answer holds no series of it.'
  const size = `${formatCount(series)} series, ${formatCount(samples)} ${samples === 1 ? 'sample' : 'samples'}.`
  return isExpected ? size : `${size} It was not asked for by name.`
}

/** More gaps than this are a pattern, which the picture tells better. */
const MOST_GAPS = 6

function Gaps({ runs }: { readonly runs: readonly CellRun[] }) {
  const { zone } = useReading()
  const gaps = runs.filter(({ level }) => level !== 'all')
  if (gaps.length === 0) return <p>Measured from end to end.</p>
  const more = gaps.length - MOST_GAPS
  return (
    <ul>
      {gaps.slice(0, MOST_GAPS).map(({ range, column, level }) => (
        <li key={column}>
          {formatSpan(range.start, range.end, zone)}: {CELL_WORD[level]}
        </li>
      ))}
      {more > 0 && <li>and {formatCount(more)} more</li>}
    </ul>
  )
}
