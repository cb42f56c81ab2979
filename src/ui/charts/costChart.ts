import type { TrendPoint } from '~/domain/trend'
import { usd, usdPerHour } from '~/domain/units'
import type { Money } from '../money'
import { COLOUR } from '../theme'
import type { ChartBucket, ChartModel, ChartUnit } from './model'

export const amountIn = (money: Money, name: string): ChartUnit => ({
  name: `${money.name} ${name}`,
  format: (value) => money.bucket(usd(value)),
  tick: money.tick,
})
const rateIn = (money: Money): ChartUnit => ({
  name: `${money.name} per hour`,
  format: (value) => money.rate(usdPerHour(value)),
  tick: money.tick,
})

export const bucketsOfTrend = (points: readonly TrendPoint[]): ChartBucket[] =>
  points.map(({ start, end, coverage }) => ({ start, end, coverage }))

/** Money per bucket, stacked by component. The sum is never stacked on its own parts. */
export const amountsChart = (points: readonly TrendPoint[], money: Money): ChartModel => ({
  kind: 'bars',
  unit: amountIn(money, 'per bucket'),
  buckets: bucketsOfTrend(points),
  series: [
    { id: 'fee', label: 'Control-plane fee', colour: COLOUR.fee, values: points.map(({ fee }) => fee) },
    {
      id: 'lb',
      label: 'Load balancers',
      colour: COLOUR.loadBalancers,
      values: points.map(({ loadBalancers }) => loadBalancers),
    },
  ],
  totalLabel: 'Together',
})

/** The hourly rates, as steps; the sum is a line of its own. */
export const ratesChart = (points: readonly TrendPoint[], money: Money): ChartModel => ({
  kind: 'steps',
  unit: rateIn(money),
  buckets: bucketsOfTrend(points),
  series: [
    { id: 'sum', label: 'Together', colour: 'var(--accent)', values: points.map(({ sumRate }) => sumRate) },
    {
      id: 'fee',
      label: 'Control-plane fee',
      colour: COLOUR.fee,
      values: points.map(({ feeRate }) => feeRate),
    },
    {
      id: 'lb',
      label: 'Load balancers',
      colour: COLOUR.loadBalancers,
      values: points.map(({ loadBalancerRate }) => loadBalancerRate),
    },
  ],
})
