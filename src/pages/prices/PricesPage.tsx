import { useMetrics } from '~/api/queries'
import { PageTitle } from '~/ui/PageTitle'
import { Panel } from '~/ui/Panel'
import type { RoutedPageProps } from '~/ui/page'
import { QueryState, Skeleton } from '~/ui/QueryState'
import { CurrencyPanel } from './CurrencyPanel'
import { FeedPrices } from './FeedPrices'
import { PriceBookPanel } from './PriceBookPanel'
import styles from './Prices.module.css'
import { pricedNodesIn } from './pricedNodes'
import { ShippedPrices } from './ShippedPrices'
import { statedIn } from './stated'

/** At what prices: those the feed holds, those somebody states, and in which currency they are shown. */
export function PricesPage({ scope, own, onRange }: RoutedPageProps) {
  const metrics = useMetrics(scope)
  const stated = statedIn(own)
  const nodes = metrics.data ? pricedNodesIn(metrics.data, scope) : null
  return (
    <>
      <PageTitle>Prices</PageTitle>
      <div className={styles.page}>
        <Panel
          title="In the feed"
          lead="Prices and rates as they were measured, from the first sample of the window to the last."
        >
          <QueryState query={metrics} what="prices" skeleton={<Skeleton height={320} />}>
            {(set) => <FeedPrices set={set} scope={scope} onRange={onRange} />}
          </QueryState>
        </Panel>
        {/* What somebody states stands without an answer, too. */}
        <PriceBookPanel own={stated} nodes={nodes} now={scope.now} />
        <ShippedPrices isApplied={scope.prices.shipped.length > 0} nodes={nodes} />
        <CurrencyPanel own={stated} now={scope.now} />
      </div>
    </>
  )
}
