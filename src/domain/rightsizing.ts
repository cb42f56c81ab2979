import { type Allocation, allocationOf, type Resource, readingsOf } from './allocation'
import { coverageOf } from './coverage'
import { type Figure, inputOf, known, missing } from './figure'
import type { FigureId } from './figures'
import type { Capacity, OpportunityLevel, PartOf, Provenance } from './figureUnits'
import { METRIC } from './metrics'
import { capacityOf } from './nodeFigures'
import { type NodeList, nodesNow } from './nodes'
import { type MetricSet, seriesOf } from './series'
import { statisticsOf } from './statistics'
import type { TimeRange } from './timeRange'
import { type Bytes, bytes, type Cores, cores, minus, ratio } from './units'

/** Allocation of one resource, as figures. `U` is `cores` or `bytes`. */
export interface ResourceFigures<U extends 'cores' | 'bytes'> {
  readonly mean: Figure<U>
  readonly p95: Figure<U>
  readonly max: Figure<U>
  readonly free: Figure<U>
  /** The same readings as the service reads them: as reclaimable. */
  readonly asReported: Figure<U>
}

export interface RightsizingFigures {
  readonly cpu: ResourceFigures<'cores'>
  readonly memory: ResourceFigures<'bytes'>
  readonly opportunity: Figure<'level'>
  readonly efficiency: Figure<'ratio'>
  readonly allocation: { readonly cpu: Allocation; readonly memory: Allocation }
  /** Of nodes now; null where any node's capacity is unknown, for a share of part of it would mislead. */
  readonly capacity: Capacity | null
}

/**
 * What pods allocate against what nodes hold, in both readings. Source: `kubecost_savings_*`, which record
 * allocation in spite of their name, and the nodes of the same window.
 */
export function rightsizingFigures(
  savings: MetricSet,
  nodes: NodeList | null,
  window: TimeRange,
): RightsizingFigures {
  const now = nodes === null ? [] : nodesNow(nodes)
  const { total, unknown } = capacityOf(now)
  const capacity = now.length > 0 && unknown === 0 ? total : null
  const freeIs: Provenance = now.every((node) => node.capacity?.source === 'feed') ? 'observed' : 'modelled'
  const cpu = allocationOf('cpu', savings, window)
  const memory = allocationOf('memory', savings, window)
  const cpuFigures = resourceFigures<'cores'>('cpu', cpu, now.length, capacity?.cpu ?? null, cores, freeIs)
  const memoryFigures = resourceFigures<'bytes'>(
    'memory',
    memory,
    now.length,
    capacity?.memory ?? null,
    bytes,
    freeIs,
  )
  const share = {
    cpu: shareAsReported(cpu, capacity?.cpu),
    memory: shareAsReported(memory, capacity?.memory),
  }
  const inputs = [...cpu.inputs, ...memory.inputs]
  const noShare = (resource: Resource) =>
    capacity === null ? 'the capacity of the nodes is not known' : noReadings(resource)
  return {
    cpu: cpuFigures,
    memory: memoryFigures,
    opportunity:
      share.cpu === null || share.memory === null
        ? missing('reported.opportunity', noShare(share.cpu === null ? 'cpu' : 'memory'), { inputs })
        : known('reported.opportunity', levelOf(Math.max(share.cpu, share.memory)), {
            inputs,
            coverage: cpu.coverage,
          }),
    efficiency:
      share.cpu === null
        ? missing('reported.efficiency', noShare('cpu'), { inputs: cpu.inputs })
        : known('reported.efficiency', ratio(1 - share.cpu), {
            inputs: cpu.inputs,
            coverage: cpu.coverage,
            notes: ['follows from the misreading; it measures no usage'],
          }),
    allocation: { cpu, memory },
    capacity,
  }
}

const noReadings = (resource: Resource) =>
  `no samples of ${resource === 'cpu' ? METRIC.cpuAllocation : METRIC.memoryAllocation} in this window`

/** The service's thresholds, on the larger of the two shares. */
export const levelOf = (share: number): OpportunityLevel =>
  share < 0.1 ? 'LOW' : share < 0.3 ? 'MEDIUM' : 'HIGH'

const shareAsReported = ({ ordinary }: Allocation, capacity: number | undefined) =>
  ordinary === null || !capacity ? null : ordinary.mean / capacity

type Quantity<U> = U extends 'cores' ? Cores : Bytes

function resourceFigures<U extends 'cores' | 'bytes'>(
  resource: Resource,
  allocation: Allocation,
  nodeCount: number,
  capacity: Quantity<U> | null,
  quantity: (value: number) => Quantity<U>,
  freeIs: Provenance,
): ResourceFigures<U> {
  const { ordinary, daemonSetPerNode, coverage, inputs } = allocation
  const overhead = daemonSetPerNode === null ? 0 : nodeCount * daemonSetPerNode
  const notes = [
    daemonSetPerNode === null
      ? 'DaemonSet pods are not in the feed and not in this figure'
      : nodeCount === 0
        ? 'the number of nodes is not known, so DaemonSet pods are not in this figure'
        : `with DaemonSet pods on ${nodeCount} nodes`,
  ]
  // The id decides the unit, and `resource` decides both: cpu ↔ cores, memory ↔ bytes.
  const figure = (
    id: string,
    part: number | undefined,
    extra: readonly string[] = notes,
    provenance?: Provenance,
  ) =>
    (part === undefined
      ? missing(id as FigureId, noReadings(resource), { coverage, inputs })
      : known(id as 'alloc.cpu', { part: quantity(part), of: capacity } as PartOf<Cores>, {
          coverage,
          inputs,
          notes: extra,
          ...(provenance && { provenance }),
        })) as Figure<U>
  const free = `free.${resource}`
  const allocated = ordinary === null ? undefined : ordinary.mean + overhead
  return {
    mean: figure(`alloc.${resource}`, allocated),
    p95: figure(`alloc.${resource}.p95`, ordinary === null ? undefined : ordinary.p95 + overhead),
    max: figure(`alloc.${resource}.max`, ordinary === null ? undefined : ordinary.max + overhead),
    free:
      capacity === null
        ? (missing(free as FigureId, 'the capacity of the nodes is not known', {
            coverage,
            inputs,
          }) as Figure<U>)
        : figure(
            free,
            allocated === undefined ? undefined : minus(capacity as Cores, cores(allocated)),
            notes,
            freeIs,
          ),
    asReported: figure(`reported.${resource}Savings`, ordinary?.mean, [
      'allocation read as savings; see the other reading',
    ]),
  }
}

/**
 * Memory really in use: the mean working set of all containers against the capacity of nodes now.
 * Source: `kubecost_cluster_memory_working_set_bytes`.
 */
export function memoryInUse(set: MetricSet, capacity: Capacity | null, window: TimeRange): Figure<'bytes'> {
  const series = seriesOf(set, METRIC.memoryWorkingSet)
  const inputs = [inputOf(METRIC.memoryWorkingSet, series)]
  const coverage = set.mode === 'instant' ? null : coverageOf(series, window, set.stepMs)
  const readings = statisticsOf(Array.from(readingsOf(set, series, window).value))
  if (readings === null)
    return missing('memory.utilisation', `no samples of ${METRIC.memoryWorkingSet} in this window`, {
      coverage,
      inputs,
    })
  return known(
    'memory.utilisation',
    { part: bytes(readings.mean), of: capacity?.memory ?? null },
    { coverage, inputs },
  )
}
