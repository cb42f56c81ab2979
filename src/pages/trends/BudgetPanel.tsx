import { useState } from 'react'
import { useMetrics } from '~/api/queries'
import { monthToDate } from '~/domain/budget'
import type { Usd } from '~/domain/units'
import { Panel } from '~/ui/Panel'
import type { PageScope } from '~/ui/page'
import { QueryState, Skeleton } from '~/ui/QueryState'
import { useReading } from '~/ui/settings'
import styles from './Budget.module.css'
import { BudgetForm } from './BudgetForm'
import { BudgetStanding } from './BudgetStanding'
import { keepBudget, keptBudget } from './keptBudget'

/** The running month against what it may cost. The month is asked for only where there is a budget. */
export function BudgetPanel({ scope: { account, metrics, anchor: now } }: { readonly scope: PageScope }) {
  const { keys = '' } = useReading()
  const key = keys + account
  const [budget, setBudget] = useState(() => keptBudget(key))
  const [isKept, setKept] = useState(true)
  const past = monthToDate(now)
  const hasBegun = past.start < past.end
  const month = useMetrics(budget !== null && hasBegun ? { account, metrics, window: past } : null)
  const change = (changed: Usd | null) => {
    setKept(keepBudget(key, changed))
    setBudget(changed)
  }
  return (
    <Panel
      title="Budget"
      lead="Of the calendar month (UTC), whatever range the page shows. It is kept in this browser, for this cluster."
    >
      <BudgetForm budget={budget} onBudget={change} />
      {!isKept && (
        <p className={styles.said}>This browser keeps nothing: the budget is gone once you leave the page.</p>
      )}
      {budget !== null && !hasBegun && (
        <p className={styles.said}>The month has just begun; nothing of it has been measured yet.</p>
      )}
      {budget !== null && hasBegun && (
        <QueryState query={month} what="samples of this month" skeleton={<Skeleton height={380} />}>
          {(set) => <BudgetStanding budget={budget} set={set} now={now} />}
        </QueryState>
      )}
    </Panel>
  )
}
