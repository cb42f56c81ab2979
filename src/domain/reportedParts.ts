import { choicesOf } from './choices'
import type { CostPart, CostReport } from './costReport'

/** Without the allocation exporter (no cost of CPU, RAM or disks) the network cost is a sum of USD per GB. */
export const sumsPrices = ({ shape, parts }: CostReport): boolean =>
  shape !== 'B1' && WORKLOAD.every((part) => (parts.get(part) ?? 0) === 0)

const WORKLOAD: readonly CostPart[] = ['cpu', 'ram', 'pv']
/** What a total has been seen to leave out, or may. */
const OPTIONAL: readonly CostPart[] = ['management', 'loadBalancer', 'network']
/** A service may round each number to the cent before it writes it. */
const ROUNDING = 0.005

/**
 * Which of management, load balancers and network a reported total holds, as the answer's own numbers add up; null if
 * they add up in no way. A part the answer does not name is in no sum of its parts. Of several ways the closest
 * counts, then the one that leaves out least.
 */
export function includedParts({ total, parts }: CostReport): ReadonlySet<CostPart> | null {
  if (total === null || parts.size === 0) return null
  const amounts = (names: readonly CostPart[]) => names.map((name): number => parts.get(name) ?? 0)
  const sum = (names: readonly CostPart[]) => amounts([...WORKLOAD, ...names]).reduce((a, b) => a + b, 0)
  const error = (names: readonly CostPart[]) => Math.abs(sum(names) - total)
  const named = OPTIONAL.filter((part) => parts.has(part))
  const best = choicesOf(named)
    .toReversed()
    .reduce((a, b) => (error(b) < error(a) - NOISE ? b : a))
  return error(best) < ROUNDING * (parts.size + 1) ? new Set(best) : null
}

const NOISE = 1e-9
