import type { Holdings, SpotByZone } from '~/domain/spotZone'
import { formatCores, formatCount } from '~/ui/format'

/** What the loss of the largest zone, and of the largest spot pool, would take: one plain sentence each. */
export function riskInWords({ all: { all }, zones, largestZone, largestPool }: SpotByZone): string[] {
  return [zoneSentence(zones.length, largestZone, all), poolSentence(largestPool, all)]
}

function zoneSentence(zones: number, largest: SpotByZone['largestZone'], all: Holdings): string {
  if (largest === null) return 'No node names its zone, so nobody can say what the loss of one would take.'
  const isOnly = zones === 1
  const cpu = shareOfCpu(largest.all, all)
  return isOnly
    ? `All ${nodesIn(all.now)} stand in ${largest.zone}: losing it takes everything.`
    : `Losing ${largest.zone} takes ${formatCount(largest.all.now)} of ${nodesIn(all.now)}${cpu && ` and ${cpu}`}.`
}

/** Empty where some capacity is not known: a share of a part would mislead. */
const shareOfCpu = (part: Holdings, all: Holdings): string =>
  all.unsized > 0 ? '' : `${formatCores(part.capacity.cpu, '').trim()} of ${formatCores(all.capacity.cpu)}`

function poolSentence(pool: SpotByZone['largestPool'], all: Holdings): string {
  if (pool === null) return 'No node is known to be on spot.'
  if (pool.nodes === 1)
    return 'No two spot nodes share a pool (a zone and an instance type), so they are not taken back together.'
  const where = [pool.zone ?? 'unknown zone', pool.instanceType ?? 'unknown type'].join(', ')
  return `${formatCount(pool.nodes)} of ${nodesIn(all.now)} hang on one spot pool (${where}).`
}

const nodesIn = (nodes: number) => `${formatCount(nodes)} ${nodes === 1 ? 'node' : 'nodes'}`
