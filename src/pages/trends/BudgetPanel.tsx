import { useMetrics } from '~/api/queries'
import { monthToDate } from '~/domain/budget'
import { Panel } from '~/ui/Panel'
import type { PageScope } from '~/ui/page'
import { QueryState, Skeleton } from '~/ui/QueryState'
import styles from './Budget.module.css'
import { BudgetForm } from './BudgetForm'
import { BudgetStanding } from './BudgetStanding'
import type { Budget } from './useBudget'

interface BudgetPanelProps {
  readonly scope: PageScope
  readonly budget: Budget
}

/** The running month against what it may cost. The month is asked for only where there is a budget. */
export function BudgetPanel({ scope: { account, metrics, anchor }, budget }: BudgetPanelProps) {
  const { amount, isKept, change } = budget
  const past = monthToDate(anchor)
  const hasBegun = past.start < past.end
  const month = useMetrics(amount !== null && hasBegun ? { account, metrics, window: past } : null)
  return (
    <Panel
      title="Budget"
      lead="Of the calendar month (UTC), whatever range the page shows. It is kept in this browser, for this cluster."
    >
      <BudgetForm budget={amount} onBudget={change} />
      {!isKept && (
        <p className={styles.said}>This browser keeps nothing: the budget is gone once you leave the page.</p>
      )}
      {amount !== null && !hasBegun && (
        <p className={styles.said}>The month has just begun; nothing of it has been measured yet.</p>
      )}
      {amount !== null && hasBegun && (
        <QueryState query={month} what="samples of this month" skeleton={<Skeleton height={380} />}>
          {(set) => <BudgetStanding budget={amount} set={set} now={anchor} />}
        </QueryState>
      )}
    </Panel>
  )
}
