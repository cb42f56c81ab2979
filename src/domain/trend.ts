import { coverageOf, coverageShare, instantsOf } from './coverage'
import { integrate } from './integral'
import { METRIC } from './metrics'
import { nodeKeyOf } from './nodeKey'
import { type MetricSet, type Series, seriesOf } from './series'
import { type TimeRange, timeRange } from './timeRange'
import {
  HOUR_MS,
  type Hours,
  type Instant,
  meanRate,
  plus,
  type Ratio,
  ratio,
  type Usd,
  type UsdPerHour,
  usd,
} from './units'

/** One bucket of a trend. `null` is "not measured" and is drawn as a gap. */
export interface TrendPoint {
  readonly start: Instant
  readonly end: Instant
  /** Share of the bucket with fee samples. */
  readonly coverage: Ratio
  readonly covered: Hours
  /** USD over the covered part of the bucket. */
  readonly fee: Usd | null
  readonly loadBalancers: Usd | null
  readonly sum: Usd | null
  /** USD/h, mean over the covered part. */
  readonly feeRate: UsdPerHour | null
  readonly loadBalancerRate: UsdPerHour | null
  readonly sumRate: UsdPerHour | null
  /** Mean number of nodes at the instants of the bucket. */
  readonly nodes: number | null
  /** Spot nodes ÷ all nodes, as `nodes.spot`; null where no flag says anything. */
  readonly spotShare: Ratio | null
}

/** Edges of whole hours across a window: n + 1 edges for n buckets. */
export const hourEdges = ({ start, end }: TimeRange): Instant[] => edgesEvery(start, end, HOUR_MS)

/** Edges at midnight UTC across a window; the first and last bucket may be part of a day. */
export const utcDayEdges = (window: TimeRange): Instant[] => edgesOn(DAY_MS, 0, window)

/** Edges on Mondays at midnight UTC (ISO weeks) across a window; its first and last bucket may be part of a week. */
export const utcWeekEdges = (window: TimeRange): Instant[] => edgesOn(7 * DAY_MS, MONDAY, window)

const DAY_MS = 24 * HOUR_MS
/** The first Monday after 1970-01-01, a Thursday. */
const MONDAY = 4 * DAY_MS

/** The window's own ends, and between them every `step` counted from `origin`. */
function edgesOn(step: number, origin: number, { start, end }: TimeRange): Instant[] {
  const first = (Math.floor((start - origin) / step) + 1) * step + origin
  return [start, ...edgesEvery(first, end, step).filter((edge) => edge < end), end]
}

function edgesEvery(from: number, to: number, step: number): Instant[] {
  const edges: number[] = []
  for (let edge = from; edge < to; edge += step) edges.push(edge)
  return [...edges, to] as Instant[]
}

/** Cost and nodes per bucket. Source: the fee, load-balancer and node metrics of the default answer. */
export function trendOf(set: MetricSet, edges: readonly Instant[]): TrendPoint[] {
  const fee = seriesOf(set, METRIC.managementCost)
  const balancers = seriesOf(set, METRIC.loadBalancerCost)
  const flags = seriesOf(set, METRIC.nodeIsSpot)
  const nodes = nodeCounts(flags)
  return bucketsOf(edges).map((bucket) => {
    const ofFee = costIn(fee, bucket, set.stepMs)
    const ofBalancers = costIn(balancers, bucket, set.stepMs)
    const sum = add(ofFee.amount, ofBalancers.amount)
    const coverage = coverageOf(fee, bucket, set.stepMs)
    return {
      ...bucket,
      coverage: coverageShare(coverage),
      covered: coverage.covered,
      fee: ofFee.amount,
      loadBalancers: ofBalancers.amount,
      sum,
      feeRate: ofFee.rate,
      loadBalancerRate: ofBalancers.rate,
      sumRate: add(ofFee.rate, ofBalancers.rate),
      ...nodesIn(nodes, bucket),
    }
  })
}

/** Consecutive edges as buckets. */
export const bucketsOf = (edges: readonly Instant[]): TimeRange[] =>
  edges.slice(1).map((end, i) => timeRange(edges[i] as Instant, end))

function costIn(series: readonly Series[], bucket: TimeRange, stepMs: number) {
  const { amount, coverage } = integrate(series, bucket, stepMs)
  const rate = meanRate(usd(amount), coverage.covered)
  return { amount: rate === null ? null : usd(amount), rate }
}

/** What is known of a sum; null only if neither part is. So buckets add up to the window's figure. */
function add<U extends Usd | UsdPerHour>(a: U | null, b: U | null): U | null {
  if (a === null) return b
  return b === null ? a : ((a + b) as U)
}

interface NodeCounts {
  readonly at: Float64Array
  readonly nodes: Float64Array
  readonly spot: Float64Array
  readonly flagged: Float64Array
}

/** Machines per instant, counted once for all buckets. */
function nodeCounts(flags: readonly Series[]): NodeCounts {
  const at = instantsOf(flags)
  const index = new Map(Array.from(at, (t, i) => [t, i]))
  const counts = {
    at,
    nodes: new Float64Array(at.length),
    spot: new Float64Array(at.length),
    flagged: new Float64Array(at.length),
  }
  const bump = (column: Float64Array, i: number) => {
    column[i] = (column[i] ?? 0) + 1
  }
  for (const runs of Map.groupBy(flags, nodeKeyOf).values()) {
    // A changed label starts a new series of the same machine, and both may have a sample at one instant.
    const counted = runs.length > 1 ? new Set<number>() : null
    for (const series of runs)
      series.at.forEach((t, k) => {
        if (counted?.has(t)) return
        counted?.add(t)
        const i = index.get(t) as number
        const flag = series.value[k]
        bump(counts.nodes, i)
        if (flag === 1) bump(counts.spot, i)
        if (flag === 0 || flag === 1) bump(counts.flagged, i)
      })
  }
  return counts
}

/** A sample at `t` stands for the step that ends at it, so it belongs to the bucket `(start, end]`. */
function nodesIn({ at, nodes, spot, flagged }: NodeCounts, { start, end }: TimeRange) {
  let instants = 0
  const sum = { nodes: 0, spot: 0, flagged: 0 }
  at.forEach((t, i) => {
    if (t <= start || t > end) return
    instants++
    sum.nodes += nodes[i] ?? 0
    sum.spot += spot[i] ?? 0
    sum.flagged += flagged[i] ?? 0
  })
  return {
    nodes: instants === 0 ? null : sum.nodes / instants,
    spotShare: sum.flagged === 0 ? null : ratio(sum.spot / sum.nodes),
  }
}

/** Mean allocation per bucket, cores or bytes; null where no sample stands for any of it. */
export function meansPerBucket(
  readings: { readonly at: Float64Array; readonly value: Float64Array },
  edges: readonly Instant[],
): (number | null)[] {
  return bucketsOf(edges).map(({ start, end }) => {
    let sum = 0
    let samples = 0
    readings.at.forEach((t, i) => {
      if (t <= start || t > end) return
      sum += readings.value[i] as number
      samples++
    })
    return samples === 0 ? null : sum / samples
  })
}

/** Money added up from the start of the window; unknown hours add nothing, and the last known sum stands. */
export function cumulated(points: readonly TrendPoint[]): (Usd | null)[] {
  let total: Usd | null = null
  return points.map(({ sum }) => {
    if (sum !== null) total = total === null ? sum : plus(total, sum)
    return sum === null ? null : total
  })
}
