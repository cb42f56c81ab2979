import { costFigures, costInstants } from '~/domain/cost'
import { coverageCells } from '~/domain/coverage'
import { dataHealth } from '~/domain/health'
import { effectiveWindow } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import { trendOf } from '~/domain/trend'
import { CoverageStrip } from '~/ui/CoverageStrip'
import { edgesOf, effectiveBucket } from '~/ui/charts/buckets'
import { Figure } from '~/ui/Figure'
import { NoSamples } from '~/ui/NoSamples'
import { Notices } from '~/ui/Notices'
import { Panel } from '~/ui/Panel'
import type { PageProps } from '~/ui/page'
import type { PanelQuery } from '~/ui/QueryState'
import { StaleNote } from '~/ui/StaleNote'
import { useReading } from '~/ui/settings'
import { AllocationTrend } from './AllocationTrend'
import { CostTrend } from './CostTrend'
import { NodeTrend } from './NodeTrend'
import { TrendControls } from './TrendControls'
import styles from './Trends.module.css'
import { useTrendView } from './trendView'

interface TrendsOfClusterProps extends PageProps {
  readonly set: MetricSet
  readonly savings: PanelQuery<MetricSet>
}

export function TrendsOfCluster({ set, scope, onRange, savings }: TrendsOfClusterProps) {
  const { zone, monthHours } = useReading()
  const [view, changeView] = useTrendView()
  if (set.series.length === 0) return <NoSamples set={set} scope={scope} onRange={onRange} />
  const window = effectiveWindow(set, scope.choice, scope.window)
  const bucket = effectiveBucket(window, view.bucket)
  const edges = edgesOf(bucket, window, zone)
  const points = trendOf(set, edges)
  const { infrastructure, fee, loadBalancers } = costFigures(set, window, monthHours)
  const { coverage } = infrastructure.rate
  return (
    <>
      <StaleNote health={dataHealth(set, scope.now)} />
      <div className={styles.figures}>
        <Figure figure={infrastructure.window} size="large" withCoverage />
        <Figure figure={infrastructure.rate} size="large" label="Mean rate" />
        <Figure figure={fee.rate} size="large" label="Control-plane fee" />
        <Figure figure={loadBalancers.rate} size="large" />
      </div>
      {coverage && (
        <div className={styles.strip}>
          <CoverageStrip cells={coverageCells(costInstants(set), window, set.stepMs)} coverage={coverage} />
        </div>
      )}
      <div className={styles.charts}>
        <Panel
          title="Cost"
          actions={<TrendControls view={view} bucket={bucket} window={window} onChange={changeView} />}
        >
          <CostTrend points={points} view={view.money} bucket={bucket} />
        </Panel>
        <Panel title="Allocation" lead="The greater of what ordinary pods ask for and what they use.">
          <AllocationTrend query={savings} window={window} edges={edges} bucket={bucket} />
        </Panel>
        <Panel title="Nodes">
          <NodeTrend points={points} bucket={bucket} />
        </Panel>
      </div>
      <Notices notices={[...set.notices, ...(savings.data?.notices ?? [])]} />
    </>
  )
}
