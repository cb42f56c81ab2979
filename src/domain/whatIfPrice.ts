import type { Band, Capacity } from './figureUnits'
import type { Node, Purchase } from './nodes'
import { entryFor, type PriceBook } from './priceBook'
import type { ShippedPrice } from './shippedPrices'
import { GIB, plus, times, type UsdPerHour, usdPerHour } from './units'

/** Who says what a node costs, nearest to the cluster first. */
export const PRICE_KINDS = ['feed', 'price book', 'catalogue', 'default rates'] as const
export type PriceKind = (typeof PRICE_KINDS)[number]

export interface ModelledPrice {
  readonly perHour: Band<UsdPerHour>
  readonly kind: PriceKind
  /** Names of whoever says so, with their day. */
  readonly source: string
}

/** Where prices that are not in the feed are looked up. */
export interface PriceSources {
  readonly book: PriceBook
  /** Of this release, in US dollars; none where the feed's money is another. */
  readonly shipped: readonly ShippedPrice[]
  /** Of most of the nodes; a price is of its region. */
  readonly region: string | null
}

interface Wanted {
  readonly instanceType: string | null
  readonly purchase: Purchase
  readonly region: string | null
  readonly capacity: Capacity | null
}

/** What a node of today costs: its own price, else one that is stated for nodes like it. Null if nobody says. */
export function priceOfNode(node: Node, sources: PriceSources): ModelledPrice | null {
  if (node.price !== null) {
    const { perHour, source } = node.price
    const text = source.kind === 'feed' ? 'the feed' : dated(source.name, source.date)
    return { perHour: { low: perHour, high: perHour }, kind: source.kind, source: text }
  }
  return statedPrice(node, sources)
}

/**
 * What is stated for a node bought like this: by the price book, else by a dated catalogue of its region, else by
 * OpenCost's default rates per vCPU and GiB. One that is bought nobody knows how costs between spot and on-demand.
 */
export function statedPrice(wanted: Wanted, sources: PriceSources): ModelledPrice | null {
  if (wanted.purchase !== 'unknown') return priceBought(wanted, wanted.purchase, sources)
  const spot = priceBought(wanted, 'spot', sources)
  const onDemand = priceBought(wanted, 'on-demand', sources)
  if (spot === null || onDemand === null) return null
  const { kind, source } = onDemand
  const bounds = [spot.perHour, onDemand.perHour]
  return {
    perHour: {
      low: usdPerHour(Math.min(...bounds.map(({ low }) => low))),
      high: usdPerHour(Math.max(...bounds.map(({ high }) => high))),
    },
    kind,
    source,
  }
}

type Bought = 'spot' | 'on-demand'

function priceBought(
  wanted: Wanted,
  purchase: Bought,
  { book, shipped }: PriceSources,
): ModelledPrice | null {
  const entry = entryFor(book, { ...wanted, purchase })
  if (entry)
    return {
      perHour: { low: entry.perHour, high: entry.perHour },
      kind: 'price book',
      source: dated(entry.source, entry.date),
    }
  return cataloguePrice(wanted, purchase, shipped) ?? defaultPrice(wanted, purchase, shipped)
}

function cataloguePrice(
  wanted: Wanted,
  purchase: Bought,
  shipped: readonly ShippedPrice[],
): ModelledPrice | null {
  const found = shipped.find(
    (price) =>
      price.per === 'node-hour' &&
      price.instanceType === wanted.instanceType &&
      price.region === wanted.region &&
      price.purchase === purchase,
  )
  return (
    (found && {
      perHour: { low: usdPerHour(found.low), high: usdPerHour(found.high) },
      kind: 'catalogue',
      source: dated(found.source, found.date),
    }) ??
    null
  )
}

function defaultPrice(
  { capacity }: Wanted,
  purchase: Bought,
  shipped: readonly ShippedPrice[],
): ModelledPrice | null {
  const rate = (per: 'vCPU-hour' | 'GiB-hour') =>
    shipped.find((price) => price.per === per && price.purchase === purchase)
  const vcpu = rate('vCPU-hour')
  const gib = rate('GiB-hour')
  if (capacity === null || !vcpu || !gib) return null
  const perHour = plus(
    times(usdPerHour(vcpu.low), capacity.cpu),
    times(usdPerHour(gib.low), capacity.memory / GIB),
  )
  return {
    perHour: { low: perHour, high: perHour },
    kind: 'default rates',
    source: dated(vcpu.source, vcpu.date),
  }
}

const dated = (source: string, date: string | null) => (date === null ? source : `${source}, ${date}`)
