import { budgetOf } from '~/domain/budget'
import type { Usd } from '~/domain/units'

const keyOf = (account: string) => `kubernetes-costs:budget:${account}`

/** The monthly budget of a cluster that this browser keeps; null if it keeps none, or nothing that can be read. */
export function keptBudget(account: string): Usd | null {
  try {
    return budgetOf(Number(localStorage.getItem(keyOf(account))))
  } catch {
    return null
  }
}

/** Keeps a budget, or forgets it; false where the browser keeps nothing. */
export function keepBudget(account: string, budget: Usd | null): boolean {
  try {
    if (budget === null) localStorage.removeItem(keyOf(account))
    else localStorage.setItem(keyOf(account), String(budget))
    return true
  } catch {
    return false
  }
}
