import type { MonthHours } from './cost'
import { coverageOfInstants } from './coverage'
import { type Figure, type Input, known, missing } from './figure'
import type { Provenance } from './figureUnits'
import { METRIC, NODE_PRICE_METRIC } from './metrics'
import type { NodePrice, PriceSource } from './nodePrice'
import { type Node, type NodeList, nodesNow } from './nodes'
import { projected } from './projection'
import type { MetricSet } from './series'
import type { TimeRange } from './timeRange'
import { type Hours, hours, instant, meanRate, minus, plus, type Usd, usd, usdPerHour } from './units'

export interface NodeCosts {
  readonly rate: Figure<'usd/h'>
  readonly window: Figure<'usd'>
  readonly month: Figure<'usd/month'>
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
  const inputs = inputsOf(priced, list)
  const notes = notesOn(nodes, priced)
  const amount = priced.reduce<Usd>((sum, { price }) => plus(sum, price.amount), usd(0))
  const coverage = coverageOfInstants(instantsOfPrices(priced), window, stepMs)
  const rate =
    mode === 'instant'
      ? usdPerHour(priced.reduce((sum, { price }) => sum + price.perHour, 0))
      : meanRate(amount, coverage.covered)
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
    month: projected('nodes.month', rateFigure, hours(monthHours)),
  }
}

const isFed = ({ price }: Priced) => price.source.kind === 'feed'

/** Whether some price is known and every known one comes from the feed. */
export function pricesAreFed({ seen }: NodeList): boolean {
  const priced = seen.filter((node): node is Priced => node.price !== null)
  return priced.length > 0 && priced.every(isFed)
}

/** Ascending, each once. */
const instantsOfPrices = (priced: readonly Priced[]): Float64Array =>
  Float64Array.from(new Set(priced.flatMap(({ price }) => [...price.at]))).sort()

function inputsOf(priced: readonly Priced[], { seen, inputs, newest }: NodeList): Input[] {
  const fed = priced.filter(isFed)
  const at = instantsOfPrices(fed)
  const first = seen.length === 0 ? null : instant(Math.min(...seen.map(({ firstSeen }) => firstSeen)))
  return [
    ...(fed.length === 0
      ? []
      : [
          {
            source: NODE_PRICE_METRIC,
            series: fed.length,
            samples: fed.reduce((sum, { price }) => sum + price.at.length, 0),
            first: instant(at[0] as number),
            last: instant(at.at(-1) as number),
          },
        ]),
    ...(fed.length === priced.length && fed.length > 0
      ? []
      : [{ source: METRIC.nodeIsSpot, ...inputs, first, last: newest }]),
  ]
}

function notesOn(nodes: readonly Node[], priced: readonly Priced[]): string[] {
  const without = nodes.length - priced.length
  const hoursWithout = priced.reduce<Hours>(
    (sum, node) => (node.price.hours < node.hours ? plus(sum, minus(node.hours, node.price.hours)) : sum),
    hours(0),
  )
  const books = Map.groupBy(
    priced.filter((node) => !isFed(node)),
    ({ price }) => priceSourceText(price.source),
  )
  return [
    ...(without > 0
      ? [`${without} of ${nodes.length} nodes have no price and are left out; they are not free`]
      : []),
    ...(hoursWithout > 0
      ? [`${Math.round(hoursWithout * 10) / 10} node-hours without a price are left out`]
      : []),
    ...Array.from(
      books,
      ([source, some]) => `${some.length} of ${nodes.length} nodes at a stated price: ${source}`,
    ),
    ...(priced.some((node) => isFed(node) && node.purchase === 'spot') ? [SPOT_AS_ON_DEMAND] : []),
  ]
}

/** Who says a price, in a few words. */
export const priceSourceText = (source: PriceSource): string =>
  source.kind === 'feed' ? 'from the feed' : `${source.name}, ${source.date}`

/** OpenCost's rule: spot nodes get the public on-demand price unless a spot data feed is set up. */
const SPOT_AS_ON_DEMAND =
  'without a spot data feed Kubecost prices spot nodes as on-demand ones, so the real cost may be lower'
