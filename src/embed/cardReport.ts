import { readParts, readUsd } from '~/api/decode/costParts'
import type { CostPart, CostReport } from '~/domain/costReport'
import type { Cause } from '~/domain/differenceCauses'
import { missing } from '~/domain/figure'
import { type Reconciliation, reconcile } from '~/domain/reconcile'
import { sumsPrices } from '~/domain/reportedParts'
import { timeRange } from '~/domain/timeRange'
import { type Usd, usd } from '~/domain/units'

/** One entry of `k8s_costs.k8s_cost_breakdown[]`, held against itself. */
export interface CardReport {
  /** In the order they are shown; null where the entry names none, or what it names is no cost. */
  readonly parts: readonly { readonly part: CostPart; readonly amount: Usd | null }[]
  readonly reconciliation: Reconciliation
  readonly notices: readonly string[]
}

const ORDER: readonly CostPart[] = ['management', 'loadBalancer', 'cpu', 'ram', 'pv', 'network']
const NO_SAMPLES = 'this card has no samples'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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
  return [
    {
      parts: ORDER.map((part) => ({
        part,
        amount: part === 'network' && sumsPrices(report) ? null : (parts.get(part) ?? null),
      })),
      reconciliation: reconcile(report, {
        fee: missing('fee.window', NO_SAMPLES),
        loadBalancers: missing('lb.window', NO_SAMPLES),
        atStart: { fee: usd(0), loadBalancers: usd(0) },
      }),
      notices,
    },
  ]
}

export const PART_NAMES: Readonly<Record<CostPart, string>> = {
  management: 'Control plane',
  loadBalancer: 'Load balancers',
  cpu: 'CPU',
  ram: 'Memory',
  pv: 'Disks',
  network: 'Network',
}

/** What a cause of a difference means, in one sentence. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  'network prices summed as costs': 'Prices per GB of network traffic were added up as if they were money.',
  'management left out': 'The reported total leaves the control plane out.',
  'load balancers left out': 'The reported total leaves load balancers out.',
  'network left out': 'The reported total leaves the network out.',
  'sample at the window’s start': 'One sample before the window was counted with it.',
}
