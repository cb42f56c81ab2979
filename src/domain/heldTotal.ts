import type { CostPart, CostReport } from './costReport'
import {
  type AtStart,
  type CountedParts,
  causesOf,
  type NamedAmount,
  sumOf,
  TOLERANCE,
} from './differenceCauses'
import { sumsPrices } from './reportedParts'
import { minus, plus, type Usd, usd } from './units'

/** What the samples make of the parts a report may name, USD; null where there are none. */
export interface OwnAmounts {
  readonly fee: Usd | null
  readonly loadBalancers: Usd | null
  readonly atStart: AtStart
}

/** A report's own total held against its parts, USD. */
export interface HeldTotal {
  /** The same parts from the samples where we have them, from the answer where we do not; null without either. */
  readonly ours: Usd | null
  /** total − ours; null where one of the two is not known. */
  readonly difference: Usd | null
  /** The named part of the difference. */
  readonly causes: readonly NamedAmount[]
  /** What no cause explains. */
  readonly unexplained: Usd
}

const ZERO = usd(0)

/**
 * Holds the service's total against the samples and names the difference: B1 counts the sample at the
 * window's start; B2 adds up network prices per GB, and so does every later form whose exporter does not run; any
 * form with parts may leave some of them out of its own total.
 */
export function holdTotal(report: CostReport, own: OwnAmounts): HeldTotal {
  const parts = countedParts(report, own)
  const ours = ourTotal(report, own.fee, parts)
  if (report.total === null || ours === null) return { ours, difference: null, causes: [], unexplained: ZERO }
  const difference = minus(report.total, ours)
  const causes = causesOf(report, parts, own.atStart, difference)
  return {
    ours,
    difference: settle(difference),
    causes,
    unexplained: settle(minus(difference, sumOf(causes))),
  }
}

/** Float noise is not a difference. */
const settle = (amount: Usd): Usd => (Math.abs(amount) < TOLERANCE ? ZERO : amount)

const partOf = ({ parts }: CostReport, part: CostPart): Usd => parts.get(part) ?? ZERO

/** From the samples where we have them, from the answer where we do not; a sum of prices is no cost of network. */
const countedParts = (report: CostReport, { fee, loadBalancers }: OwnAmounts): CountedParts => ({
  management: fee ?? partOf(report, 'management'),
  loadBalancer: loadBalancers ?? partOf(report, 'loadBalancer'),
  network: sumsPrices(report) ? ZERO : partOf(report, 'network'),
})

/** Null where neither samples nor parts are at hand. The total of B1 is of the fee alone. */
function ourTotal(report: CostReport, fee: Usd | null, parts: CountedParts): Usd | null {
  if (report.shape === 'B1') return fee
  if (report.parts.size === 0 && fee === null) return null
  const workload = (['cpu', 'ram', 'pv'] as const).map((part) => partOf(report, part))
  return [parts.management, parts.loadBalancer, parts.network, ...workload].reduce((a, b) => plus(a, b), ZERO)
}
