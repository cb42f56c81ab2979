import { exactly } from './band'
import type { Band, Capacity } from './figureUnits'
import type { Purchase } from './nodes'
import { entryFor, type PriceBook } from './priceBook'
import { type ShippedPrice, sourceText } from './shippedPrices'
import { GIB, plus, times, type UsdPerHour, usdPerHour } from './units'

/** Who states a price that is not in the feed, nearest to the cluster first. */
export type StatedKind = 'price book' | 'catalogue' | 'default rates'

export interface StatedPrice {
  readonly perHour: Band<UsdPerHour>
  readonly source: {
    readonly kind: StatedKind
    /** Whoever says so. */
    readonly name: string
    /** ISO day or month; null where the source has none. */
    readonly date: string | null
  }
}

/** Where prices that are not in the feed are looked up. */
export interface PriceSources {
  readonly book: PriceBook
  /** Of this release, in US dollars; none where the feed's money is another. */
  readonly shipped: readonly ShippedPrice[]
}

export const NO_PRICES: PriceSources = { book: [], shipped: [] }

interface Wanted {
  readonly instanceType: string | null
  readonly purchase: Purchase
  readonly region: string | null
  readonly capacity: Capacity | null
}

/**
 * What is stated for a node bought like this: by the price book, else by a dated catalogue of its region, else by
 * OpenCost's default rates per vCPU and GiB. One that is bought nobody knows how costs between spot and on-demand.
 */
export function statedPrice(wanted: Wanted, sources: PriceSources): StatedPrice | null {
  if (wanted.purchase !== 'unknown') return priceBought(wanted, wanted.purchase, sources)
  const spot = priceBought(wanted, 'spot', sources)
  const onDemand = priceBought(wanted, 'on-demand', sources)
  if (spot === null || onDemand === null) return null
  return {
    perHour: {
      low: usdPerHour(Math.min(spot.perHour.low, onDemand.perHour.low)),
      high: usdPerHour(Math.max(spot.perHour.high, onDemand.perHour.high)),
    },
    source: bothOf(spot.source, onDemand.source),
  }
}

/** Who says the bounds: one, or one each; of two the kind is that of on demand, the upper bound. */
function bothOf(spot: StatedPrice['source'], onDemand: StatedPrice['source']): StatedPrice['source'] {
  const [low, high] = [
    sourceText({ source: spot.name, date: spot.date }),
    sourceText({ source: onDemand.name, date: onDemand.date }),
  ]
  return low === high ? onDemand : { kind: onDemand.kind, name: `${high}; on spot ${low}`, date: null }
}

type Bought = 'spot' | 'on-demand'

function priceBought(wanted: Wanted, purchase: Bought, { book, shipped }: PriceSources): StatedPrice | null {
  const entry = entryFor(book, { ...wanted, purchase })
  if (entry)
    return {
      perHour: exactly(entry.perHour),
      source: { kind: 'price book', name: entry.source, date: entry.date },
    }
  return cataloguePrice(wanted, purchase, shipped) ?? defaultPrice(wanted, purchase, shipped)
}

function cataloguePrice(
  { instanceType, region }: Wanted,
  purchase: Bought,
  shipped: readonly ShippedPrice[],
): StatedPrice | null {
  const found = shipped.find(
    (price) =>
      price.per === 'node-hour' &&
      price.instanceType === instanceType &&
      price.region === region &&
      price.purchase === purchase,
  )
  return (
    (found && {
      perHour: { low: usdPerHour(found.low), high: usdPerHour(found.high) },
      source: { kind: 'catalogue', name: found.source, date: found.date },
    }) ??
    null
  )
}

function defaultPrice(
  { capacity }: Wanted,
  purchase: Bought,
  shipped: readonly ShippedPrice[],
): StatedPrice | null {
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
    perHour: exactly(perHour),
    source: { kind: 'default rates', name: vcpu.source, date: vcpu.date },
  }
}
