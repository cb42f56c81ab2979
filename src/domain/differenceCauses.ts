import { choicesOf } from './choices'
import type { CostReport } from './costReport'
import { includedParts, sumsPrices } from './reportedParts'
import { plus, times, type Usd, usd } from './units'

/** Why a reported total can differ from the samples. */
export type Cause =
  | 'network prices summed as costs'
  | 'management left out'
  | 'load balancers left out'
  | 'network left out'
  | 'sample at the window’s start'

/** A named part of a difference, USD. */
export interface NamedAmount {
  readonly cause: Cause
  readonly amount: Usd
}

/** The parts a total may leave out, as we count them. */
export interface CountedParts {
  readonly management: Usd
  readonly loadBalancer: Usd
  /** Zero where the answer's own is a sum of prices. */
  readonly network: Usd
}

/** What samples at exactly the window's start add to a plain sum of samples, USD. */
export interface AtStart {
  readonly fee: Usd
  readonly loadBalancers: Usd
}

/** Under half a cent two totals are the same total. */
export const TOLERANCE = 0.005

const LEFT_OUT = [
  ['management', 'management left out'],
  ['loadBalancer', 'load balancers left out'],
  ['network', 'network left out'],
] as const

/**
 * The causes of a difference (reported − ours): first what the answer's own numbers show, then what makes up the rest
 * to half a cent. What neither finds stays unexplained.
 */
export function causesOf(
  report: CostReport,
  ours: CountedParts,
  atStart: AtStart,
  difference: Usd,
): readonly NamedAmount[] {
  if (report.shape === 'B1') return startOfFee(atStart.fee, difference)
  const included = includedParts(report)
  const isLeftOut = (part: keyof CountedParts) => included?.has(part) === false
  const omission = ([part, cause]: (typeof LEFT_OUT)[number]): NamedAmount => ({
    cause,
    amount: times(ours[part], -1),
  })
  const shown = [
    ...pricesIn(report, included?.has('network') ?? null, difference),
    ...LEFT_OUT.filter(([part]) => isLeftOut(part)).map(omission),
  ].filter(isNotable)
  const start = plus(
    isLeftOut('management') ? usd(0) : atStart.fee,
    isLeftOut('loadBalancer') ? usd(0) : atStart.loadBalancers,
  )
  const possible: NamedAmount[] = [
    ...LEFT_OUT.filter(([part]) => !isLeftOut(part)).map(omission),
    { cause: 'sample at the window’s start', amount: start },
  ]
  return [...shown, ...thoseThatMake(usd(difference - sumOf(shown)), possible.filter(isNotable))]
}

/**
 * The total of B1 is a plain sum of samples, so the sample at the start is in it even where something else differs
 * too; unless the difference is smaller than that, and the service has learnt to leave it out.
 */
const startOfFee = (amount: Usd, difference: Usd): readonly NamedAmount[] =>
  [{ cause: 'sample at the window’s start', amount } as const].filter(
    (start) => isNotable(start) && holds(difference, amount),
  )

/** Prices per GB that stand in the total as money; where nobody knows whether they do, if there is room for them. */
function pricesIn(report: CostReport, isIncluded: boolean | null, difference: Usd): NamedAmount[] {
  const amount = report.parts.get('network') ?? usd(0)
  return sumsPrices(report) && (isIncluded ?? holds(difference, amount))
    ? [{ cause: 'network prices summed as costs', amount }]
    : []
}

/** The fewest of the possible causes that add up to an amount; none if no choice does. */
const thoseThatMake = (amount: Usd, possible: readonly NamedAmount[]): readonly NamedAmount[] =>
  choicesOf(possible).find((choice) => Math.abs(sumOf(choice) - amount) < TOLERANCE) ?? []

const isNotable = ({ amount }: NamedAmount): boolean => Math.abs(amount) >= TOLERANCE

const holds = (difference: Usd, amount: Usd): boolean => difference > amount - TOLERANCE

/** What some causes come to together, USD. */
export const sumOf = (causes: readonly NamedAmount[]): Usd =>
  causes.reduce((sum, { amount }) => plus(sum, amount), usd(0))
