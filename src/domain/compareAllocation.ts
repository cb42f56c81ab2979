import type { Resource } from './allocation'
import { type Comparison, compare, LEAST_SHARE } from './compare'
import { bothSides, measuredAt, type Period, reading, readingOf, type Sides } from './comparedReading'
import type { Figure } from './figure'
import { type NodeList, nodesNow } from './nodes'
import { rightsizingFigures } from './rightsizing'
import type { Bytes, Cores, Ratio } from './units'

export interface ComparedAllocation {
  readonly cpu: Comparison<Cores>
  readonly memory: Comparison<Bytes>
}

/** An answer about allocation, and the nodes of the same window; null where those are not known. */
export interface AllocationPeriod extends Period {
  readonly nodes: NodeList | null
}

/**
 * Mean allocation in two periods of one length: that of the cards, DaemonSet pods included, where both periods know
 * those or neither does. Where one does, ordinary pods only: a series that began to be collected is no growth.
 */
export function compareAllocation(
  periods: Sides<AllocationPeriod>,
  leastShare: Ratio = LEAST_SHARE,
): ComparedAllocation {
  const sides = bothSides(periods, sideOf)
  return {
    cpu: compareResource('cpu', sides, leastShare) as Comparison<Cores>,
    memory: compareResource('memory', sides, leastShare) as Comparison<Bytes>,
  }
}

const sideOf = (period: AllocationPeriod) => ({
  period,
  nodes: period.nodes === null ? 0 : nodesNow(period.nodes).length,
  figures: rightsizingFigures(period.set, period.nodes, period.window),
})
type Side = ReturnType<typeof sideOf>

function compareResource(resource: Resource, sides: Sides<Side>, leastShare: Ratio) {
  const withDaemonSets = bothSides(
    sides,
    ({ nodes, figures }) => nodes > 0 && figures.allocation[resource].daemonSetPerNode !== null,
  )
  const isAlike = withDaemonSets.before === withDaemonSets.now
  const readings = bothSides(sides, ({ period, figures }) => {
    // Cast: the resource decides the unit, cores or bytes, and both are numbers.
    const mean = figures[resource].mean as Figure<'cores'>
    const { ordinary, at } = figures.allocation[resource]
    const measured = measuredAt(at, period)
    return isAlike || ordinary === null
      ? readingOf(mean, measured, ({ part }) => part)
      : reading(ordinary.mean as Cores, measured, '', [ORDINARY_ONLY])
  })
  return compare<Cores | Bytes>(readings, 'mean over measured hours', leastShare)
}

const ORDINARY_ONLY = 'without DaemonSet pods, which are known in one of the two periods only'
