import { monthOf } from './calendar'
import { costFigures } from './cost'
import { derived, type Figure, isKnown, known, missing } from './figure'
import { type ProjectionBand, projectionBand, type WithheldBand } from './projectionBand'
import type { MetricSet } from './series'
import { floorToHour, lengthOf, type TimeRange, timeRange } from './timeRange'
import { type Instant, ratio, type Usd, usd } from './units'

/**
 * Where a month stands against its budget.
 *
 * - `over`: what was measured alone is more
 * - `likely over`: it ends above even if the hours to come are cheap · `at risk`: it does if they are dear
 * - `within`: it does not even then · `unknown`: too little was measured to say
 */
export type BudgetStatus = 'over' | 'likely over' | 'at risk' | 'within' | 'unknown'

export interface BudgetReport {
  /** The calendar month, UTC, that `now` lies in. */
  readonly month: TimeRange
  readonly budget: Usd
  readonly burn: Figure<'usd'>
  readonly share: Figure<'ratio'>
  /** The month's end as a band: never show one without the other. */
  readonly low: Figure<'usd'>
  readonly high: Figure<'usd'>
  readonly projection: ProjectionBand | WithheldBand
  readonly status: BudgetStatus
}

/** An amount somebody typed, as a monthly budget; null if it is none: zero, below, or no number. */
export const budgetOf = (amount: number): Usd | null =>
  Number.isFinite(amount) && amount > 0 ? usd(amount) : null

/** The hours of the calendar month (UTC) that have passed at `now`: what a budget has to be asked with. */
export const monthToDate = (now: Instant): TimeRange => {
  const { start } = monthOf(now)
  return timeRange(start, floorToHour(now))
}

/** Whether a window is of one calendar month (UTC) from its first hour on: what adds up in it may be held against a budget. */
export function isOfMonth({ start, end }: TimeRange): boolean {
  const month = monthOf(start)
  return start === month.start && end <= month.end
}

/**
 * A budget against the measured infrastructure (control-plane fee and load balancers) of the month that `now`
 * lies in. `set` should hold the month to date; what of it was not asked for counts as not measured.
 */
export function budgetReport(budget: Usd, set: MetricSet, now: Instant): BudgetReport {
  const month = monthOf(now)
  const past = monthToDate(now)
  const { infrastructure } = costFigures(set, past, 720)
  const burn = withNotes(
    derived('budget.burn', infrastructure.window, (amount) => amount),
    unasked(set, past),
  )
  const projection = projectionBand(set, past, month.end)
  return {
    month,
    budget,
    burn,
    share: derived('budget.share', burn, (amount) => ratio(amount / budget)),
    low: boundOf('budget.low', projection, burn),
    high: boundOf('budget.high', projection, burn),
    projection,
    status: statusOf(budget, burn, projection),
  }
}

const withNotes = (figure: Figure<'usd'>, notes: readonly string[]): Figure<'usd'> => ({
  ...figure,
  notes: [...figure.notes, ...notes],
})

/** A page may have asked for the last day only. */
function unasked({ window }: MetricSet, past: TimeRange): string[] {
  const before = lengthOf(timeRange(past.start, Math.min(window.start, past.end)))
  return before > 0 ? [`the first ${Math.round(before)} hours of the month were not asked for`] : []
}

function boundOf(
  id: 'budget.low' | 'budget.high',
  projection: ProjectionBand | WithheldBand,
  { inputs, notes }: Figure,
): Figure<'usd'> {
  const { coverage } = projection
  if (projection.kind === 'withheld') return missing(id, projection.reason, { coverage, inputs, notes })
  const amount = id === 'budget.low' ? projection.atEnd.low : projection.atEnd.high
  return known(id, amount, { coverage, inputs, notes })
}

function statusOf(budget: Usd, burn: Figure<'usd'>, projection: ProjectionBand | WithheldBand): BudgetStatus {
  if (isKnown(burn) && burn.value > budget) return 'over'
  if (projection.kind === 'withheld') return 'unknown'
  const { low, high } = projection.atEnd
  return low > budget ? 'likely over' : high > budget ? 'at risk' : 'within'
}
