import { lazy, Suspense } from 'react'
import type { ClusterCosts } from '~/api/decode/clusterCosts'
import { costCoverage, costFigures } from '~/domain/cost'
import { dataHealth } from '~/domain/health'
import { effectiveWindow } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import type { ChartMark } from '~/ui/charts/model'
import { NoSamples } from '~/ui/NoSamples'
import { Notices } from '~/ui/Notices'
import type { PageProps } from '~/ui/page'
import { type PanelQuery, Skeleton } from '~/ui/QueryState'
import { StaleNote } from '~/ui/StaleNote'
import { useReading } from '~/ui/settings'
import { Answer } from './Answer'
import { CostOverTime } from './CostOverTime'
import { CoveragePanel } from './CoveragePanel'
import styles from './Overview.module.css'
import { ReportedTotal } from './ReportedTotal'
import { useWhatChanged } from './useWhatChanged'

const Surroundings = lazy(async () => ({ default: (await import('./Surroundings')).Surroundings }))

interface OverviewOfClusterProps extends PageProps {
  readonly set: MetricSet
  readonly clusterCosts: PanelQuery<ClusterCosts>
  readonly savings: PanelQuery<MetricSet>
}

export function OverviewOfCluster({ set, scope, onRange, clusterCosts, savings }: OverviewOfClusterProps) {
  const { monthHours } = useReading()
  const window = effectiveWindow(set, scope.choice, scope.window)
  const changed = useWhatChanged(set, window)
  if (set.series.length === 0) return <NoSamples set={set} scope={scope} onRange={onRange} />
  const costs = costFigures(set, window, monthHours)
  const coverage = costCoverage(set, window)
  return (
    <>
      <StaleNote health={dataHealth(set, scope.now)} />
      <Answer costs={costs} window={window}>
        <ReportedTotal query={clusterCosts} set={set} costs={costs} />
      </Answer>
      <div className={styles.grid}>
        <CoveragePanel set={set} window={window} coverage={coverage} />
        <CostOverTime set={set} window={window} now={scope.now} marks={changed?.marks ?? NO_MARKS} />
        <Suspense fallback={<SurroundingsSkeleton />}>
          <Surroundings
            {...{ set, scope, window, costs, coverage, savings }}
            changed={changed?.sentence ?? null}
          />
        </Suspense>
      </div>
      <Notices notices={[...set.notices, ...(savings.data?.notices ?? [])]} />
    </>
  )
}

const NO_MARKS: readonly ChartMark[] = []

/** As tall as what comes, so that nothing moves when it does. */
const SurroundingsSkeleton = () => (
  <>
    <div data-area="estimate" aria-busy="true">
      <Skeleton height={340} />
    </div>
    {(['nodes', 'allocation', 'prices'] as const).map((area) => (
      <div key={area} data-area={area} aria-busy="true">
        <Skeleton height={340} />
      </div>
    ))}
  </>
)
