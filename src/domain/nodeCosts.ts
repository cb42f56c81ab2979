import { mapBand, sumOfBands } from './band'
import type { MonthHours } from './cost'
import { coverageOfInstants, instantsOf } from './coverage'
import { type Figure, type Input, known, missing, type Statement } from './figure'
import type { Band, Provenance } from './figureUnits'
import { METRIC } from './metrics'
import { inputOfNodes } from './nodeFigures'
import { fedPrices, type NodePrice, type PriceKind, statedPrices, whoSays } from './nodePrice'
import { type Node, type NodeList, nodesNow } from './nodes'
import { carried } from './projection'
import type { MetricSet } from './series'
import type { TimeRange } from './timeRange'
import {
  amountOver,
  type Hours,
  hours,
  meanRate,
  minus,
  plus,
  type UsdPerHour,
  usd,
  usdPerHour,
} from './units'

export interface NodeCosts {
  readonly rate: Figure<'usd/h band'>
  readonly window: Figure<'usd band'>
  readonly month: Figure<'usd/month band'>
}

type Priced = Node & { readonly price: NodePrice }

/**
 * What the nodes of a window cost, as far as their prices are known. Nodes and hours without a price are left
 * out and counted aloud; if no price is known the figures are missing. Observed only if every price is.
 */
export function nodeCosts(
  list: NodeList,
  { mode, stepMs }: MetricSet,
  window: TimeRange,
  monthHours: MonthHours,
): NodeCosts {
  const nodes = mode === 'instant' ? nodesNow(list) : list.seen
  const priced = nodes.filter((node): node is Priced => node.price !== null)
  const reason =
    nodes.length === 0
      ? `no samples of ${METRIC.nodeIsSpot} in this window`
      : 'no price is known for these nodes'
  const provenance: Provenance = priced.every(isFed) ? 'observed' : 'modelled'
  const notes = notesOn(nodes, priced)
  const prices = priced.map(({ price }) => price)
  const inputs = inputsOf(prices, list)
  const amount = sumOfBands(
    prices.map((price) => price.amount),
    usd(0),
  )
  const coverage = coverageOfInstants(instantsOf(prices), window, stepMs)
  const rate =
    mode === 'instant'
      ? sumOfBands(
          prices.map(({ perHour }) => perHour),
          usdPerHour(0),
        )
      : meanRates(amount, coverage.covered)
  const particulars =
    mode === 'instant'
      ? { inputs, notes: ['the current rate, not a mean over the window', ...notes], provenance }
      : { coverage, inputs, notes, provenance }
  if (priced.length === 0 || rate === null)
    return {
      rate: missing('nodes.rate', reason, { inputs }),
      window: missing('nodes.window', reason, { inputs }),
      month: missing('nodes.month', reason, { inputs }),
    }
  const rateFigure = known('nodes.rate', rate, particulars)
  return {
    rate: rateFigure,
    window:
      mode === 'instant'
        ? missing(
            'nodes.window',
            'the service answered with current values only, without history',
            particulars,
          )
        : known('nodes.window', amount, particulars),
    month: carried('nodes.month', rateFigure, (band) =>
      mapBand(band, (bound) => amountOver(bound, hours(monthHours))),
    ),
  }
}

/** Both amounts over the same time; null if none passed. */
export function meanRates({ low, high }: NodePrice['amount'], time: Hours): Band<UsdPerHour> | null {
  const [least, most] = [meanRate(low, time), meanRate(high, time)]
  return least !== null && most !== null ? { low: least, high: most } : null
}

const isFed = ({ price }: Priced) => price.source.kind === 'feed'

function inputsOf(prices: readonly NodePrice[], list: NodeList): (Input | Statement)[] {
  const fed = fedPrices(prices)
  const stated = statedPrices(prices)
  return [...fed, ...(fed.length > 0 && stated.length === 0 ? [] : [inputOfNodes(list)]), ...stated]
}

function notesOn(nodes: readonly Node[], priced: readonly Priced[]): string[] {
  const without = nodes.length - priced.length
  const hoursWithout = priced.reduce<Hours>(
    (sum, node) => (node.price.hours < node.hours ? plus(sum, minus(node.hours, node.price.hours)) : sum),
    hours(0),
  )
  const stated = Map.groupBy(
    priced.filter((node) => !isFed(node)),
    ({ price }) => `${PRICED_AT[price.source.kind]}: ${whoSays(price.source)}`,
  )
  const between = priced.filter((node) => !isFed(node) && node.purchase === 'unknown').length
  return [
    ...(without > 0
      ? [`${without} of ${nodes.length} nodes have no price and are left out; they are not free`]
      : []),
    ...(hoursWithout > 0
      ? [`${Math.round(hoursWithout * 10) / 10} node-hours without a price are left out`]
      : []),
    ...Array.from(stated, ([at, some]) => `${some.length} of ${nodes.length} nodes at ${at}`),
    ...(between > 0
      ? [
          `of ${between} of ${nodes.length} nodes nobody knows how they are bought: between spot and on-demand`,
        ]
      : []),
    ...(priced.some((node) => isFed(node) && node.purchase === 'spot') ? [SPOT_AS_ON_DEMAND] : []),
  ]
}

const PRICED_AT: Readonly<Record<PriceKind, string>> = {
  feed: 'the price in the feed',
  'price book': 'a stated price',
  catalogue: 'the public list price',
  'default rates': 'default rates per vCPU and GiB',
}

/** OpenCost's rule: spot nodes get the public on-demand price unless a spot data feed is set up. */
const SPOT_AS_ON_DEMAND =
  'without a spot data feed Kubecost prices spot nodes as on-demand ones, so the real cost may be lower'
