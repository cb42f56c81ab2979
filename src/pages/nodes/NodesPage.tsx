import { useMetrics } from '~/api/queries'
import { PageTitle } from '~/ui/PageTitle'
import type { RoutedPageProps } from '~/ui/page'
import { QueryState, Skeleton } from '~/ui/QueryState'
import styles from './Nodes.module.css'
import { NodesOfCluster } from './NodesOfCluster'

/** What we run, where, at what risk. */
export function NodesPage({ scope, own, onRange }: RoutedPageProps) {
  const metrics = useMetrics(scope)
  return (
    <>
      <PageTitle>Nodes</PageTitle>
      <QueryState query={metrics} what="node samples" skeleton={<NodesSkeleton />}>
        {(set) => <NodesOfCluster set={set} scope={scope} own={own} onRange={onRange} />}
      </QueryState>
    </>
  )
}

/** As tall as a cluster of a few nodes. */
const NodesSkeleton = () => (
  <div className={styles.skeleton}>
    <Skeleton height={172} />
    <Skeleton height={272} />
    <Skeleton height={400} />
    <Skeleton height={420} />
  </div>
)
