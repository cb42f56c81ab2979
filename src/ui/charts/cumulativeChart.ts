import type { CumulativeTrend } from '~/domain/cumulativeProjection'
import { cumulated, type TrendPoint } from '~/domain/trend'
import type { Money } from '../money'
import { amountIn, bucketsOfTrend, COST_SOURCE } from './costChart'
import { ghostOf, type LaidOver } from './ghost'
import type { ChartModel } from './model'

/** Money added up since the trend began, and the band it goes on in over time that is still to come. */
export function cumulativeChart(
  points: readonly TrendPoint[],
  { sums, band }: CumulativeTrend,
  money: Money,
  before: LaidOver<readonly TrendPoint[]> | null = null,
): ChartModel {
  const toCome = band.slice(1).map(({ at }, i) => ({
    start: band[i]?.at ?? at,
    end: at,
    coverage: 0,
    isToCome: true,
  }))
  return {
    kind: 'steps',
    unit: amountIn(money, 'since the start'),
    buckets: [...bucketsOfTrend(points), ...toCome],
    series: [
      {
        id: 'sum',
        label: 'Measured infrastructure, cumulative',
        colour: 'var(--accent)',
        values: [...sums, ...toCome.map(() => null)],
      },
    ],
    source: COST_SOURCE,
    ...ghostOf('Together', before, (of) => [{ id: 'sum', values: cumulated(of) }]),
    ...(band.length > 0 ? { band: { label: 'Projected', points: band } } : {}),
  }
}
