import type { TrendPoint } from '~/domain/trend'
import { type Usd, type UsdPerHour, usd, usdPerHour } from '~/domain/units'
import { formatAxisUsd, formatBucketUsd, formatRate } from '../format'
import { COLOUR } from '../theme'
import type { ChartBucket, ChartModel, ChartUnit } from './model'

const AMOUNT: ChartUnit = {
  name: 'US dollars per bucket',
  format: (value) => formatBucketUsd(usd(value) as Usd),
  tick: formatAxisUsd,
}
const RATE: ChartUnit = {
  name: 'US dollars per hour',
  format: (value) => formatRate(usdPerHour(value) as UsdPerHour),
  tick: formatAxisUsd,
}

export const bucketsOfTrend = (points: readonly TrendPoint[]): ChartBucket[] =>
  points.map(({ start, end, coverage }) => ({ start, end, coverage }))

/** Money per bucket, stacked by component. The sum is never stacked on its own parts. */
export const amountsChart = (points: readonly TrendPoint[]): ChartModel => ({
  kind: 'bars',
  unit: AMOUNT,
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
export const ratesChart = (points: readonly TrendPoint[]): ChartModel => ({
  kind: 'steps',
  unit: RATE,
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

/** Money added up since the window began. */
export const cumulativeChart = (
  points: readonly TrendPoint[],
  sums: readonly (Usd | null)[],
): ChartModel => ({
  kind: 'steps',
  unit: { ...AMOUNT, name: 'US dollars since the start' },
  buckets: bucketsOfTrend(points),
  series: [
    { id: 'sum', label: 'Measured infrastructure, cumulative', colour: 'var(--accent)', values: sums },
  ],
})
