import { type Coverage, coverageOfInstants, coveredPerCell, instantsOf } from './coverage'
import { METRIC } from './metrics'
import type { MetricSet, Series } from './series'
import { lengthOf, type TimeRange, timeRange } from './timeRange'
import { HOUR_MS, type Hours, hours, type Ratio, ratio } from './units'

/** One metric of a window, cell by cell. */
export interface CoverageRow {
  readonly metric: string
  /** Whether it was asked for; what is expected and sent nothing has a row all the same. */
  readonly isExpected: boolean
  readonly series: number
  readonly samples: number
  readonly coverage: Coverage
  /** Share of each column that any of its series measured, 0 to 1. */
  readonly shares: readonly Ratio[]
}

/** How much was measured of which metric when. An answer without history covers nothing of any window. */
export interface CoverageGrid {
  /** Of every column; whole hours. */
  readonly columnHours: Hours
  /** Buckets of the window; the last ends with it. */
  readonly columns: readonly TimeRange[]
  /** Expected metrics in their order, then the others by name. */
  readonly rows: readonly CoverageRow[]
}

/** More columns than this are narrower than a picture can show. */
const MOST_COLUMNS = 200
/** Parts and multiples of a day, so that columns of one window keep to the clock. */
const COLUMN_HOURS = [1, 2, 3, 4, 6, 8, 12, 24]

/** The coverage of each metric of an answer, and of those it was `expected` to hold. Takes one walk over the samples. */
export function coverageGrid(
  set: MetricSet,
  window: TimeRange,
  expected: readonly string[] = Object.values(METRIC),
): CoverageGrid {
  const columnHours = columnHoursOf(lengthOf(window))
  const columns = columnsOf(window, columnHours * HOUR_MS)
  const byMetric = Map.groupBy(set.series, ({ metric }) => metric)
  const others = [...byMetric.keys()].filter((metric) => !expected.includes(metric)).sort()
  const row = (metric: string, isExpected: boolean): CoverageRow => {
    const series = byMetric.get(metric) ?? []
    const at = set.mode === 'instant' ? new Float64Array() : instantsOf(series)
    const covered = coveredPerCell(at, window, set.stepMs, columnHours * HOUR_MS)
    return {
      metric,
      isExpected,
      series: series.length,
      samples: samplesOf(series),
      coverage: coverageOfInstants(at, window, set.stepMs),
      shares: columns.map(({ start, end }, i) => ratio((covered[i] ?? 0) / (end - start))),
    }
  }
  const asked = expected.map((metric) => row(metric, true))
  return { columnHours, columns, rows: [...asked, ...others.map((metric) => row(metric, false))] }
}

/** The narrowest columns that are not too many. */
function columnHoursOf(length: Hours): Hours {
  const narrowest = Math.ceil(length / MOST_COLUMNS)
  return hours(COLUMN_HOURS.find((width) => width >= narrowest) ?? 24 * Math.ceil(narrowest / 24))
}

const columnsOf = ({ start, end }: TimeRange, columnMs: number): TimeRange[] =>
  Array.from({ length: Math.ceil((end - start) / columnMs) }, (_, i) =>
    timeRange(start + i * columnMs, Math.min(start + (i + 1) * columnMs, end)),
  )

const samplesOf = (series: readonly Series[]) => series.reduce((sum, { at }) => sum + at.length, 0)
