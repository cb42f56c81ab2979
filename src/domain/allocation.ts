import { type Coverage, coverageOf } from './coverage'
import { type Input, inputOf } from './figure'
import { sumPerInstant } from './integral'
import { METRIC } from './metrics'
import { type MetricSet, type Series, seriesOf } from './series'
import { type Statistics, statisticsOf } from './statistics'
import type { TimeRange } from './timeRange'

/**
 * What pods allocate of one resource (the greater of request and usage), in cores or bytes.
 * Kubecost's recording rules hand it out in two runs of different meaning: `daemonset="false"` is all
 * ordinary pods of the cluster, `daemonset="true"` is DaemonSet pods **per node**. They never mix.
 */
export interface Allocation {
  /** Ordinary pods, cluster-wide; null without samples. */
  readonly ordinary: Statistics | null
  /** Mean overhead of DaemonSet pods on each node; null where the feed does not know it. */
  readonly daemonSetPerNode: number | null
  readonly coverage: Coverage
  readonly inputs: readonly Input[]
  /** Readings of ordinary pods, ascending in time. */
  readonly at: Float64Array
  readonly value: Float64Array
}

export type Resource = 'cpu' | 'memory'

const METRIC_OF = { cpu: METRIC.cpuAllocation, memory: METRIC.memoryAllocation } as const

/** Allocation of one resource in a window. A series without a `daemonset` label speaks of ordinary pods. */
export function allocationOf(resource: Resource, set: MetricSet, window: TimeRange): Allocation {
  const metric = METRIC_OF[resource]
  const [ordinary, perNode] = apart(seriesOf(set, metric))
  const { at, value } = readingsOf(set, ordinary, window)
  const overhead = readingsOf(set, perNode, window).value
  return {
    ordinary: statisticsOf(Array.from(value)),
    daemonSetPerNode: statisticsOf(Array.from(overhead))?.mean ?? null,
    // Current values stand for no hour.
    coverage: coverageOf(set.mode === 'instant' ? [] : ordinary, window, set.stepMs),
    inputs: [
      inputOf(`${metric}{daemonset="false"}`, ordinary),
      ...(perNode.length > 0 ? [inputOf(`${metric}{daemonset="true"}`, perNode)] : []),
    ],
    at,
    value,
  }
}

function apart(series: readonly Series[]): [ordinary: Series[], perNode: Series[]] {
  const ordinary: Series[] = []
  const perNode: Series[] = []
  for (const one of series) (one.labels.get('daemonset') === 'true' ? perNode : ordinary).push(one)
  return [ordinary, perNode]
}

/** The readings of an answer in a window; current values, which belong to no window, as they came. */
export const readingsOf = ({ mode }: MetricSet, series: readonly Series[], window: TimeRange) =>
  mode === 'instant' ? sumPerInstant(series) : readingsIn(series, window)

/** Readings that stand for some of the window: after its start, up to its end. */
export function readingsIn(series: readonly Series[], { start, end }: TimeRange) {
  const { at, value } = sumPerInstant(series)
  const keep = Array.from(at.keys()).filter((i) => (at[i] as number) > start && (at[i] as number) <= end)
  return {
    at: Float64Array.from(keep, (i) => at[i] as number),
    value: Float64Array.from(keep, (i) => value[i] as number),
  }
}
