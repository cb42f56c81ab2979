import { useClusterCosts, useMetrics, useSavings } from '~/api/queries'
import type { PageProps } from '~/ui/page'
import { QueryState } from '~/ui/QueryState'
import { AnswerSkeleton } from './Answer'
import { OverviewOfCluster } from './OverviewOfCluster'

/** What it costs, how sure we are, what it runs on, what to do next. */
export function OverviewPage({ scope, onRange }: PageProps) {
  const metrics = useMetrics(scope)
  const clusterCosts = useClusterCosts(scope)
  const savings = useSavings(scope)
  return (
    <>
      <h1 className="visuallyHidden">Overview</h1>
      <QueryState query={metrics} what="cost samples" skeleton={<AnswerSkeleton />}>
        {(set) => (
          <OverviewOfCluster
            set={set}
            scope={scope}
            onRange={onRange}
            clusterCosts={clusterCosts}
            savings={savings}
          />
        )}
      </QueryState>
    </>
  )
}
