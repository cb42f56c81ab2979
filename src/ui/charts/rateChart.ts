import type { TrendPoint } from '~/domain/trend'
import { usdPerHour } from '~/domain/units'
import type { Money } from '../money'
import { COST_SOURCE, costParts } from './costChart'
import type { ChartBucket, ChartModel, ChartUnit } from './model'

const rateIn = (money: Money): ChartUnit => ({
  name: `${money.name} per hour`,
  format: (value) => money.rate(usdPerHour(value)),
  tick: money.tick,
})

export const rateParts = (points: readonly TrendPoint[]) =>
  costParts(
    points.map(({ feeRate }) => feeRate),
    points.map(({ loadBalancerRate }) => loadBalancerRate),
  )

/** The hourly rates, as steps unless the reader would rather have them stacked. */
export const ratesChart = (
  points: readonly TrendPoint[],
  buckets: readonly ChartBucket[],
  money: Money,
): ChartModel => ({
  kind: 'steps',
  unit: rateIn(money),
  buckets,
  series: rateParts(points),
  totalLabel: 'Together',
  source: COST_SOURCE,
})
