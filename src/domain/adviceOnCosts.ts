import { type Advice, sumOf } from './advice'
import { coverageOf } from './coverage'
import { inputOf } from './figure'
import { identityOf } from './health'
import { largestPerInstant, sumPerInstant } from './integral'
import { balancerKeyOf, balancerOf } from './loadBalancer'
import { METRIC } from './metrics'
import { type MetricSet, type Series, seriesWithin } from './series'
import { type ShippedPrice, sourceText } from './shippedPrices'
import type { TimeRange } from './timeRange'
import { differ, minus, usdPerHour } from './units'

/** What could be done about the fee and the load balancers, by what they cost at the newest instant. */
export const costAdvice = (set: MetricSet, window: TimeRange, shipped: readonly ShippedPrice[]): Advice[] => [
  ...loadBalancers(set, window),
  ...extendedSupport(set, window, shipped),
]

/**
 * One without an address answers nobody and costs all the same. Whether any of the others is used is in no feed:
 * they may be worth nothing to give up, or all they cost.
 */
function loadBalancers(set: MetricSet, window: TimeRange): Advice[] {
  const series = seriesWithin(set, METRIC.loadBalancerCost, window)
  const newest = Math.max(...series.map(({ at }) => at.at(-1) ?? Number.NEGATIVE_INFINITY))
  const now = [...Map.groupBy(series, balancerKeyOf)].flatMap(([key, runs]) => {
    const rates = largestPerInstant(runs)
    if (rates === null || rates.at.at(-1) !== newest) return []
    return [{ key, balancer: balancerOf(rates), rate: usdPerHour(rates.value.at(-1) as number), runs }]
  })
  const unreachable = now.filter(({ balancer }) => balancer.address === null)
  const others = now.filter(({ balancer }) => balancer.address !== null)
  const used = others.flatMap(({ runs }) => runs)
  return [
    ...unreachable.map(({ key, balancer, rate, runs }) => ({
      id: `load-balancer ${key}`,
      kind: 'unreachable load balancer' as const,
      balancer,
      saving: { low: rate, high: rate },
      provenance: 'projected' as const,
      coverage: measuredOf(runs, window, set),
      inputs: [inputOf(METRIC.loadBalancerCost, runs)],
    })),
    ...(others.length > 0
      ? [
          {
            id: 'load-balancers',
            kind: 'used load balancers' as const,
            count: others.length,
            saving: { low: usdPerHour(0), high: sumOf(others.map(({ rate }) => rate)) },
            provenance: 'projected' as const,
            coverage: measuredOf(used, window, set),
            inputs: [inputOf(METRIC.loadBalancerCost, used)],
          },
        ]
      : []),
  ]
}

/** The fee is just what EKS takes for a Kubernetes version it no longer supports as standard. */
function extendedSupport(set: MetricSet, window: TimeRange, shipped: readonly ShippedPrice[]): Advice[] {
  const series = seriesWithin(set, METRIC.managementCost, window)
  const rate = sumPerInstant(series).value.at(-1)
  const extended = feeOf('extended', shipped)
  const standard = feeOf('standard', shipped)
  if (rate === undefined || !extended || !standard || differ(rate, usdPerHour(extended.low))) return []
  const info = seriesWithin(set, METRIC.clusterInfo, window)
  const [before, after] = [usdPerHour(extended.low), usdPerHour(standard.low)]
  const saved = minus(before, after)
  return [
    {
      id: 'extended-support',
      kind: 'extended support',
      before,
      after,
      version: versionOf(info),
      coverage: measuredOf(series, window, set),
      saving: { low: saved, high: saved },
      provenance: 'modelled',
      inputs: [
        inputOf(METRIC.managementCost, series),
        ...(info.length > 0 ? [inputOf(METRIC.clusterInfo, info)] : []),
        { source: sourceText(extended), says: 'fee of standard and of extended support' },
      ],
    },
  ]
}

/** Null for current values, which stand for no hour. */
const measuredOf = (series: readonly Series[], window: TimeRange, { mode, stepMs }: MetricSet) =>
  mode === 'instant' ? null : coverageOf(series, window, stepMs)

const feeOf = (support: 'standard' | 'extended', shipped: readonly ShippedPrice[]) =>
  shipped.find((one) => one.per === 'cluster-hour' && one.support === support)

/** Such as `1.33` or `v1.29.3-eks-1a2b3c`: what else stands in the label is none. */
const VERSION = /^v?\d+\.\d+[\w.+-]{0,32}$/

function versionOf(info: readonly Series[]): string | null {
  const version = identityOf(info)?.version
  return version && VERSION.test(version) ? version : null
}
