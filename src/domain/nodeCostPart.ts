import { mapBand, sumOfBands } from './band'
import type { MonthHours } from './cost'
import { isKnown } from './figure'
import type { Band } from './figureUnits'
import { meanRates, type NodeCosts } from './nodeCosts'
import type { Node } from './nodes'
import { amountOver, hours, type Usd, type UsdPerHour, usd, usdPerHour } from './units'

export interface CostPart {
  readonly rate: Band<UsdPerHour>
  /** Null where the month of all nodes is withheld. */
  readonly month: Band<Usd> | null
}

/**
 * What some of the nodes add to the rate and the month of all, so that parts add up to `nodes.rate` and
 * `nodes.month`: their amounts over the hours covered by any priced node. A node that was there for half of them
 * adds half of its price. Null where none of them has a price, or none of all has.
 */
export function costPartOf(
  nodes: readonly Node[],
  { rate, month }: NodeCosts,
  monthHours: MonthHours,
): CostPart | null {
  const priced = nodes.flatMap(({ price, isNow }) => (price === null ? [] : [{ ...price, isNow }]))
  if (!isKnown(rate) || priced.length === 0) return null
  const perHour =
    // Current values have no hours: what is there now costs what it costs now.
    rate.coverage === null
      ? sumOfBands(
          priced.flatMap(({ isNow, perHour: own }) => (isNow ? own : [])),
          usdPerHour(0),
        )
      : meanRates(
          sumOfBands(
            priced.map(({ amount }) => amount),
            usd(0),
          ),
          rate.coverage.covered,
        )
  return (
    perHour && {
      rate: perHour,
      month: isKnown(month) ? mapBand(perHour, (rate) => amountOver(rate, hours(monthHours))) : null,
    }
  )
}
