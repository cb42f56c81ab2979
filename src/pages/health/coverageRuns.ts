import type { CoverageGrid, CoverageRow } from '~/domain/coverageGrid'
import { type TimeRange, timeRange } from '~/domain/timeRange'

/** How much of a cell was measured: nothing, some, most or all of it. */
export const LEVELS = ['all', 'most', 'some', 'none'] as const
export type CellLevel = (typeof LEVELS)[number]

export const CELL_WORD: Record<CellLevel, string> = {
  all: 'measured',
  most: 'at least half of it measured',
  some: 'less than half of it measured',
  none: 'no samples',
}

/** Neighbouring cells of one level. */
export interface CellRun {
  readonly level: CellLevel
  readonly range: TimeRange
  /** Of its first cell. */
  readonly column: number
  readonly cells: number
}

/** Rounding must neither claim a full hour nor deny a sample. */
const LEAST = 0.001

const levelOf = (share: number): CellLevel =>
  share >= 1 - LEAST ? 'all' : share >= 0.5 ? 'most' : share > LEAST ? 'some' : 'none'

/** A row of the grid as runs: 200 cells need no 200 elements. */
export function coverageRuns({ shares }: CoverageRow, columns: CoverageGrid['columns']): CellRun[] {
  const runs: CellRun[] = []
  columns.forEach((range, column) => {
    const level = levelOf(shares[column] ?? 0)
    const last = runs.at(-1)
    if (last?.level === level)
      runs[runs.length - 1] = {
        ...last,
        range: timeRange(last.range.start, range.end),
        cells: last.cells + 1,
      }
    else runs.push({ level, range, column, cells: 1 })
  })
  return runs
}
