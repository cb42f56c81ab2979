import { instantsOf } from './coverage'
import { METRIC } from './metrics'
import { nodeKeyOf, nodeNameOf } from './nodeKey'
import type { Purchase } from './nodes'
import { clipped, type MetricSet, type Series, seriesOf } from './series'
import { type TimeRange, timeRange } from './timeRange'
import { type Count, count } from './units'

/** The machines of one change: how many, and the first few by name. */
interface Machines {
  readonly count: Count
  readonly names: readonly string[]
}

/**
 * What happened to nodes between two neighbouring instants. `between` starts at the last instant that knew the
 * state before and ends at the first that knew the state after. For joins and leaves the states are the
 * number of nodes, which both of one instant share.
 */
export type NodeChange = { readonly between: TimeRange } & Machines &
  (
    | { readonly kind: 'nodes-joined' | 'nodes-left'; readonly before: Count; readonly after: Count }
    | { readonly kind: 'purchase-changed'; readonly before: Purchase; readonly after: Purchase }
  )

/** More names than this are a list and not a sentence. */
const NAMES = 3

interface Machine {
  readonly name: string
  readonly runs: readonly Series[]
  readonly first: number
  readonly last: number
}

/**
 * Nodes that joined, left or changed from spot to on-demand or back, those of one instant together.
 * Source: `kubecost_node_is_spot`, the samples within the window, both ends included.
 *
 * A node has joined if others were seen before it, and has left if others are seen after it: not if its first or
 * last sample is that of the whole feed, and not if the feed has a gap. Only its first and last sample count, for
 * one lost sample is no proof of absence.
 */
export function nodeChanges(set: MetricSet, window: TimeRange): NodeChange[] {
  const flags = seriesOf(set, METRIC.nodeIsSpot)
    .map((series) => clipped(series, window))
    .filter(({ at }) => at.length > 0)
  const machines = Array.from(Map.groupBy(flags, nodeKeyOf).values(), machineOf)
  return [...comingsAndGoings(machines, instantsOf(flags)), ...purchaseChanges(machines)]
}

function machineOf(runs: readonly Series[]): Machine {
  const newest = runs.reduce((a, b) => ((b.at.at(-1) ?? 0) > (a.at.at(-1) ?? 0) ? b : a))
  return {
    name: nodeNameOf(newest),
    runs,
    first: Math.min(...runs.map(({ at }) => at[0] as number)),
    last: newest.at.at(-1) as number,
  }
}

function comingsAndGoings(machines: readonly Machine[], instants: Float64Array): NodeChange[] {
  const joined = Map.groupBy(machines, ({ first }) => first)
  const seenLast = Map.groupBy(machines, ({ last }) => last)
  const changes: NodeChange[] = []
  let nodes = joined.get(instants[0] as number)?.length ?? 0
  for (let i = 1; i < instants.length; i++) {
    const between = timeRange(instants[i - 1] as number, instants[i] as number)
    const coming = joined.get(between.end) ?? []
    const going = seenLast.get(between.start) ?? []
    const before = count(nodes)
    nodes += coming.length - going.length
    const counts = { between, before, after: count(nodes) }
    if (going.length > 0) changes.push({ kind: 'nodes-left', ...counts, ...named(going) })
    if (coming.length > 0) changes.push({ kind: 'nodes-joined', ...counts, ...named(coming) })
  }
  return changes
}

const named = (machines: readonly Machine[]): Machines => ({
  count: count(machines.length),
  names: machines
    .map(({ name }) => name)
    .sort()
    .slice(0, NAMES),
})

interface PurchaseChange {
  readonly machine: Machine
  readonly between: TimeRange
  readonly before: Purchase
  readonly after: Purchase
}

function purchaseChanges(machines: readonly Machine[]): NodeChange[] {
  const changes = machines.flatMap(changesOf)
  const together = Map.groupBy(changes, ({ between, after }) => `${between.start} ${between.end} ${after}`)
  return Array.from(together.values(), (some) => {
    const { between, before, after } = some[0] as PurchaseChange
    return { kind: 'purchase-changed', between, before, after, ...named(some.map(({ machine }) => machine)) }
  })
}

/** A flag that says nothing, as in the hour of the change itself, is passed over. */
function changesOf(machine: Machine): PurchaseChange[] {
  const changes: PurchaseChange[] = []
  const { at, value } = flagsOf(machine)
  let known = -1
  value.forEach((flag, i) => {
    if (flag !== 0 && flag !== 1) return
    const before = value[known]
    if (before !== undefined && before !== flag)
      changes.push({
        machine,
        between: timeRange(at[known] as number, at[i] as number),
        before: before === 1 ? 'spot' : 'on-demand',
        after: flag === 1 ? 'spot' : 'on-demand',
      })
    known = i
  })
  return changes
}

/** The flags of a machine; NaN where two series of it disagree about an instant. */
function flagsOf({ runs }: Machine): Pick<Series, 'at' | 'value'> {
  const [only, ...more] = runs
  if (only !== undefined && more.length === 0) return only
  const flags = new Map<number, number>()
  for (const { at, value } of runs)
    at.forEach((t, i) => {
      const flag = value[i] as number
      flags.set(t, (flags.get(t) ?? flag) === flag ? flag : Number.NaN)
    })
  const at = instantsOf(runs)
  return { at, value: at.map((t) => flags.get(t) as number) }
}
