import { useMetrics, useSavings } from '~/api/queries'
import { PageTitle } from '~/ui/PageTitle'
import type { PageProps } from '~/ui/page'
import { QueryState } from '~/ui/QueryState'
import { RightsizingOfCluster } from './RightsizingOfCluster'
import { RightsizingSkeleton } from './RightsizingSkeleton'

/** What is used, what would fit, and under which assumptions. */
export function RightsizingPage({ scope, onRange }: PageProps) {
  const metrics = useMetrics(scope)
  const savings = useSavings(scope)
  return (
    <>
      <PageTitle>Rightsizing</PageTitle>
      <QueryState query={savings} what="allocation samples" skeleton={<RightsizingSkeleton />}>
        {(set) => <RightsizingOfCluster savings={set} metrics={metrics} scope={scope} onRange={onRange} />}
      </QueryState>
    </>
  )
}
