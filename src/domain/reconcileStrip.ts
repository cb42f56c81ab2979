import type { Cause } from './differenceCauses'
import { isKnown } from './figure'
import type { Reconciliation } from './reconcile'
import { plus, type Usd, usd } from './units'

/** A bar of the picture that leads from our total to the service's. */
export interface StripStep {
  readonly of: 'ours' | 'not explained' | 'reported' | Cause
  /** Where the bar begins and ends on the axis of money, USD; a step begins exactly where the one before ended. */
  readonly from: Usd
  readonly to: Usd
  /** What to write beside it: as long as the bar, but 0 for a rest of less than half a cent. */
  readonly amount: Usd
}

/**
 * A reconciliation as a waterfall: ours from zero, every cause from there, what is not explained, which ends exactly at
 * the reported total, and that total, from zero again. Empty where there is nothing to hold the total against.
 */
export function reconcileStrip(reconciliation: Reconciliation): StripStep[] {
  const { reported, difference, ours, causes, unexplained } = reconciliation
  if (!isKnown(reported) || !isKnown(difference) || ours === null) return []
  const steps: StripStep[] = []
  let reached = usd(0)
  const add = (of: StripStep['of'], amount: Usd, to = plus(reached, amount)) => {
    steps.push({ of, from: reached, to, amount })
    reached = to
  }
  add('ours', ours)
  for (const { cause, amount } of causes) add(cause, amount)
  add('not explained', unexplained, reported.value)
  return [...steps, { of: 'reported', from: usd(0), to: reported.value, amount: reported.value }]
}
