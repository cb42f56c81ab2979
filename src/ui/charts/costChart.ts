import { METRIC } from '~/domain/metrics'
import type { TrendPoint } from '~/domain/trend'
import { usd } from '~/domain/units'
import type { Money } from '../money'
import { COLOUR } from '../theme'
import type { ChartBucket, ChartModel, ChartSeries, ChartUnit } from './model'

export const amountIn = (money: Money, name: string): ChartUnit => ({
  name: `${money.name} ${name}`,
  format: (value) => money.bucket(usd(value)),
  tick: money.tick,
})

export const bucketsOfTrend = (points: readonly TrendPoint[]): ChartBucket[] =>
  points.map(({ start, end, coverage }) => ({ start, end, coverage }))

export const COST_SOURCE = {
  provenance: 'observed',
  metrics: [METRIC.managementCost, METRIC.loadBalancerCost],
  isMoney: true,
} as const

/** The parts of one sum, under the names and colours they have in every chart. */
export const costParts = (
  fee: ChartSeries['values'],
  loadBalancers: ChartSeries['values'],
): ChartSeries[] => [
  { id: 'fee', label: 'Control-plane fee', colour: COLOUR.fee, values: fee },
  { id: 'lb', label: 'Load balancers', colour: COLOUR.loadBalancers, values: loadBalancers },
]
export const amountParts = (points: readonly TrendPoint[]) =>
  costParts(
    points.map(({ fee }) => fee),
    points.map(({ loadBalancers }) => loadBalancers),
  )
/** Money per bucket, stacked by component unless the reader would rather have lines. */
export const amountsChart = (
  points: readonly TrendPoint[],
  buckets: readonly ChartBucket[],
  money: Money,
): ChartModel => ({
  kind: 'bars',
  unit: amountIn(money, 'per bucket'),
  buckets,
  series: amountParts(points),
  totalLabel: 'Together',
  source: COST_SOURCE,
})
