import { awsSiblingsOf } from '~/domain/awsSizes'
import { capacityOf } from '~/domain/instanceTypes'
import { bytes, cores, GIB, usdPerHour } from '~/domain/units'
import type { Machine } from '~/domain/whatIf'
import { cheapestThatFit, type Question } from '~/domain/whatIfSearch'

/** USD per vCPU-hour and GiB-hour, as of OpenCost's defaults; only their proportion matters here. */
const ON_DEMAND = [0.031611, 0.004237] as const
const SPOT = [0.006655, 0.000892] as const

const machines: Machine[] = ['t3a.large', 'm5.large', 'm6i.large', 'c6g.large', 'r6i.large']
  .flatMap(awsSiblingsOf)
  .flatMap((instanceType) => {
    const size = capacityOf(instanceType)
    if (size === null) return []
    const offer = ([vcpu, gib]: readonly [number, number]) => {
      const perHour = usdPerHour(size.vcpu * vcpu + (size.memoryBytes / GIB) * gib)
      return { perHour: { low: perHour, high: perHour }, kinds: ['default rates' as const], sources: [] }
    }
    const capacity = { cpu: cores(size.vcpu), memory: bytes(size.memoryBytes) }
    const { architecture } = size
    return [
      {
        instanceType,
        capacity,
        sizedBy: size.list,
        architecture,
        gpus: 0,
        inUse: 1,
        spot: offer(SPOT),
        onDemand: offer(ON_DEMAND),
      },
    ]
  })

/** What 2,000 nodes of the demo's fleet carry. */
const QUESTION: Question = {
  machines,
  terms: {
    ordinary: { cpu: cores(3500), memory: bytes(7000 * GIB) },
    daemonSetPerNode: { cpu: cores(0.21), memory: bytes(0.4 * GIB) },
    largestPod: { cpu: cores(2), memory: bytes(8 * GIB) },
    fill: 0.65,
    zones: 9,
    onePerZone: true,
    spare: true,
    mostSpot: 0.62,
  },
  current: { holdings: [], nodes: 0, setAside: [] },
  architectures: [],
}

function median(runs: number, action: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const begun = performance.now()
    action()
    return performance.now() - begun
  })
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN
}

/** The search beside the least a worker costs: a copy of its question. */
export function benchSearch(): string {
  const search = median(60, () => cheapestThatFit(QUESTION))
  const copy = median(60, () => structuredClone(QUESTION))
  return `cheapest of ${machines.length} types: ${search.toFixed(1)} ms, ${(search / copy).toFixed(1)} × a copy of its question`
}
