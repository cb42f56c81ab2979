import { exactly, mapBand } from './band'
import { type Input, inputOf, type Statement } from './figure'
import type { Band } from './figureUnits'
import { integrate, largestPerInstant } from './integral'
import { NODE_PRICE_METRIC } from './metrics'
import { ownersAmong } from './nodeKey'
import type { Node } from './nodes'
import { type MetricSet, type Series, seriesOf } from './series'
import { sourceText } from './shippedPrices'
import { type PriceSources, type StatedPrice, statedPrice } from './statedPrice'
import type { TimeRange } from './timeRange'
import { amountOver, type Hours, hours, meanRate, type Usd, type UsdPerHour, usd, usdPerHour } from './units'

/** Who says what a node costs, nearest to the cluster first. */
export const PRICE_KINDS = ['feed', 'price book', 'catalogue', 'default rates'] as const
export type PriceKind = (typeof PRICE_KINDS)[number]

export type PriceSource = { readonly kind: 'feed' } | StatedPrice['source']

/** Who says a price, by name and with the day of it. */
export const whoSays = (source: PriceSource): string =>
  source.kind === 'feed' ? 'the feed' : sourceText({ source: source.name, date: source.date })

/** What a node costs, and who says so. The bounds are one where whoever says so names one price. */
export interface NodePrice {
  /** The mean over the hours below; the newest price where the answer has no history. */
  readonly perHour: Band<UsdPerHour>
  /** Over the hours below. */
  readonly amount: Band<Usd>
  /** Hours of the window for which node and price are both known. */
  readonly hours: Hours
  readonly source: PriceSource
  /** Samples those hours come from. */
  readonly at: Float64Array
}

type Unpriced = Omit<Node, 'price'>

/**
 * Each node with its price: the integral of `node_total_hourly_cost` over the covered hours where the feed has
 * it, else its hours × what is stated for nodes like it (`statedPrice`), else null. Never zero for want of a price.
 */
export function withPrices(
  nodes: readonly Unpriced[],
  set: MetricSet,
  window: TimeRange,
  sources: PriceSources,
): Node[] {
  const owner = ownersAmong(nodes)
  const fed = Map.groupBy(seriesOf(set, NODE_PRICE_METRIC), owner)
  return nodes.map((node) => ({
    ...node,
    price: fedPrice(fed.get(node.key) ?? [], set, window) ?? priceStated(node, sources),
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
    return { perHour: exactly(perHour), amount: exactly(usd(0)), hours: hours(0), source, at }
  }
  const { amount, coverage } = integrate([prices], window, set.stepMs)
  const perHour = meanRate(usd(amount), coverage.covered)
  return (
    perHour && {
      perHour: exactly(perHour),
      amount: exactly(usd(amount)),
      hours: coverage.covered,
      source,
      at,
    }
  )
}

function priceStated(node: Unpriced, sources: PriceSources): NodePrice | null {
  const stated = statedPrice(node, sources)
  return (
    stated && {
      ...stated,
      amount: mapBand(stated.perHour, (rate) => amountOver(rate, node.hours)),
      hours: node.hours,
      at: node.at,
    }
  )
}

/** The samples of prices that are in the feed; none where no price is. */
export function fedPrices(prices: readonly NodePrice[]): Input[] {
  const fed = prices.filter(({ source }) => source.kind === 'feed')
  return fed.length > 0 ? [inputOf(NODE_PRICE_METRIC, fed)] : []
}

/** Who says the prices that are in no answer, and of how many nodes. */
export const statedPrices = (prices: readonly NodePrice[]): Statement[] =>
  Array.from(
    Map.groupBy(
      prices.filter(({ source }) => source.kind !== 'feed'),
      ({ source }) => whoSays(source),
    ),
    ([source, some]) => ({ source, says: `price of ${some.length} ${some.length === 1 ? 'node' : 'nodes'}` }),
  )
