import { type Check, checkOf, counted } from './check'
import { METRIC } from './metrics'
import { nodeKeyOf, nodeNameOf } from './nodeKey'
import { type MetricSet, seriesWithin } from './series'
import type { TimeRange } from './timeRange'

/**
 * Whether every node says how it is bought: 1 is spot and 0 on-demand, and the newest flag in the window counts.
 * Anything else is neither; a fraction is what averaging over an hour leaves of a flag that changed.
 */
export function purchaseFlags(set: MetricSet, window: TimeRange): Check {
  const check = checkOf('prometheus', 'purchase-flags')
  const flags = newestFlags(set, window)
  if (flags.length === 0)
    return check.unknown('There are no samples that say how nodes are bought.', 'See why there are none.')
  const neither = flags.filter(({ flag }) => flag !== 0 && flag !== 1)
  if (neither.length === 0)
    return check.pass(`All of ${counted(flags.length, 'node')} say whether they are spot or on-demand.`)
  const [has, is] = neither.length === 1 ? ['has', 'it is'] : ['have', 'they are']
  return check.warn(
    `${neither.length} of ${counted(flags.length, 'node')} ${has} a flag that says neither spot nor on-demand, so nobody can tell how ${is} bought and at what price.`,
    `Kubecost writes 1 for spot and 0 for on-demand: look on the way to here for whatever averages ${METRIC.nodeIsSpot}, such as a recording rule or downsampling.`,
    neither.map(({ name, flag }) => ({ label: name, unit: 'text', value: `flag ${flag}` })),
  )
}

/** Of each machine seen in the window, under the name it has in its newest sample. */
function newestFlags(set: MetricSet, window: TimeRange) {
  const runs = seriesWithin(set, METRIC.nodeIsSpot, window).filter(({ at }) => at.length > 0)
  return Array.from(Map.groupBy(runs, nodeKeyOf).values(), (own) => {
    const newest = own.reduce((a, b) => ((b.at.at(-1) ?? 0) > (a.at.at(-1) ?? 0) ? b : a))
    return { name: nodeNameOf(newest), flag: newest.value.at(-1) }
  })
}
