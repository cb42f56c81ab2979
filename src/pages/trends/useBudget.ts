import { useState } from 'react'
import type { Usd } from '~/domain/units'
import { keepBudget, keptBudget } from './keptBudget'

/** What a calendar month of the cluster may cost, as this browser keeps it. */
export interface Budget {
  /** Null where none is stated. */
  readonly amount: Usd | null
  /** False once the browser has refused to keep it. */
  readonly isKept: boolean
  readonly change: (amount: Usd | null) => void
}

/** `cluster` is how the browser knows it: the account, and before it what one mount of the app keeps apart from another. */
export function useBudget(cluster: string): Budget {
  // Of another cluster there is another budget.
  const [stated, setStated] = useState(() => ({ cluster, amount: keptBudget(cluster), isKept: true }))
  const current = stated.cluster === cluster ? stated : { cluster, amount: keptBudget(cluster), isKept: true }
  if (current !== stated) setStated(current)
  return {
    amount: current.amount,
    isKept: current.isKept,
    change: (amount) => setStated({ cluster, amount, isKept: keepBudget(cluster, amount) }),
  }
}
