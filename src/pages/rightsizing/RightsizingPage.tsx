import { useMetrics, useSavings } from '~/api/queries'
import { PageTitle } from '~/ui/PageTitle'
import type { RoutedPageProps } from '~/ui/page'
import { QueryState, Skeleton } from '~/ui/QueryState'
import styles from './Rightsizing.module.css'
import { RightsizingOfCluster } from './RightsizingOfCluster'

/** What is used, what would fit, and under which assumptions. */
export function RightsizingPage({ scope, own, onRange }: RoutedPageProps) {
  const metrics = useMetrics(scope)
  const savings = useSavings(scope)
  return (
    <>
      <PageTitle>Rightsizing</PageTitle>
      <QueryState query={savings} what="allocation samples" skeleton={<RightsizingSkeleton />}>
        {(set) => (
          <RightsizingOfCluster
            savings={set}
            metrics={metrics}
            scope={scope}
            currency={own.currency}
            onRange={onRange}
          />
        )}
      </QueryState>
    </>
  )
}

const RightsizingSkeleton = () => (
  <div className={styles.panels}>
    <Skeleton height={160} />
    <Skeleton height={280} />
    <Skeleton height={200} />
  </div>
)
