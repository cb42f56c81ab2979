import { useState } from 'react'
import type { CoverageGrid } from '~/domain/coverageGrid'
import { Button } from '~/ui/Button'
import { formatCount, formatHours } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import styles from './CoverageMap.module.css'
import { CoverageRows } from './CoverageRows'
import { CoverageTable } from './CoverageTable'
import { CELL_WORD, LEVELS } from './coverageRuns'

interface CoverageMapProps {
  readonly grid: CoverageGrid
  /** Of an answer without history nothing can be drawn, and that is no gap. */
  readonly hasHistory: boolean
}

/** Which metric was measured when: a row a metric, a cell an hour or a few; the same as a table one press away. */
export function CoverageMap({ grid, hasHistory }: CoverageMapProps) {
  const [asTable, setAsTable] = useState(false)
  const absent = grid.rows.filter(({ series }) => series === 0).length
  return (
    <Panel
      title="What was measured when"
      lead={leadOf(grid, absent, hasHistory, asTable)}
      actions={
        <Button aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'View as picture' : 'View as table'}
        </Button>
      }
    >
      {asTable ? (
        <CoverageTable grid={grid} />
      ) : (
        <>
          <CoverageRows grid={grid} />
          <ul className={styles.legend} aria-label="Legend">
            {LEVELS.map((level) => (
              <li key={level}>
                <span className={styles.swatch} data-level={level} />
                {CELL_WORD[level]}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function leadOf(
  { rows, columnHours }: CoverageGrid,
  absent: number,
  hasHistory: boolean,
  asTable: boolean,
): string {
  if (!hasHistory) return 'The answer holds current values and no history: nothing of the window is covered.'
  const cell = columnHours === 1 ? 'an hour' : formatHours(columnHours)
  const missing =
    absent === 0 ? '' : ` ${formatCount(absent)} of ${formatCount(rows.length)} are absent from the answer.`
  return asTable
    ? `A row ${cell}, a column a metric.${missing}`
    : `A row a metric, a cell ${cell}.${missing} Press a row for its gaps.`
}
