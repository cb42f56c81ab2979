import { costCoverage } from '~/domain/cost'
import { coverageOf } from '~/domain/coverage'
import { dataHealth } from '~/domain/health'
import { METRIC } from '~/domain/metrics'
import { networkPrices } from '~/domain/priceList'
import { rateDrifts } from '~/domain/rateDrifts'
import { effectiveWindow } from '~/domain/scope'
import { type MetricSet, seriesOf } from '~/domain/series'
import { CoverageText } from '~/ui/Figure'
import { formatSpan } from '~/ui/format'
import { NoSamples } from '~/ui/NoSamples'
import { Notices } from '~/ui/Notices'
import type { PageProps } from '~/ui/page'
import { StaleNote } from '~/ui/StaleNote'
import { useReading } from '~/ui/settings'
import { NetworkPrices } from './NetworkPrices'
import styles from './Prices.module.css'
import { RateTable } from './RateTable'

const NETWORK = [METRIC.zoneEgressPrice, METRIC.regionEgressPrice, METRIC.internetEgressPrice]

interface FeedPricesProps extends PageProps {
  readonly set: MetricSet
}

/** Each price of the feed, from what to what in the window. */
export function FeedPrices({ set, scope, onRange }: FeedPricesProps) {
  const { zone } = useReading()
  if (set.series.length === 0) return <NoSamples set={set} scope={scope} onRange={onRange} />
  const window = effectiveWindow(set, scope.choice, scope.window)
  const network = NETWORK.flatMap((metric) => seriesOf(set, metric))
  return (
    <>
      <StaleNote health={dataHealth(set, scope.now)} />
      <p className={styles.note}>{formatSpan(window.start, window.end, zone)}</p>
      <div className={styles.kinds}>
        <div>
          <h3 className={styles.title}>
            Network, per GB <CoverageText coverage={coverageOf(network, window, set.stepMs)} />
          </h3>
          <NetworkPrices prices={networkPrices(set, window)} />
          <p className={styles.note}>
            Prices of traffic, not money spent: nobody here counts the gigabytes, so they enter no total.
          </p>
        </div>
        <div>
          <h3 className={styles.title}>
            Control plane and load balancers, per hour <CoverageText coverage={costCoverage(set, window)} />
          </h3>
          <RateTable rates={rateDrifts(set, window)} />
        </div>
      </div>
      <Notices notices={set.notices} />
    </>
  )
}
