import { type Coverage, type CoverageCell, coverageCells, coverageOfInstants } from './coverage'
import { type Figure, isKnown } from './figure'
import type { UnitName, Units } from './figureUnits'
import type { MetricSet } from './series'
import type { TimeRange } from './timeRange'
import { differ } from './units'

/** An answer, and the window of it that counts. */
export interface Period {
  readonly set: MetricSet
  readonly window: TimeRange
}

/** Something of the earlier period, and the same of the window. */
export interface Sides<T> {
  readonly before: T
  readonly now: T
}

export const bothSides = <T, R>({ before, now }: Sides<T>, make: (side: T) => R): Sides<R> => ({
  before: make(before),
  now: make(now),
})

/** When something was measured. */
export interface Measured {
  readonly coverage: Coverage
  readonly hourly: readonly CoverageCell[]
  /** Without one the values are of now, whatever window was asked for. */
  readonly hasHistory: boolean
}

/** `at` are the ascending instants with a sample. */
export const measuredAt = (at: ArrayLike<number>, { set, window }: Period): Measured => ({
  coverage: coverageOfInstants(at, window, set.stepMs),
  hourly: coverageCells(at, window, set.stepMs),
  hasHistory: set.mode === 'range',
})

/** A quantity of one period, or why there is none. */
export type Reading<Q extends number> = {
  readonly measured: Measured
  readonly notes: readonly string[]
} & ({ readonly value: Q } | { readonly value: null; readonly reason: string })

/** A quantity, or null with the reason for that. */
export function reading<Q extends number>(
  value: Q | null,
  measured: Measured,
  reason: string,
  notes: readonly string[] = [],
): Reading<Q> {
  if (!measured.hasHistory) return { measured, notes, value: null, reason: NO_HISTORY }
  return value === null ? { measured, notes, value, reason } : { measured, notes, value }
}

/** The quantity that `read` takes from a figure of a period. */
export const readingOf = <U extends UnitName, Q extends number>(
  figure: Figure<U>,
  measured: Measured,
  read: (value: Units[U]) => Q,
): Reading<Q> =>
  isKnown(figure)
    ? reading(read(figure.value), measured, '', figure.notes)
    : reading<Q>(null, measured, figure.reason, figure.notes)

const NO_HISTORY = 'the service answered with current values only, without history'

/** Whether both periods were measured for as many hours, so that their amounts are of the same length. */
export const areEquallyLong = ({ before, now }: Sides<Measured>): boolean =>
  !differ(before.coverage.covered, now.coverage.covered)
