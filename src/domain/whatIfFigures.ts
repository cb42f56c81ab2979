import type { MonthHours } from './cost'
import { type Figure, known, missing } from './figure'
import type { FigureId } from './figures'
import type { Band, Provenance } from './figureUnits'
import { amountOver, hours, type UsdPerHour } from './units'
import type { PlanCost } from './whatIfCost'

type BandId = Extract<FigureId, `whatIf.${string}` | 'advice.saving'>

/** A rate between two bounds, carried over a month. */
export const bandFigure = (
  id: BandId,
  { low, high }: Band<UsdPerHour>,
  monthHours: MonthHours,
  notes: readonly string[],
  provenance: Provenance = 'modelled',
): Figure<'usd/month band'> => {
  const month = hours(monthHours)
  return known(id, { low: amountOver(low, month), high: amountOver(high, month) }, { notes, provenance })
}

/** What a plan costs beside today, as figures; missing, with the reason, where a part of it has no price. */
export function planFigures(cost: PlanCost | null, monthHours: MonthHours, notes: readonly string[]) {
  if (cost === null) {
    const none = (id: BandId) => missing(id, 'a part of it has no price, and is not free', { notes })
    return { before: none('whatIf.before'), after: none('whatIf.after'), saving: none('whatIf.saving') }
  }
  return {
    before: bandFigure('whatIf.before', cost.before, monthHours, notes),
    after: bandFigure('whatIf.after', cost.after, monthHours, notes),
    saving: bandFigure('whatIf.saving', cost.saving, monthHours, notes),
  }
}
