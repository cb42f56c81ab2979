import { integrate, largestPerInstant } from './integral'
import { NODE_PRICE_METRIC } from './metrics'
import { ownersAmong } from './nodeKey'
import type { Node } from './nodes'
import { entryFor, type PriceBook } from './priceBook'
import { type MetricSet, type Series, seriesOf } from './series'
import type { TimeRange } from './timeRange'
import { amountOver, type Hours, hours, meanRate, type Usd, type UsdPerHour, usd, usdPerHour } from './units'

export type PriceSource =
  | { readonly kind: 'feed' }
  | { readonly kind: 'price book'; readonly name: string; readonly date: string }

/** What a node costs, and who says so. */
export interface NodePrice {
  /** The mean over the hours below; the newest price where the answer has no history. */
  readonly perHour: UsdPerHour
  /** Over the hours below. */
  readonly amount: Usd
  /** Hours of the window for which node and price are both known. */
  readonly hours: Hours
  readonly source: PriceSource
  /** Samples those hours come from. */
  readonly at: Float64Array
}

type Unpriced = Omit<Node, 'price'>

/**
 * Each node with its price: the integral of `node_total_hourly_cost` over the covered hours where the feed has
 * it, else its hours times an entry of the price book, else null. Never zero for want of a price.
 */
export function withPrices(
  nodes: readonly Unpriced[],
  set: MetricSet,
  window: TimeRange,
  book: PriceBook,
): Node[] {
  const owner = ownersAmong(nodes)
  const fed = Map.groupBy(seriesOf(set, NODE_PRICE_METRIC), owner)
  return nodes.map((node) => ({
    ...node,
    price: fedPrice(fed.get(node.key) ?? [], set, window) ?? bookPrice(node, book),
  }))
}

function fedPrice(series: readonly Series[], set: MetricSet, window: TimeRange): NodePrice | null {
  // One machine under two label sets has two prices at an instant.
  const prices = largestPerInstant(series)
  if (prices === null) return null
  const source = { kind: 'feed' } as const
  const { at } = prices
  if (set.mode === 'instant') {
    const perHour = usdPerHour(prices.value.at(-1) as number)
    return { perHour, amount: usd(0), hours: hours(0), source, at }
  }
  const { amount, coverage } = integrate([prices], window, set.stepMs)
  const perHour = meanRate(usd(amount), coverage.covered)
  return perHour && { perHour, amount: usd(amount), hours: coverage.covered, source, at }
}

function bookPrice(node: Unpriced, book: PriceBook): NodePrice | null {
  const entry = entryFor(book, node)
  return (
    entry && {
      perHour: entry.perHour,
      amount: amountOver(entry.perHour, node.hours),
      hours: node.hours,
      source: { kind: 'price book', name: entry.source, date: entry.date },
      at: node.at,
    }
  )
}
