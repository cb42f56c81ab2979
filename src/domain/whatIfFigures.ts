import type { MonthHours } from './cost'
import { type Figure, known, missing } from './figure'
import type { FigureId } from './figures'
import type { Band, Provenance } from './figureUnits'
import { amountOver, hours, type UsdPerHour, usdPerHour } from './units'
import type { PlanCost } from './whatIfCost'
import type { Evidence, PlanEvidence } from './whatIfEvidence'

type BandId = Extract<FigureId, `whatIf.${string}` | `advice.${string}`>
type BandFigure = Figure<'usd/month band'>

interface Particulars {
  readonly inputs: Evidence
  readonly notes: readonly string[]
  readonly provenance?: Provenance
}

/** A rate between two bounds, carried over a month. */
const bandFigure = (
  id: BandId,
  { low, high }: Band<UsdPerHour>,
  monthHours: MonthHours,
  particulars: Particulars,
): BandFigure => {
  const month = hours(monthHours)
  return known(id, { low: amountOver(low, month), high: amountOver(high, month) }, particulars)
}

/** The two ways a cost may change. Null: surely not that way; both, where the bounds lie on either side of nothing. */
export interface EitherWay<T> {
  readonly saving: T | null
  readonly extra: T | null
}

/** What is saved and what is paid more, each from nothing up, of a change that is negative where it costs more. */
export function eitherWay({ low, high }: Band<UsdPerHour>): EitherWay<Band<UsdPerHour>> {
  const above = (bound: number) => usdPerHour(Math.max(0, bound))
  return {
    saving: low < 0 && high <= 0 ? null : { low: above(low), high: above(high) },
    extra: low < 0 ? { low: above(-high), high: above(-low) } : null,
  }
}

/** What following an advice changes, USD/h before − after. */
export function adviceFigures(
  change: Band<UsdPerHour>,
  monthHours: MonthHours,
  particulars: Particulars,
): EitherWay<BandFigure> {
  const { saving, extra } = eitherWay(change)
  return {
    saving: saving && bandFigure('advice.saving', saving, monthHours, particulars),
    extra: extra && bandFigure('advice.extra', extra, monthHours, particulars),
  }
}

export interface PlanFigures extends EitherWay<BandFigure> {
  readonly before: BandFigure
  readonly after: BandFigure
}

const NO_PRICE = {
  today: 'no price is known for today’s nodes, and they are not free',
  plan: 'a part of it has no price, and is not free',
} as const

/**
 * What a plan costs beside today; missing, with the reason, where today's nodes (`today` null) or a part of the plan
 * (`cost` null) have no price.
 */
export function planFigures(
  { today, cost }: { readonly today: Band<UsdPerHour> | null; readonly cost: PlanCost | null },
  monthHours: MonthHours,
  evidence: PlanEvidence,
  notes: readonly string[],
): PlanFigures {
  const figure = (of: keyof PlanEvidence, band: Band<UsdPerHour> | null, reason: string) =>
    band === null
      ? missing(`whatIf.${of}`, reason, { inputs: evidence[of], notes })
      : bandFigure(`whatIf.${of}`, band, monthHours, { inputs: evidence[of], notes })
  const costs = {
    before: figure('before', today, NO_PRICE.today),
    after: figure('after', cost?.after ?? null, NO_PRICE.plan),
  }
  if (today === null) return { ...costs, saving: figure('saving', null, NO_PRICE.today), extra: null }
  if (cost === null) return { ...costs, saving: figure('saving', null, NO_PRICE.plan), extra: null }
  const { saving, extra } = eitherWay(cost.change)
  const particulars = { inputs: evidence.saving, notes }
  return {
    ...costs,
    saving: saving && bandFigure('whatIf.saving', cost.saving, monthHours, particulars),
    extra: extra && bandFigure('whatIf.extra', extra, monthHours, particulars),
  }
}
