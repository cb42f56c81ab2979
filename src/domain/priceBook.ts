import type { UsdPerHour } from './units'

/** A price of nodes that is in no feed: somebody states it, and says from where and of which day it is. */
export interface PriceBookEntry {
  readonly instanceType: string
  readonly purchase: 'spot' | 'on-demand'
  /** Null: in every region. */
  readonly region: string | null
  readonly perHour: UsdPerHour
  readonly source: string
  /** ISO day. */
  readonly date: string
}

export type PriceBook = readonly PriceBookEntry[]

interface Bought {
  readonly instanceType: string | null
  readonly purchase: string
  readonly region: string | null
}

/**
 * The entry for a node bought like this: of its own region before one for every region, then the newest. Null
 * where none is meant for it: for a way of buying that is not known `statedPrice` asks for both.
 */
export function entryFor(book: PriceBook, { instanceType, purchase, region }: Bought): PriceBookEntry | null {
  const meant = book.filter(
    (entry) =>
      entry.instanceType === instanceType &&
      entry.purchase === purchase &&
      (entry.region === null || entry.region === region),
  )
  const [best] = meant.sort(
    (a, b) => Number(a.region === null) - Number(b.region === null) || (a.date > b.date ? -1 : 1),
  )
  return best ?? null
}

/** Whether two entries state a price of the same thing. */
export const isSamePriced = (a: PriceBookEntry, b: PriceBookEntry): boolean =>
  a.instanceType === b.instanceType && a.purchase === b.purchase && a.region === b.region

/** A book in which `entry` is the one price of what it prices. */
export const withEntry = (book: PriceBook, entry: PriceBookEntry): PriceBook => [
  ...withoutEntry(book, entry),
  entry,
]

/** A book that states no price of what `entry` prices. */
export const withoutEntry = (book: PriceBook, entry: PriceBookEntry): PriceBook =>
  book.filter((other) => !isSamePriced(other, entry))
