import type { Coverage } from './coverage'
import { FIGURES, type FigureId, type UnitOf, type ValueOf } from './figures'
import type { Provenance, UnitName, Units } from './figureUnits'
import type { Series } from './series'
import type { Instant } from './units'

/** What went into a figure, so that a reader can go and count. */
export interface Input {
  /** Metric name, or the field of the service's answer. */
  readonly source: string
  readonly series: number
  readonly samples: number
  readonly first: Instant | null
  readonly last: Instant | null
}

/** What went into a figure without having been measured: a price, a size. */
export interface Statement {
  /** Who says so, with the day. */
  readonly source: string
  readonly says: string
}

interface Common {
  readonly id: FigureId
  readonly provenance: Provenance
  /** Null where the figure does not speak of a span of time. */
  readonly coverage: Coverage | null
  readonly inputs: readonly (Input | Statement)[]
  /** What a reader has to know before acting on it. */
  readonly notes: readonly string[]
}

/** A figure we have. */
export interface Known<U extends UnitName = UnitName> extends Common {
  readonly value: Units[U]
}

/** A figure we do not have, and why. Drawn "—", never as zero. */
export interface Missing extends Common {
  readonly value: null
  readonly reason: string
}

export type Figure<U extends UnitName = UnitName> = Known<U> | Missing

export const isKnown = <U extends UnitName>(figure: Figure<U>): figure is Known<U> => figure.value !== null

type Particulars = Partial<Pick<Common, 'coverage' | 'inputs' | 'notes' | 'provenance'>>

const common = (id: FigureId, { coverage, inputs, notes, provenance }: Particulars) => ({
  id,
  provenance: provenance ?? FIGURES[id].provenance,
  coverage: coverage ?? null,
  inputs: inputs ?? [],
  notes: notes ?? [],
})

/** A figure with its value. A number past what a number can hold is no figure: it comes back missing. */
export function known<Id extends FigureId>(
  id: Id,
  value: ValueOf<Id>,
  particulars: Particulars = {},
): Figure<UnitOf<Id>> {
  if (!isInRange(value)) return missing(id, 'out of range', particulars)
  return { ...common(id, particulars), value }
}

/** Whether a value, or every quantity of one made of several, is a finite number (or is none at all). */
const isInRange = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(isInRange)

/** A figure that could not be had, with the reason a reader will see. */
export const missing = <Id extends FigureId>(
  id: Id,
  reason: string,
  particulars: Particulars = {},
): Figure<UnitOf<Id>> => ({ ...common(id, particulars), value: null, reason })

/** `derive` applied to a figure that is known; the reason passed on where it is not. */
export const derived = <Id extends FigureId, From extends UnitName>(
  id: Id,
  from: Figure<From>,
  derive: (value: Units[From]) => ValueOf<Id>,
): Figure<UnitOf<Id>> =>
  isKnown(from)
    ? known(id, derive(from.value), particularsOf(from))
    : missing(id, from.reason, particularsOf(from))

const particularsOf = ({ coverage, inputs, notes }: Figure): Particulars => ({ coverage, inputs, notes })

/** The samples of some series, counted. */
export function inputOf(source: string, series: readonly Pick<Series, 'at'>[]): Input {
  let samples = 0
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { at } of series) {
    samples += at.length
    first = Math.min(first, at[0] ?? first)
    last = Math.max(last, at.at(-1) ?? last)
  }
  return {
    source,
    series: series.length,
    samples,
    first: samples > 0 ? (first as Instant) : null,
    last: samples > 0 ? (last as Instant) : null,
  }
}
