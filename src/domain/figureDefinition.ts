import type { Provenance, UnitName } from './figureUnits'

/** What is true of a figure whatever its value. */
export interface Definition<U extends UnitName> {
  readonly label: string
  /** The question it answers, as its reader would ask it. */
  readonly question: string
  readonly unit: U
  /** Where it comes from unless the figure itself says otherwise. */
  readonly provenance: Provenance
  /** The formula, in words. */
  readonly formula: string
}

export const define = <U extends UnitName>(
  unit: U,
  provenance: Provenance,
  label: string,
  question: string,
  formula: string,
): Definition<U> => ({ unit, provenance, label, question, formula })
