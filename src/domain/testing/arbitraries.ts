import fc from 'fast-check'
import { type Row, series } from './tables'

/** Rates and readings of a believable size, in thousandths, so that sums stay far from rounding. */
const value = fc.integer({ min: 0, max: 5000 }).map((n) => n / 1000)

/** Hourly samples with holes, somewhere in 60 hours. */
export const hourlyRows: fc.Arbitrary<Row[]> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), value), {
    selector: ([hour]) => hour,
    maxLength: 40,
  })
  .map((rows) => rows.sort(([a], [b]) => a - b))

/** Samples at any minute: off the grid, closer than a step, further apart. */
export const oddRows: fc.Arbitrary<Row[]> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3600 }), value), {
    selector: ([minute]) => minute,
    maxLength: 40,
  })
  .map((rows) => rows.sort(([a], [b]) => a - b).map(([minute, v]) => [minute / 60, v] as const))

/** One to three series of a metric on one grid. */
export const severalSeries = (metric: string, rows: fc.Arbitrary<Row[]>) =>
  fc
    .array(rows, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((one, i) => series(metric, one, { name: `series ${i}` })))

/** Two different hours, ascending. */
export const hourPair = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 2 })
  .map((pair) => pair.sort((a, b) => a - b) as [number, number])

/** Three instants, ascending, at whole minutes: a window and where it is cut. */
export const cutWindow = fc
  .uniqueArray(fc.integer({ min: 0, max: 3600 }), { minLength: 3, maxLength: 3 })
  .map((three) => three.sort((a, b) => a - b).map((minute) => minute / 60) as [number, number, number])
