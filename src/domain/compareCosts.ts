import { type Comparison, compare, LEAST_SHARE } from './compare'
import {
  areEquallyLong,
  bothSides,
  type Measured,
  measuredAt,
  type Period,
  readingOf,
  type Sides,
} from './comparedReading'
import { type CostFigures, costFigures, costInstants } from './cost'
import { instantsOf } from './coverage'
import { isKnown } from './figure'
import { METRIC } from './metrics'
import { seriesOf } from './series'
import { lengthOf } from './timeRange'
import { amountOver, type Hours, type Ratio, type Usd, type UsdPerHour } from './units'

/** One part of the cost, in two periods. */
export interface ComparedComponent {
  readonly window: Comparison<Usd>
  readonly rate: Comparison<UsdPerHour>
}

export interface ComparedCosts {
  readonly fee: ComparedComponent
  readonly loadBalancers: ComparedComponent
  readonly infrastructure: ComparedComponent
}

type Part = keyof ComparedCosts

interface Side {
  readonly length: Hours
  readonly costs: Pick<CostFigures, Part>
  readonly measured: Readonly<Record<Part, Measured>>
}

/**
 * Fee, load balancers and their sum, in two periods of one length.
 *
 * Rates are means over the measured hours, and are compared as they are. Amounts are those of the cards only where
 * both periods measured equally many hours, and then agree to the cent. Otherwise 32 hours would be held against
 * 160, so either side becomes its mean rate × the hours of the window, and is called projected. The sum is compared
 * only where both periods have the same parts: a load balancer that nobody measured was not free.
 */
export function compareCosts(periods: Sides<Period>, leastShare: Ratio = LEAST_SHARE): ComparedCosts {
  const sides = bothSides(periods, sideOf)
  const isEquallyLong = (part: Part) => areEquallyLong(bothSides(sides, ({ measured }) => measured[part]))
  const [fee, balancers] = [isEquallyLong('fee'), isEquallyLong('loadBalancers')]
  return {
    fee: component('fee', sides, fee, leastShare),
    loadBalancers: component('loadBalancers', sides, balancers, leastShare),
    infrastructure: oneSided(sides) ?? component('infrastructure', sides, fee && balancers, leastShare),
  }
}

function sideOf(period: Period): Side {
  const { set, window } = period
  return {
    length: lengthOf(window),
    costs: costFigures(set, window, 720),
    measured: {
      fee: measuredAt(instantsOf(seriesOf(set, METRIC.managementCost)), period),
      loadBalancers: measuredAt(instantsOf(seriesOf(set, METRIC.loadBalancerCost)), period),
      infrastructure: measuredAt(costInstants(set), period),
    },
  }
}

function component(
  part: Part,
  sides: Sides<Side>,
  isEquallyLong: boolean,
  leastShare: Ratio,
): ComparedComponent {
  const rates = bothSides(sides, ({ costs, measured }) =>
    readingOf(costs[part].rate, measured[part], (rate) => rate),
  )
  const amounts = bothSides(sides, ({ costs, measured }) =>
    readingOf(costs[part].window, measured[part], (amount) => amount),
  )
  const carriedOn = bothSides(sides, ({ costs, measured, length }) =>
    readingOf(costs[part].rate, measured[part], (rate) => amountOver(rate, length)),
  )
  return {
    rate: compare(rates, 'mean over measured hours', leastShare),
    window: isEquallyLong
      ? compare(amounts, 'as measured', leastShare)
      : compare(carriedOn, 'mean over measured hours × hours of the window', leastShare),
  }
}

/** The refusal of a sum that has a part in one period only; null if it has not, or is missing altogether. */
function oneSided({ before, now }: Sides<Side>): ComparedComponent | null {
  const isOneSided = (part: Part) => isKnown(before.costs[part].window) !== isKnown(now.costs[part].window)
  if (isOneSided('infrastructure')) return null
  const part = isOneSided('fee')
    ? 'the control-plane fee'
    : isOneSided('loadBalancers')
      ? 'load balancers'
      : null
  if (part === null) return null
  const refused = {
    kind: 'refused' as const,
    reason: `only one of the two periods has samples of ${part}`,
    coverage: {
      before: before.measured.infrastructure.coverage,
      now: now.measured.infrastructure.coverage,
    },
  }
  return { window: refused, rate: refused }
}
