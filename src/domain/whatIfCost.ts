import { mapBand, sumOfBands } from './band'
import type { Band } from './figureUnits'
import { PRICE_KINDS, type PriceSource, whoSays } from './nodePrice'
import type { Node, Purchase } from './nodes'
import { plus, times, type UsdPerHour, usdPerHour } from './units'
import { type Group, type Machine, NOISE, type Offer } from './whatIf'

/** Nodes of today of one type, bought one way. */
export interface Holding {
  readonly instanceType: string
  readonly purchase: Purchase
  readonly count: number
  /** Of one of them, on average. */
  readonly offer: Offer
}

/** Today's nodes as a plan is held against them. */
export interface Current {
  readonly holdings: readonly Holding[]
  /** Of known size and price, and so in the comparison. */
  readonly nodes: number
  /** Nobody says their size or price. They stay as they are: in neither cost, and carrying nothing. */
  readonly setAside: readonly Node[]
}

/** Splits today's nodes into kinds, each with its price, and those that no comparison can be made with. */
export function currentOf(now: readonly Node[]): Current {
  const setAside: Node[] = []
  const kinds = new Map<string, { node: Node; instanceType: string; offers: Offer[] }>()
  for (const node of now) {
    const { price } = node
    if (price === null || node.capacity === null || node.instanceType === null) {
      setAside.push(node)
      continue
    }
    const key = JSON.stringify([node.instanceType, node.purchase])
    const kind = kinds.get(key) ?? { node, instanceType: node.instanceType, offers: [] }
    kind.offers.push(offerAt(price))
    kinds.set(key, kind)
  }
  const holdings = Array.from(kinds.values(), ({ node, instanceType, offers }) => ({
    instanceType,
    purchase: node.purchase,
    count: offers.length,
    offer: meanOffer(offers),
  }))
  return { holdings, nodes: now.length - setAside.length, setAside }
}

export const offerAt = ({
  perHour,
  source,
}: {
  readonly perHour: Band<UsdPerHour>
  readonly source: PriceSource
}): Offer => ({
  perHour,
  kinds: [source.kind],
  sources: [whoSays(source)],
})

function meanOffer(offers: readonly Offer[]): Offer {
  const mean = (bound: 'low' | 'high') =>
    usdPerHour(offers.reduce((sum, { perHour }) => sum + perHour[bound], 0) / offers.length)
  return {
    perHour: { low: mean('low'), high: mean('high') },
    ...saidBy(offers),
  }
}

/** Who says some prices: the kinds in their order, and names. */
type Said = Pick<Offer, 'kinds' | 'sources'>

function saidBy(offers: readonly Offer[]): Said {
  const kinds = new Set(offers.flatMap((offer) => offer.kinds))
  return {
    kinds: PRICE_KINDS.filter((kind) => kinds.has(kind)),
    sources: [...new Set(offers.flatMap(({ sources }) => sources))].sort(),
  }
}

/** What today's nodes cost per hour; null where nobody says a price of any of them, which is not for nothing. */
export const costToday = ({ holdings }: Current): Band<UsdPerHour> | null =>
  holdings.length === 0
    ? null
    : sumOfBands(
        holdings.map(({ offer, count }) => mapBand(offer.perHour, (rate) => times(rate, count))),
        usdPerHour(0),
      )

/** What plans are held against each other by. All USD/h. */
export interface PlanCost extends Said {
  readonly before: Band<UsdPerHour>
  readonly after: Band<UsdPerHour>
  /** Before − after, bound by bound: one price of a kind holds on both sides. Negative where the plan costs more. */
  readonly change: Band<UsdPerHour>
  /** The part of it that is a saving: never negative, never more than before. */
  readonly saving: Band<UsdPerHour>
}

/** Nodes of one kind (type, way of buying) today and in a plan, at one price. */
export interface KindOfNode {
  readonly before: number
  readonly after: number
  readonly offer: Offer
}

/** What a plan costs beside today. Null where a group of the plan has no price: it is not free. */
export function planCost(
  plan: readonly Group[],
  machines: ReadonlyMap<string, Machine>,
  current: Current,
): PlanCost | null {
  const kinds = kindsOf(plan, machines, current)
  return kinds && costOf(kinds)
}

/**
 * Every kind of node of today or of a plan. One that stays is in both at the same price, so that only what changes is
 * uncertain. Null where a group of the plan has no price.
 */
export function kindsOf(
  plan: readonly Group[],
  machines: ReadonlyMap<string, Machine>,
  { holdings }: Current,
): KindOfNode[] | null {
  const kinds = new Map<string, KindOfNode>()
  for (const { instanceType, purchase, count, offer } of holdings)
    kinds.set(JSON.stringify([instanceType, purchase]), { before: count, after: 0, offer })
  for (const { instanceType, purchase, count } of plan) {
    if (count === 0) continue
    const key = JSON.stringify([instanceType, purchase])
    const kind = kinds.get(key)
    const offer = kind?.offer ?? offerOf(machines.get(instanceType), purchase)
    if (offer === null) return null
    kinds.set(key, { before: kind?.before ?? 0, after: (kind?.after ?? 0) + count, offer })
  }
  return [...kinds.values()]
}

const offerOf = (machine: Machine | undefined, purchase: Group['purchase']): Offer | null =>
  (purchase === 'spot' ? machine?.spot : machine?.onDemand) ?? null

function costOf(kinds: readonly KindOfNode[]): PlanCost {
  const ZERO = usdPerHour(0)
  const add = (of: (kind: KindOfNode) => UsdPerHour) => kinds.reduce((sum, kind) => plus(sum, of(kind)), ZERO)
  const total = (count: 'before' | 'after') => ({
    low: add((kind) => times(kind.offer.perHour.low, kind[count])),
    high: add((kind) => times(kind.offer.perHour.high, kind[count])),
  })
  const before = total('before')
  const bound = (of: (kind: KindOfNode) => UsdPerHour) => {
    const sum = add(of)
    // What float arithmetic leaves of sums that cancel out is neither a saving nor a cost.
    return Math.abs(sum) <= NOISE * before.high ? ZERO : sum
  }
  const change = {
    low: bound(({ before: had, after, offer: { perHour } }) =>
      times(had > after ? perHour.low : perHour.high, had - after),
    ),
    high: bound(({ before: had, after, offer: { perHour } }) =>
      times(had > after ? perHour.high : perHour.low, had - after),
    ),
  }
  const within = (value: number, most: number) => usdPerHour(Math.min(Math.max(0, value), most))
  return {
    before,
    after: total('after'),
    change,
    saving: { low: within(change.low, before.low), high: within(change.high, before.high) },
    ...saidBy(kinds.map(({ offer }) => offer)),
  }
}
