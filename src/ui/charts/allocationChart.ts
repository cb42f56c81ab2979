import type { Allocation, Resource } from '~/domain/allocation'
import { METRIC } from '~/domain/metrics'
import { meansPerBucket } from '~/domain/trend'
import { bytes, cores, GIB, type Instant } from '~/domain/units'
import { formatAxisNumber, formatBytes, formatCores } from '../format'
import type { ChartBucket, ChartLevel, ChartModel, ChartUnit } from './model'

/** Memory is drawn in GiB, so that ticks are round in the unit the reader sees. */
const UNIT: Record<Resource, ChartUnit> = {
  cpu: { name: 'vCPU', format: (value) => formatCores(cores(value)), tick: formatAxisNumber },
  memory: {
    name: 'GiB',
    format: (value) => formatBytes(bytes(value * GIB)),
    tick: formatAxisNumber,
  },
}
const LABEL: Record<Resource, string> = { cpu: 'allocated, vCPU', memory: 'allocated, GiB' }
const METRIC_OF: Record<Resource, string> = { cpu: METRIC.cpuAllocation, memory: METRIC.memoryAllocation }
const SCALE: Record<Resource, number> = { cpu: 1, memory: GIB }

/** Allocation of ordinary pods per bucket; levels are given in cores or bytes. */
export function allocationChart(
  resource: Resource,
  allocation: Allocation,
  edges: readonly Instant[],
  buckets: readonly ChartBucket[],
  levels: readonly ChartLevel[] = [],
): ChartModel {
  const scale = SCALE[resource]
  return {
    kind: 'steps',
    unit: UNIT[resource],
    buckets,
    series: [
      {
        id: resource,
        label: LABEL[resource],
        colour: 'var(--accent)',
        values: meansPerBucket(allocation, edges).map((mean) => (mean === null ? null : mean / scale)),
      },
    ],
    source: { provenance: 'observed', metrics: [METRIC_OF[resource]] },
    levels: levels.map(({ label, value }) => ({ label, value: value / scale })),
  }
}
