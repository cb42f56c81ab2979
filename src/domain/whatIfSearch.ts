import { MOST_NODES } from './sizing'
import { differ, GIB } from './units'
import { fewestNodes, type Group, isOverfilled, type Machine, type Terms } from './whatIf'
import { atLeast, type Column, columnOf, costOf, fewestOf, groupsOf, leastPrice } from './whatIfColumn'
import { type Current, type PlanCost, planCost } from './whatIfCost'

/** Why a type is in no plan by itself, first reason first. */
export const EXCLUSIONS = [
  'no price',
  'other processor',
  'GPUs',
  'hardly more than its own system',
  'overfilled by DaemonSet pods',
  'too small for the largest pod',
  'too many nodes',
] as const
export type Exclusion = (typeof EXCLUSIONS)[number]

export interface FoundPlan {
  readonly plan: readonly Group[]
  readonly nodes: number
  readonly cost: PlanCost
}

export interface Search {
  /** The cheapest plan of each combination of one or two types, by the upper end of what it costs; ten at most. */
  readonly best: readonly FoundPlan[]
  /** Combinations that fit and cost more than those. */
  readonly dearer: number
  /** Types looked at, and how many of them are left out for which reason. */
  readonly types: number
  readonly excluded: ReadonlyMap<Exclusion, number>
}

export interface Question {
  readonly machines: readonly Machine[]
  readonly terms: Terms
  readonly current: Current
  /** Processors that today's images are known to run on; none: any. */
  readonly architectures: readonly string[]
}

const MOST_PLANS = 10
/** Of the first 4 GiB the system of a node keeps a quarter (GKE's rule for reserved memory). */
const LEAST_MEMORY = 4 * GIB

/** The cheapest plans of one or two types that fit, found by trying them all. */
export function cheapestThatFit({ machines, terms, current, architectures }: Question): Search {
  const byType = new Map(machines.map((machine) => [machine.instanceType, machine]))
  const excluded = new Map<Exclusion, number>()
  const exclude = (reason: Exclusion) => excluded.set(reason, (excluded.get(reason) ?? 0) + 1)
  const columns: Column[] = []
  for (const machine of machines) {
    const reason = exclusionOf(machine, machines, terms, architectures)
    if (reason) exclude(reason)
    else columns.push(columnOf(machine, terms))
  }
  const found = new Cheapest()
  for (const column of columns) {
    if (!column.holdsLargest) {
      exclude('too small for the largest pod')
      continue
    }
    const count = fewestOf(column, terms)
    if (count > MOST_NODES) exclude('too many nodes')
    else found.offer(costOf(column, count, terms.mostSpot), [[column, count]])
  }
  const pairs = columns.flatMap((first, i) =>
    columns
      .slice(i + 1)
      .filter((second) => first.holdsLargest || second.holdsLargest)
      .map((second) => pairOf(first, second, terms)),
  )
  // The most promising first: the sooner there are ten, the fewer of the others have to be tried.
  pairs.sort((a, b) => a.bound - b.bound)
  for (const pair of pairs) mix(pair, terms, found)
  return {
    best: found.plans().flatMap((parts) => {
      const plan = parts.flatMap(([column, count]) => groupsOf(column, count, terms.mostSpot))
      const cost = planCost(plan, byType, current)
      return cost ? [{ plan, nodes: plan.reduce((sum, group) => sum + group.count, 0), cost }] : []
    }),
    dearer: found.dearer,
    types: machines.length,
    excluded,
  }
}

function exclusionOf(
  machine: Machine,
  machines: readonly Machine[],
  terms: Terms,
  architectures: readonly string[],
): Exclusion | null {
  if (!isBuyable(machine, terms.mostSpot)) return 'no price'
  if (
    machine.architecture !== null &&
    architectures.length > 0 &&
    !architectures.includes(machine.architecture)
  )
    return 'other processor'
  if (machine.gpus !== 0 && !machines.some(({ gpus, inUse }) => gpus !== 0 && inUse > 0)) return 'GPUs'
  if (machine.inUse === 0 && machine.capacity.memory < LEAST_MEMORY) return 'hardly more than its own system'
  return isOverfilled(machine, terms) ? 'overfilled by DaemonSet pods' : null
}

/** All on demand, or all on spot where the terms allow that. */
const isBuyable = ({ spot, onDemand }: Machine, mostSpot: number) =>
  onDemand !== null || (spot !== null && mostSpot >= 1)

/** Two types, and what no mix of them can cost less than. */
interface Pair {
  readonly first: Column
  readonly second: Column
  /** USD/h, were parts of nodes for sale. */
  readonly bound: number
  /** How many of the first there would be then. */
  readonly around: number
}

/** The least there has to be of the second type, in parts of nodes, beside `n` of the first. */
const partsBeside = (n: number, { ordinary }: Terms, first: Column, second: Column) =>
  Math.max(
    0,
    (ordinary.cpu - n * first.cpu) / second.cpu,
    (ordinary.memory - n * first.memory) / second.memory,
  )

/**
 * In parts of nodes the cheapest mix stands where a need is just met: with none of either type, or where CPU and memory
 * both are (linear programming in two variables).
 */
function pairOf(first: Column, second: Column, terms: Terms): Pair {
  const { ordinary, mostSpot } = terms
  const most = Math.max(ordinary.cpu / first.cpu, ordinary.memory / first.memory)
  const crossing =
    (ordinary.cpu * second.memory - ordinary.memory * second.cpu) /
    (first.cpu * second.memory - first.memory * second.cpu)
  let bound = Number.POSITIVE_INFINITY
  let around = 0
  for (const n of [0, most, crossing]) {
    if (!(n >= 0 && n <= most)) continue
    const cost =
      n * leastPrice(first, mostSpot) + partsBeside(n, terms, first, second) * leastPrice(second, mostSpot)
    if (cost < bound) {
      bound = cost
      around = n
    }
  }
  return { first, second, bound, around }
}

/**
 * Tries numbers of the first type with the fewest of the second that fit beside it, from the cheapest mix in parts of
 * nodes outwards: away from there the parts only get dearer, so the first that are too dear end the search.
 */
function mix({ first, second, bound, around }: Pair, terms: Terms, found: Cheapest): void {
  let least = Number.POSITIVE_INFINITY
  let counts: readonly [number, number] = [0, 0]
  const attempt = (n: number): boolean => {
    const parts =
      n * leastPrice(first, terms.mostSpot) +
      partsBeside(n, terms, first, second) * leastPrice(second, terms.mostSpot)
    if (parts >= least || parts >= found.limit) return false
    const m = fewestBeside(n, first, second, terms)
    if (n + m > MOST_NODES) return true
    const both = costOf(first, n, terms.mostSpot) + costOf(second, m, terms.mostSpot)
    if (both < least) {
      least = both
      counts = [n, m]
    }
    return true
  }
  if (bound < found.limit) {
    const middle = Math.max(1, Math.ceil(around))
    for (let n = middle; n < MOST_NODES && attempt(n); n++);
    for (let n = middle - 1; n >= 1 && attempt(n); n--);
  }
  if (least < found.limit)
    found.offer(least, [
      [first, counts[0]],
      [second, counts[1]],
    ])
  else found.dearer++
}

/** Fewest nodes of the second type that fit beside `n` of the first; there is always one. */
function fewestBeside(n: number, first: Column, second: Column, terms: Terms): number {
  const { ordinary, spare } = terms
  const fewest = Math.max(
    1,
    fewestNodes(terms) - n,
    atLeast((ordinary.cpu - n * first.cpu) / second.cpu),
    atLeast((ordinary.memory - n * first.memory) / second.memory),
  )
  if (!spare) return fewest
  const lost = {
    cpu: Math.max(first.brimCpu, second.brimCpu),
    memory: Math.max(first.brimMemory, second.brimMemory),
  }
  return Math.max(
    fewest,
    atLeast((ordinary.cpu + lost.cpu - n * first.brimCpu) / second.brimCpu),
    atLeast((ordinary.memory + lost.memory - n * first.brimMemory) / second.brimMemory),
  )
}

type Parts = readonly (readonly [Column, count: number])[]

/** The few cheapest of what it is offered; of equal ones those of fewer nodes. */
class Cheapest {
  /** What a plan has to stay under to be among them. */
  limit = Number.POSITIVE_INFINITY
  dearer = 0
  readonly #kept: { cost: number; nodes: number; parts: Parts }[] = []

  offer(cost: number, parts: Parts): void {
    const nodes = parts.reduce((sum, [, count]) => sum + count, 0)
    const kept = this.#kept
    const at = kept.findIndex((other) => (differ(cost, other.cost) ? cost < other.cost : nodes < other.nodes))
    kept.splice(at < 0 ? kept.length : at, 0, { cost, nodes, parts })
    if (kept.length > MOST_PLANS) {
      kept.pop()
      this.dearer++
    }
    if (kept.length === MOST_PLANS) this.limit = kept.at(-1)?.cost ?? this.limit
  }

  plans(): Parts[] {
    return this.#kept.map(({ parts }) => parts)
  }
}
