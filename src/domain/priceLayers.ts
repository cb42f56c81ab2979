import type { PriceBook, PriceBookEntry } from './priceBook'

/** Who states a price: the reader, or whoever runs the gateway. */
export type PriceOrigin = 'own' | 'gateway'

/** The prices of one origin. */
export interface PriceLayer {
  readonly origin: PriceOrigin
  readonly book: PriceBook
}

/** A stated price, and whether an earlier layer states one for every node it is meant for. */
export interface ListedPrice {
  readonly entry: PriceBookEntry
  readonly origin: PriceOrigin
  readonly isShadowed: boolean
}

/** All stated prices, layer by layer; the first layer is asked first. (The feed comes before all of them.) */
export function listedPrices(layers: readonly PriceLayer[]): ListedPrice[] {
  const earlier: PriceBookEntry[] = []
  return layers.flatMap(({ origin, book }) => {
    const listed = book.map((entry) => ({
      entry,
      origin,
      isShadowed: earlier.some((other) => shadows(other, entry)),
    }))
    earlier.push(...book)
    return listed
  })
}

/**
 * One book that answers as the layers do when asked one after the other: for any node, `entryFor` finds in it
 * what it finds in the first layer that has anything for that node.
 */
export const mergedPrices = (layers: readonly PriceLayer[]): PriceBook =>
  listedPrices(layers).flatMap(({ entry, isShadowed }) => (isShadowed ? [] : [entry]))

const shadows = (earlier: PriceBookEntry, later: PriceBookEntry): boolean =>
  earlier.instanceType === later.instanceType &&
  earlier.purchase === later.purchase &&
  (earlier.region === null || earlier.region === later.region)
