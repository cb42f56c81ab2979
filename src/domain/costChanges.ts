import { instantsOf } from './coverage'
import { largestPerInstant, type Summed, sumPerInstant } from './integral'
import { balancerKeyOf, balancerOf, type LoadBalancer } from './loadBalancer'
import { METRIC } from './metrics'
import { clipped, type MetricSet, type Series, seriesOf } from './series'
import { type TimeRange, timeRange } from './timeRange'
import { differ, type UsdPerGb, type UsdPerHour, usdPerGb, usdPerHour } from './units'

/**
 * A rate or a price that stepped, a load balancer that came or went. `between` starts at the last instant that
 * knew the state before and ends at the first that knew the state after.
 */
export type CostChange = { readonly between: TimeRange } & (
  | { readonly kind: 'fee-stepped'; readonly before: UsdPerHour; readonly after: UsdPerHour }
  | {
      readonly kind: 'price-changed'
      readonly price: (typeof PRICES)[number][0]
      readonly before: UsdPerGb
      readonly after: UsdPerGb
    }
  | ({ readonly balancer: LoadBalancer } & (
      | { readonly kind: 'load-balancer-came'; readonly before: null; readonly after: UsdPerHour }
      | { readonly kind: 'load-balancer-went'; readonly before: UsdPerHour; readonly after: null }
      | { readonly kind: 'load-balancer-stepped'; readonly before: UsdPerHour; readonly after: UsdPerHour }
    ))
)

const PRICES = [
  ['egress.zone', METRIC.zoneEgressPrice],
  ['egress.region', METRIC.regionEgressPrice],
  ['egress.internet', METRIC.internetEgressPrice],
] as const

/**
 * What happened to the fee, to load balancers and to the network price list, from the samples within the window,
 * both ends included. The fee is the sum of its series; of two prices at one instant the dearer counts.
 */
export function costChanges(set: MetricSet, window: TimeRange): CostChange[] {
  const of = (metric: string) => seriesOf(set, metric).map((series) => clipped(series, window))
  const fee = of(METRIC.managementCost)
  const balancers = of(METRIC.loadBalancerCost)
  return [
    ...stepsIn(sumPerInstant(fee), usdPerHour).map((step) => ({ kind: 'fee-stepped' as const, ...step })),
    ...balancerChanges(balancers, instantsOf([...fee, ...balancers])),
    ...PRICES.flatMap(([price, metric]) =>
      stepsIn(largestPerInstant(of(metric)), usdPerGb).map((step) => ({
        kind: 'price-changed' as const,
        price,
        ...step,
      })),
    ),
  ]
}

/** Every step from one sample to the next, across a gap too; back to the old value is another one. */
function stepsIn<U extends UsdPerHour | UsdPerGb>(readings: Summed | null, unit: (value: number) => U) {
  const steps: { between: TimeRange; before: U; after: U }[] = []
  if (readings === null) return steps
  const { at, value } = readings
  for (let i = 1; i < at.length; i++) {
    const before = value[i - 1] as number
    const after = value[i] as number
    if (differ(before, after))
      steps.push({
        between: timeRange(at[i - 1] as number, at[i] as number),
        before: unit(before),
        after: unit(after),
      })
  }
  return steps
}

/**
 * A load balancer came if costs were measured before its first sample, and went if they are after its last: `measured`
 * are those instants, of the fee as well, or the only one could never go.
 */
function balancerChanges(series: readonly Series[], measured: Float64Array): CostChange[] {
  const changes: CostChange[] = []
  const place = new Map(Array.from(measured, (t, i) => [t, i]))
  const neighbour = (t: number, by: 1 | -1) => measured[(place.get(t) as number) + by]
  for (const runs of Map.groupBy(series, balancerKeyOf).values()) {
    // One balancer under two label sets, as when its job is renamed, has not doubled.
    const rates = largestPerInstant(runs)
    if (rates === null) continue
    const balancer = balancerOf(rates)
    const [first, last] = [rates.at[0] as number, rates.at.at(-1) as number]
    const [before, after] = [neighbour(first, -1), neighbour(last, 1)]
    if (before !== undefined)
      changes.push({
        kind: 'load-balancer-came',
        between: timeRange(before, first),
        balancer,
        before: null,
        after: usdPerHour(rates.value[0] as number),
      })
    for (const step of stepsIn(rates, usdPerHour))
      changes.push({ kind: 'load-balancer-stepped', balancer, ...step })
    if (after !== undefined)
      changes.push({
        kind: 'load-balancer-went',
        between: timeRange(last, after),
        balancer,
        before: usdPerHour(rates.value.at(-1) as number),
        after: null,
      })
  }
  return changes
}
