import type { MonthHours } from './cost'
import { type Figure, known, missing } from './figure'
import type { FigureId } from './figures'
import type { Band, Provenance } from './figureUnits'
import { amountOver, hours, type UsdPerHour } from './units'
import type { PlanCost } from './whatIfCost'
import type { Evidence, PlanEvidence } from './whatIfEvidence'

type BandId = Extract<FigureId, `whatIf.${string}` | 'advice.saving'>

interface Particulars {
  readonly inputs: Evidence
  readonly notes: readonly string[]
  readonly provenance?: Provenance
}

/** A rate between two bounds, carried over a month. */
export const bandFigure = (
  id: BandId,
  { low, high }: Band<UsdPerHour>,
  monthHours: MonthHours,
  particulars: Particulars,
): Figure<'usd/month band'> => {
  const month = hours(monthHours)
  return known(id, { low: amountOver(low, month), high: amountOver(high, month) }, particulars)
}

/** What a plan costs beside today, as figures; missing, with the reason, where a part of it has no price. */
export function planFigures(
  cost: PlanCost | null,
  monthHours: MonthHours,
  evidence: PlanEvidence,
  notes: readonly string[],
) {
  const figure = (of: keyof PlanEvidence) =>
    cost === null
      ? missing(`whatIf.${of}`, 'a part of it has no price, and is not free', { inputs: evidence[of], notes })
      : bandFigure(`whatIf.${of}`, cost[of], monthHours, { inputs: evidence[of], notes })
  return { before: figure('before'), after: figure('after'), saving: figure('saving') }
}
