import { sumOfBands } from './band'
import type { Band, Capacity } from './figureUnits'
import { capacityOf, largestSpotPool, type SpotPool } from './nodeFigures'
import type { Node, Purchase } from './nodes'
import {
  type Count,
  count,
  type Hours,
  hours,
  plus,
  type Usd,
  type UsdPerHour,
  usd,
  usdPerHour,
} from './units'

/** What some of the nodes amount to. Capacity is what is there now; hours and cost are what has been. */
export interface Holdings {
  readonly now: Count
  readonly seen: Count
  /** Of the nodes there now, over those whose capacity is known. */
  readonly capacity: Capacity
  /** Nodes there now that are left out of `capacity`, because nobody says what they hold. */
  readonly unsized: Count
  readonly hours: Hours
  /** Over the hours each price is known for, of nodes that have one. */
  readonly cost: Band<Usd>
  /** Nodes left out of `cost`, because nobody says what they cost. */
  readonly unpriced: Count
  /** Prices per hour of the nodes there now that have one. */
  readonly rate: Band<UsdPerHour>
  /** Nodes there now that are left out of `rate`. */
  readonly unpricedNow: Count
}

/** Sums over any set of nodes, for a group, a table foot or a cell; all zero for none. */
export function holdingsOf(nodes: readonly Node[]): Holdings {
  const now = nodes.filter(({ isNow }) => isNow)
  const { total, unknown } = capacityOf(now)
  return {
    now: count(now.length),
    seen: count(nodes.length),
    capacity: total,
    unsized: count(unknown),
    hours: nodes.reduce((sum, node) => plus(sum, node.hours), hours(0)),
    cost: sumOfBands(
      nodes.flatMap(({ price }) => price?.amount ?? []),
      usd(0),
    ),
    unpriced: count(nodes.filter(({ price }) => price === null).length),
    rate: sumOfBands(
      now.flatMap(({ price }) => price?.perHour ?? []),
      usdPerHour(0),
    ),
    unpricedNow: count(now.filter(({ price }) => price === null).length),
  }
}

/** What nodes are weighed by. */
export const MEASURES = ['nodes', 'cpu', 'memory', 'cost'] as const
export type Measure = (typeof MEASURES)[number]

/** What is there now by one measure (nodes, vCPU, bytes, USD/h at most), and of how many nodes it is not known. */
export function measured(held: Holdings, by: Measure): { value: number; unknown: Count } {
  if (by === 'nodes') return { value: held.now, unknown: count(0) }
  return by === 'cost'
    ? { value: held.rate.high, unknown: held.unpricedNow }
    : { value: held.capacity[by], unknown: held.unsized }
}

/** What part of all some of the nodes are by one measure, 0 to 1; null where it is not known of some, or all is nothing. */
export function shareOf(part: Holdings, all: Holdings, by: Measure): number | null {
  const whole = measured(all, by)
  return whole.unknown > 0 || whole.value === 0 ? null : measured(part, by).value / whole.value
}

/** Where spot counts and where it does not. */
export const PURCHASES = ['spot', 'on-demand', 'unknown'] as const satisfies readonly Purchase[]

/** One zone, split by how its nodes are bought. `zone` is null for nodes that name none. */
export interface ZoneHoldings {
  readonly zone: string | null
  readonly by: Readonly<Record<Purchase, Holdings>>
  readonly all: Holdings
}

export interface SpotByZone {
  /** By name, nodes without a zone last. */
  readonly zones: readonly ZoneHoldings[]
  readonly all: ZoneHoldings
  /** The zone whose loss takes most nodes, then most vCPU; null where no node names its zone. */
  readonly largestZone: ZoneHoldings | null
  /** The fullest pool; null without spot nodes. */
  readonly largestPool: SpotPool | null
}

/** How many nodes, and how much of them, stand in each zone on spot, and what one loss would take. */
export function spotByZone(now: readonly Node[]): SpotByZone {
  const zones = Array.from(
    Map.groupBy(now, ({ zone }) => zone?.name ?? null),
    ([zone, nodes]) => zoneOf(zone, nodes),
  ).sort((a, b) => byName(a.zone, b.zone))
  return {
    zones,
    all: zoneOf(null, now),
    largestZone: zones.filter(({ zone }) => zone !== null).sort(bySize)[0] ?? null,
    largestPool: largestSpotPool(now),
  }
}

function zoneOf(zone: string | null, nodes: readonly Node[]): ZoneHoldings {
  const bought = (purchase: Purchase) => holdingsOf(nodes.filter((node) => node.purchase === purchase))
  return {
    zone,
    by: { spot: bought('spot'), 'on-demand': bought('on-demand'), unknown: bought('unknown') },
    all: holdingsOf(nodes),
  }
}

const byName = (a: string | null, b: string | null) =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1

const bySize = (a: ZoneHoldings, b: ZoneHoldings) =>
  b.all.now - a.all.now || b.all.capacity.cpu - a.all.capacity.cpu
