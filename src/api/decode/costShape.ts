import type { CostShape } from '~/domain/costReport'
import { isObject, type JsonObject } from './jsonObject'

/** Which form an answer of `kubecost_cluster_costs` has, and where its figures stand. */
export interface CostForm {
  readonly shape: CostShape
  /** The object that holds the parts: `summary`, `breakdown` or the body itself. */
  readonly parts: JsonObject
}

/** The form of an answer, tested in the order of age; null if it is none of them. */
export function costFormOf(body: JsonObject): CostForm | null {
  const has = (name: string) => body[name] !== undefined
  const summary = body.summary
  if (isObject(summary)) return { shape: summaryShape(has), parts: summary }
  if (Array.isArray(body.data_points)) return { shape: 'B1', parts: {} }
  const breakdown = body.breakdown
  if (isObject(breakdown) && breakdown.cpu_cost !== undefined) return { shape: 'B5', parts: breakdown }
  if (has('cpu_cost')) return { shape: 'B6', parts: body }
  return has('total_cost') ? { shape: 'B1', parts: {} } : null
}

/** The four forms with a `summary` differ by what stands beside it. */
function summaryShape(has: (name: string) => boolean): CostShape {
  if (has('breakdown_by_namespace') || has('savings_recommendations')) return 'B4'
  if (has('efficiency') || has('potential_savings')) return 'B3'
  return has('breakdown') ? 'B2' : 'B7'
}
