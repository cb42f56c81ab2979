import type { ClusterCosts } from '~/api/decode/clusterCosts'
import type { CostFigures } from '~/domain/cost'
import { isKnown } from '~/domain/figure'
import { reconcile, samplesAtStart } from '~/domain/reconcile'
import type { MetricSet } from '~/domain/series'
import { Figure } from '~/ui/Figure'
import { type PanelQuery, QueryState, Skeleton } from '~/ui/QueryState'
import { useReading } from '~/ui/settings'
import styles from './Answer.module.css'

interface ReportedTotalProps {
  readonly query: PanelQuery<ClusterCosts>
  readonly set: MetricSet
  readonly costs: CostFigures
}

/** The service's own total beside ours, and the difference by name. */
export function ReportedTotal({ query, set, costs }: ReportedTotalProps) {
  const { money } = useReading()
  return (
    <QueryState query={query} what="the service’s own total" skeleton={<Skeleton height={28} />}>
      {({ report }) => {
        const { reported, difference, causes, unexplained } = reconcile(report, {
          fee: costs.fee.window,
          loadBalancers: costs.loadBalancers.window,
          atStart: samplesAtStart(set),
        })
        if (!isKnown(reported)) return <p className={styles.note}>The service named no total of its own.</p>
        const agrees = isKnown(difference) && difference.value === 0
        return (
          <p className={styles.note}>
            The service itself reports <Figure figure={reported} size="inline" bare />
            {report.shape === 'B1' && ' for the control-plane fee'}; difference from the samples{' '}
            <Figure figure={difference} size="inline" bare />
            {agrees && ': they agree'}
            {causes.map(({ cause, amount }) => `, of which ${money.amount(amount)} ${cause}`)}
            {unexplained !== 0 && `, ${money.amount(unexplained)} not explained`}.
          </p>
        )
      }}
    </QueryState>
  )
}
