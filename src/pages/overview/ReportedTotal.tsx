import { lazy, Suspense, useState } from 'react'
import type { ClusterCosts } from '~/api/decode/clusterCosts'
import type { CostFigures } from '~/domain/cost'
import { isKnown } from '~/domain/figure'
import { reconcile, samplesAtStart } from '~/domain/reconcile'
import type { MetricSet } from '~/domain/series'
import { Button } from '~/ui/Button'
import { Figure } from '~/ui/Figure'
import { type PanelQuery, QueryState, Skeleton } from '~/ui/QueryState'
import { useReading } from '~/ui/settings'
import styles from './Answer.module.css'

const ReconcileStrip = lazy(async () => ({ default: (await import('./ReconcileStrip')).ReconcileStrip }))

interface ReportedTotalProps {
  readonly query: PanelQuery<ClusterCosts>
  readonly set: MetricSet
  readonly costs: CostFigures
}

/** The service's own total beside ours, and the difference by name. */
export function ReportedTotal({ query, set, costs }: ReportedTotalProps) {
  const { money } = useReading()
  const [isOpen, setOpen] = useState(false)
  return (
    <QueryState query={query} what="the service’s own total" skeleton={<Skeleton height={28} />}>
      {({ report }) => {
        const reconciliation = reconcile(report, {
          fee: costs.fee.window,
          loadBalancers: costs.loadBalancers.window,
          atStart: samplesAtStart(set),
        })
        const { reported, difference, causes, unexplained } = reconciliation
        if (!isKnown(reported)) return <p className={styles.note}>The service named no total of its own.</p>
        const agrees = isKnown(difference) && difference.value === 0
        return (
          <>
            <p className={styles.note}>
              The service itself reports <Figure figure={reported} size="inline" bare />
              {report.shape === 'B1' && ' for the control-plane fee'}; difference from the samples{' '}
              <Figure figure={difference} size="inline" bare />
              {agrees && ': they agree'}
              {causes.map(({ cause, amount }) => `, of which ${money.amount(amount)} ${cause}`)}
              {unexplained !== 0 && `, ${money.amount(unexplained)} not explained`}.{' '}
              {isKnown(difference) && (
                <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                  {isOpen ? 'Hide the steps' : 'Show the steps'}
                </Button>
              )}
            </p>
            {isOpen && isKnown(difference) && (
              <Suspense fallback={<Skeleton height={120} />}>
                <ReconcileStrip reconciliation={reconciliation} />
              </Suspense>
            )}
          </>
        )
      }}
    </QueryState>
  )
}
