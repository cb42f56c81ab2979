import { useMemo } from 'react'
import { changesIn } from '~/domain/changes'
import { costFigures, costInstants } from '~/domain/cost'
import { coverageCells } from '~/domain/coverage'
import { dataHealth } from '~/domain/health'
import { effectiveWindow } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import { timeRange } from '~/domain/timeRange'
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
import { markTime, wordsOf } from './changeWords'
import { NodeTrend } from './NodeTrend'
import { TrendControls } from './TrendControls'
import styles from './Trends.module.css'
import { useTrendView } from './trendView'
import { WhatChanged } from './WhatChanged'

interface TrendsOfClusterProps extends PageProps {
  readonly set: MetricSet
  readonly savings: PanelQuery<MetricSet>
}

export function TrendsOfCluster(props: TrendsOfClusterProps) {
  const { set, scope, onRange } = props
  return set.series.length === 0 ? (
    <NoSamples set={set} scope={scope} onRange={onRange} />
  ) : (
    <Trends {...props} />
  )
}

function Trends({ set, scope, onRange, savings }: TrendsOfClusterProps) {
  const { zone, monthHours, money } = useReading()
  const [view, changeView] = useTrendView()
  const { start, end } = effectiveWindow(set, scope.choice, scope.window)
  // An object of its own would look new each time.
  const window = useMemo(() => timeRange(start, end), [start, end])
  // A fifth of a second for a fleet of thousands.
  const changes = useMemo(() => changesIn(set, window), [set, window])
  const marks = useMemo(
    () =>
      changes.map((change) => {
        const { what, before, after } = wordsOf(change, money)
        return { at: markTime(change, set.stepMs), text: `${what} (${before} → ${after})` }
      }),
    [changes, money, set.stepMs],
  )
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
          <CostTrend points={points} view={view.money} bucket={bucket} marks={marks} />
        </Panel>
        <Panel title="What changed" lead="Between one sample and the next, so to the hour at best.">
          <WhatChanged
            changes={changes}
            window={window}
            hasHistory={set.mode === 'range'}
            onZoom={(range) => onRange({ kind: 'fixed', range })}
          />
        </Panel>
        <Panel title="Allocation" lead="The greater of what ordinary pods ask for and what they use.">
          <AllocationTrend query={savings} window={window} edges={edges} bucket={bucket} marks={marks} />
        </Panel>
        <Panel title="Nodes">
          <NodeTrend points={points} bucket={bucket} marks={marks} />
        </Panel>
      </div>
      <Notices notices={[...set.notices, ...(savings.data?.notices ?? [])]} />
    </>
  )
}
