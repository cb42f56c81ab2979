import { type BudgetStatus, budgetReport, monthToDate } from '~/domain/budget'
import { isKnown } from '~/domain/figure'
import type { MetricSet } from '~/domain/series'
import { trendOf } from '~/domain/trend'
import type { Instant, Usd } from '~/domain/units'
import { edgesOf } from '~/ui/charts/buckets'
import { Figure } from '~/ui/Figure'
import { useReading } from '~/ui/settings'
import styles from './Budget.module.css'
import { budgetLevel } from './budgetLevel'
import { CumulativeCost } from './CumulativeCost'
import { edgesToCome } from './untilMonthEnd'

interface BudgetStandingProps {
  readonly budget: Usd
  /** Holds the month to date. */
  readonly set: MetricSet
  readonly now: Instant
}

const WORDS: Record<BudgetStatus, string> = {
  over: 'Over the budget: what was measured alone is more',
  'likely over': 'Likely to go over, even if the hours to come are cheap',
  'at risk': 'At risk: over the budget if the hours to come are dear',
  within: 'Within the budget, even if the hours to come are dear',
  unknown: 'Not known: too little of the month was measured',
}

/** Where the month stands, where it may end, and how it got there. */
export function BudgetStanding({ budget, set, now }: BudgetStandingProps) {
  const { money, zone } = useReading()
  const { month, burn, share, low, high, projection, status } = budgetReport(budget, set, now)
  const past = monthToDate(now)
  return (
    <>
      <p className={styles.status} data-status={status}>
        {WORDS[status]}
      </p>
      <div className={styles.figures}>
        <Figure figure={burn} size="large" withCoverage />
        <Figure figure={share} size="large" />
        {isKnown(low) || isKnown(high) ? (
          <div className={styles.range}>
            <Figure figure={low} size="large" />
            <span aria-hidden="true">–</span>
            <Figure figure={high} size="large" />
          </div>
        ) : (
          <Figure figure={high} size="large" label="Month’s end" />
        )}
      </div>
      <CumulativeCost
        title="This month against the budget"
        points={trendOf(set, edgesOf('day', past, zone))}
        projection={projection}
        edges={edgesToCome(past.end, month.end, 'day', zone)}
        hasOwnSpan
        more={budgetLevel(budget, money)}
      />
    </>
  )
}
