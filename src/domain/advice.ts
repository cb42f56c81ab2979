import type { Allocation } from './allocation'
import { type Coverage, coverageShare } from './coverage'
import type { Band, Capacity, Provenance } from './figureUnits'
import type { LoadBalancer } from './loadBalancer'
import { inputOfNodes, UNKNOWN_ZONE, zoneCounts } from './nodeFigures'
import { nodeModelOf } from './sizing'
import { bytes, cores, type Hours, minus, plus, times, type UsdPerHour, usdPerHour } from './units'
import type { Group, Machine, Terms } from './whatIf'
import { fewestPlan } from './whatIfColumn'
import type { Holding } from './whatIfCost'
import { type Evidence, nodesAndPods, planEvidence, pricesOfType, pricesToday } from './whatIfEvidence'
import type { Search } from './whatIfSearch'
import { type Basis, type Choices, type Situation, termsOf } from './whatIfSituation'

/** Something to do, or to look at. Every one is a what-if: nobody tried it. */
export type Advice = {
  /** The same from day to day, so that it stays hidden once it was. */
  readonly id: string
  /** USD/h; negative where it costs more. Null: it changes no cost. */
  readonly saving: Band<UsdPerHour> | null
  readonly provenance: Provenance
  readonly inputs: Evidence
} & (
  | { readonly kind: 'fewer nodes'; readonly before: number; readonly least: number; readonly most: number }
  | {
      readonly kind: 'other types'
      /** How many nodes there are today, and of which types. */
      readonly before: { readonly nodes: number; readonly types: readonly string[] }
      readonly plan: readonly Group[]
    }
  | {
      readonly kind: 'spread over zones'
      readonly zone: string
      readonly before: number
      readonly after: number
      readonly nodes: number
    }
  | {
      readonly kind: 'less spot' | 'more spot'
      /** Nodes on demand. */
      readonly before: number
      readonly after: number
      readonly nodes: number
      readonly machine: Machine
    }
  | ({ readonly kind: 'unreachable load balancer'; readonly balancer: LoadBalancer } & OfNewest)
  | ({ readonly kind: 'used load balancers'; readonly count: number } & OfNewest)
  | ({
      readonly kind: 'extended support'
      readonly before: UsdPerHour
      readonly after: UsdPerHour
      /** Of Kubernetes; null where the feed does not tell. */
      readonly version: string | null
    } & OfNewest)
)

/** By what was charged at the newest instant. */
interface OfNewest {
  /** Hours in which it was measured at all; null for current values, which stand for no hour. */
  readonly coverage: Coverage | null
}

/** By the least they save; what costs more comes last, and what changes no cost before that. */
export const ranked = (advice: readonly Advice[]): Advice[] =>
  [...advice].sort(
    (a, b) =>
      (b.saving?.low ?? 0) - (a.saving?.low ?? 0) ||
      (b.saving?.high ?? 0) - (a.saving?.high ?? 0) ||
      (a.id < b.id ? -1 : 1),
  )

/** What could be done about the nodes; null `found` while the search for other types is under way. */
export function nodeAdvice(situation: Situation, choices: Choices, found: Search | null): Advice[] {
  const terms = termsOf(situation, choices)
  if (terms === null) return []
  const fewer = fewerNodes(situation, choices)
  return [
    ...fewer,
    ...otherTypes(situation, found, fewer[0]?.saving?.low ?? usdPerHour(0)),
    ...spreadOverZones(situation),
    ...spotShare(situation, terms),
  ]
}

/**
 * Today's mix of types, fewer of them. It saves least sized on the maximum and if the cheapest nodes of each type go, most
 * sized on the mean and if the dearest do: which go nobody says.
 */
function fewerNodes(situation: Situation, choices: Choices): Advice[] {
  const { current, byType } = situation
  const average = averageMachine(byType, current.holdings)
  if (average === null) return []
  const sizedOn = (basis: Basis) => {
    const terms = termsOf(situation, { ...choices, basis })
    if (terms === null) return null
    const count = fewestPlan(average, terms).reduce((sum, group) => sum + group.count, 0)
    return count > 0 ? count : null
  }
  const least = sizedOn('mean')
  const most = sizedOn('max')
  const chosen = sizedOn(choices.basis)
  if (least === null || most === null || chosen === null || chosen >= current.nodes) return []
  const shareWithout = (count: number) => Math.max(0, current.nodes - count) / current.nodes
  return [
    {
      id: 'fewer-nodes',
      kind: 'fewer nodes',
      before: current.nodes,
      least: Math.min(least, most),
      most: Math.max(least, most),
      saving: {
        low: priceOfShare(current.holdings, shareWithout(most), 'low'),
        high: priceOfShare(current.holdings, shareWithout(least), 'high'),
      },
      provenance: 'modelled',
      inputs: [...nodesAndPods(situation, situation.current.holdings), ...pricesToday(situation)],
    },
  ]
}

/** What a share of the nodes of each type costs: at `low` of the cheapest of them, at `high` of the dearest. */
function priceOfShare(holdings: readonly Holding[], share: number, bound: keyof Band<unknown>): UsdPerHour {
  const types = [...Map.groupBy(holdings, ({ instanceType }) => instanceType).values()]
  return sumOf(
    types.flatMap((some) => {
      const price = ({ offer }: Holding) => offer.perHour[bound]
      let left = share * some.reduce((sum, { count }) => sum + count, 0)
      return some
        .toSorted((a, b) => (bound === 'low' ? price(a) - price(b) : price(b) - price(a)))
        .map((holding) => {
          const taken = Math.min(left, holding.count)
          left -= taken
          return times(price(holding), taken)
        })
    }),
  )
}

/** One node of today's mix: of one type that type, of several their mean. */
function averageMachine(byType: Situation['byType'], holdings: readonly Holding[]): Machine | null {
  const sized = holdings.flatMap(({ instanceType, count }) => {
    const machine = byType.get(instanceType)
    return machine ? [{ count, machine }] : []
  })
  const [first] = sized
  if (!first) return null
  const nodes = sized.reduce((sum, { count }) => sum + count, 0)
  const mean = (of: (capacity: Capacity) => number) =>
    sized.reduce((sum, { count, machine }) => sum + count * of(machine.capacity), 0) / nodes
  return {
    ...first.machine,
    capacity: { cpu: cores(mean(({ cpu }) => cpu)), memory: bytes(mean(({ memory }) => memory)) },
  }
}

/**
 * The cheapest plan found, if it surely saves more than fewer of the same, and if one source prices it and today's
 * nodes: between two sources the difference may be theirs.
 */
function otherTypes(situation: Situation, found: Search | null, atLeast: UsdPerHour): Advice[] {
  const { byType, current } = situation
  const plan = found?.best.find(
    ({ plan: groups, cost }) =>
      cost.kinds.length === 1 &&
      groups.some(({ instanceType }) => (byType.get(instanceType)?.inUse ?? 0) === 0),
  )
  if (!plan || plan.cost.saving.low <= atLeast) return []
  return [
    {
      id: 'other-types',
      kind: 'other types',
      before: { nodes: current.nodes, types: [...new Set(current.holdings.map((one) => one.instanceType))] },
      plan: plan.plan,
      saving: plan.cost.saving,
      provenance: 'modelled',
      inputs: planEvidence(situation, plan.plan, false).saving,
    },
  ]
}

/** The fullest zone holds more than its part. */
function spreadOverZones({ now, list }: Situation): Advice[] {
  const zones = zoneCounts(now).filter(({ zone }) => zone !== UNKNOWN_ZONE)
  const nodes = zones.reduce((sum, zone) => sum + zone.nodes, 0)
  const [fullest] = [...zones].sort((a, b) => b.nodes - a.nodes)
  // One zone has no second one to spread to that is known; two at least are wanted.
  const after = Math.ceil(nodes / Math.max(2, zones.length))
  if (!fullest || fullest.nodes <= after) return []
  return [
    {
      id: 'spread-over-zones',
      kind: 'spread over zones',
      zone: fullest.zone,
      before: fullest.nodes,
      after,
      nodes,
      saving: null,
      provenance: 'observed',
      inputs: [inputOfNodes(list)],
    },
  ]
}

/**
 * As many nodes on demand as hold everything, filled to the brim, should the spot market take back all others: fewer
 * are a risk, more are paid for without need.
 */
function spotShare(situation: Situation, terms: Terms): Advice[] {
  const { now, byType } = situation
  const model = nodeModelOf(now)
  const machine = model && byType.get(model.instanceType)
  const before = now.filter(({ purchase }) => purchase === 'on-demand').length
  const known = now.filter(({ purchase }) => purchase !== 'unknown').length
  if (!machine?.spot || !machine.onDemand || known === 0) return []
  const alone = { ...terms, fill: 1, onePerZone: false, spare: false, mostSpot: 0 }
  const needed = fewestPlan(machine, alone).reduce((sum, { count }) => sum + count, 0)
  const after = Math.min(needed, known)
  if (needed === 0 || after === before) return []
  const dearer = {
    low: minus(machine.onDemand.perHour.low, machine.spot.perHour.high),
    high: minus(machine.onDemand.perHour.high, machine.spot.perHour.low),
  }
  const moved = before - after
  const bounds = [times(dearer.low, moved), times(dearer.high, moved)].sort((a, b) => a - b)
  const kind = after > before ? 'less spot' : 'more spot'
  return [
    {
      id: kind.replace(' ', '-'),
      kind,
      before,
      after,
      nodes: known,
      machine,
      saving: { low: bounds[0] ?? usdPerHour(0), high: bounds[1] ?? usdPerHour(0) },
      provenance: 'modelled',
      inputs: [...nodesAndPods(situation, [machine]), ...pricesOfType(situation, machine)],
    },
  ]
}

/** How far what was measured carries. */
export interface Confidence {
  readonly level: 'good' | 'fair' | 'low'
  readonly covered: Hours
  readonly window: Hours
  /** How far the greatest reading lies over the mean, of CPU or memory; null without readings. */
  readonly spread: number | null
}

const A_DAY = 24
const A_WEEK = 168

/** A week that was seen almost whole and is even is good; less than a day, or than half of the window, is little. */
function levelOf(coverage: Coverage, isEven: boolean): Confidence['level'] {
  const share = coverageShare(coverage)
  if (coverage.covered < A_DAY || share < 0.5) return 'low'
  return coverage.covered >= 0.8 * A_WEEK && share >= 0.8 && isEven ? 'good' : 'fair'
}

/** In what follows from what pods allocate. */
export function confidenceIn(cpu: Allocation, memory: Allocation): Confidence {
  const { coverage } = cpu
  const spreads = [cpu, memory].flatMap(({ ordinary }) =>
    ordinary && ordinary.mean > 0 ? [ordinary.max / ordinary.mean - 1] : [],
  )
  const spread = spreads.length > 0 ? Math.max(...spreads) : null
  return {
    level: levelOf(coverage, spread !== null && spread <= 0.25),
    covered: coverage.covered,
    window: coverage.window,
    spread,
  }
}

/** In what follows from a charge: its newest sample decides, so how far the others lie from it says nothing. */
export const levelOfCharge = (coverage: Coverage | null): Confidence['level'] =>
  coverage === null ? 'low' : levelOf(coverage, true)

/** Rates added. */
export const sumOf = (rates: readonly UsdPerHour[]): UsdPerHour =>
  rates.reduce((sum, rate) => plus(sum, rate), usdPerHour(0))
