import { readParts, readUsd } from '~/api/decode/costParts'
import type { CostPart, CostReport } from '~/domain/costReport'
import type { Cause } from '~/domain/differenceCauses'
import { type HeldTotal, holdTotal } from '~/domain/heldTotal'
import { sumsPrices } from '~/domain/reportedParts'
import { timeRange } from '~/domain/timeRange'
import { plus, type Usd, usd } from '~/domain/units'

/** One line of the card. */
export interface CardLine {
  /** A part; a whole, such as their sum; or a step from the sum to the reported total. */
  readonly kind: 'part' | 'whole' | 'step'
  readonly of: CostPart | Cause | 'sum' | 'not explained' | 'reported'
  readonly name: string
  /** What it is, or why there is none, in a few words. */
  readonly says: string
  /** Null where nothing was reported, or what was reported is no cost. */
  readonly amount: Usd | null
  /** Where its bar begins: where the one above ended, and a whole at zero. */
  readonly from: Usd
}

/** One entry of `k8s_costs.k8s_cost_breakdown[]`, held against itself. */
export interface CardReport {
  /** The parts, their sum, what leads from there to the reported total, and that. */
  readonly lines: readonly CardLine[]
  /** The sum of the parts that are costs; null where the entry names none. */
  readonly ours: Usd | null
  readonly reported: Usd | null
  /** reported − ours; null where one of them is not known. */
  readonly difference: Usd | null
  readonly notices: readonly string[]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A card has no samples to set against what was reported. */
const NO_SAMPLES = {
  fee: null,
  loadBalancers: null,
  atStart: { fee: usd(0), loadBalancers: usd(0) },
}

/**
 * Reads the breakdowns of a resource: the whole of `k8s_costs`, its list, one entry of it, or the seven fields
 * themselves. None where the resource has no costs of Kubernetes, or none that can be read.
 */
export function cardReports(costs: unknown): readonly CardReport[] {
  if (Array.isArray(costs)) return costs.flatMap(cardReports)
  if (!isObject(costs)) return []
  if (Array.isArray(costs.k8s_cost_breakdown)) return cardReports(costs.k8s_cost_breakdown)
  const fields = isObject(costs.breakdown) ? costs.breakdown : costs
  const notices: string[] = []
  const total = readUsd(fields, 'total_cost', notices)
  const parts = readParts(fields, notices)
  if (total === null && parts.size === 0) return []
  // The seven fields are the summary of the service's own answer, with nothing beside it.
  const report: CostReport = {
    account: '',
    window: timeRange(0, 0),
    shape: 'B7',
    total,
    parts,
    efficiency: null,
    notices,
  }
  const held = holdTotal(report, NO_SAMPLES)
  const { ours, difference } = held
  return [{ lines: linesOf(report, held), ours, reported: total, difference, notices }]
}

function linesOf(report: CostReport, { ours, difference, causes, unexplained }: HeldTotal): CardLine[] {
  const lines: CardLine[] = []
  let reached = usd(0)
  const add = (kind: CardLine['kind'], of: CardLine['of'], [name, says]: Words, amount: Usd | null) => {
    const from = kind === 'whole' ? usd(0) : reached
    lines.push({ kind, of, name, says, amount, from })
    reached = plus(from, amount ?? usd(0))
  }
  for (const part of ORDER) {
    const arePrices = part === 'network' && sumsPrices(report)
    const amount = arePrices ? null : (report.parts.get(part) ?? null)
    const [name, says] = PARTS[part]
    const why = arePrices && report.parts.get(part) ? ONLY_PRICES : NOT_REPORTED
    add('part', part, [name, amount === null ? why : says], amount)
  }
  if (ours !== null) add('whole', 'sum', SUM, ours)
  for (const { cause, amount } of causes) add('step', cause, CAUSES[cause], amount)
  if (unexplained !== 0) add('step', 'not explained', UNEXPLAINED, unexplained)
  const says = report.total === null ? NO_TOTAL : difference === 0 ? AGREES : AS_IT_CAME
  add('whole', 'reported', [REPORTED, says], report.total)
  return lines
}

/** A name, and what it is in a few words. */
type Words = readonly [name: string, says: string]

const ORDER: readonly CostPart[] = ['management', 'loadBalancer', 'cpu', 'ram', 'pv', 'network']
const PARTS: Readonly<Record<CostPart, Words>> = {
  management: ['Control plane', 'the provider’s fee for the cluster itself'],
  loadBalancer: ['Load balancers', 'in front of the cluster’s services'],
  cpu: ['CPU', 'the workloads’ share of the nodes’ CPU'],
  ram: ['Memory', 'the workloads’ share of the nodes’ memory'],
  pv: ['Disks', 'persistent volumes'],
  network: ['Network', 'traffic between zones, regions and to the internet'],
}
const NOT_REPORTED = 'no cost was reported'
const ONLY_PRICES = 'prices per GB only, which are no cost'
const SUM: Words = ['Sum of the parts', 'of those that have a cost']
const CAUSES: Readonly<Record<Cause, Words>> = {
  'network prices summed as costs': [
    'Prices per GB',
    'of network traffic, which the service added up as if they were money',
  ],
  'management left out': ['Control plane left out', 'the reported total does not count it'],
  'load balancers left out': ['Load balancers left out', 'the reported total does not count them'],
  'network left out': ['Network left out', 'the reported total does not count it'],
  'sample at the window’s start': ['A sample too many', 'the one before the window was counted with it'],
}
const UNEXPLAINED: Words = ['Not explained', 'no cause that we know makes this amount']
/** As the dashboard calls it; its definitions of all other figures would double the card. */
export const REPORTED = 'Total reported by the service'
const NO_TOTAL = 'the service named none'
const AGREES = 'the sum of its parts'
const AS_IT_CAME = 'repeated as it came'
