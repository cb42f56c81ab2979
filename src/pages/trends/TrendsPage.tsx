import { useMetrics, useSavings } from '~/api/queries'
import { PageTitle } from '~/ui/PageTitle'
import type { PageProps } from '~/ui/page'
import { QueryState, Skeleton } from '~/ui/QueryState'
import styles from './Trends.module.css'
import { TrendsOfCluster } from './TrendsOfCluster'

/** How it moved: money, allocation and nodes, bucket by bucket. */
export function TrendsPage(props: PageProps) {
  const { scope } = props
  const metrics = useMetrics(scope)
  const savings = useSavings(scope)
  return (
    <>
      <PageTitle>Trends</PageTitle>
      <QueryState query={metrics} what="cost samples" skeleton={<TrendsSkeleton />}>
        {(set) => <TrendsOfCluster {...props} set={set} savings={savings} />}
      </QueryState>
    </>
  )
}

const TrendsSkeleton = () => (
  <div className={styles.charts}>
    <Skeleton height={96} />
    <Skeleton height={320} />
    <Skeleton height={280} />
  </div>
)
