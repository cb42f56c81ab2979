import { useMemo } from 'react'
import { isOfMonth } from '~/domain/budget'
import type { Period, Sides } from '~/domain/comparedReading'
import { shifted } from '~/domain/comparisonWindow'
import { costFigures, costInstants } from '~/domain/cost'
import { coverageCells } from '~/domain/coverage'
import { dataHealth } from '~/domain/health'
import { effectiveWindow } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import { timeRange } from '~/domain/timeRange'
import { type TrendPoint, trendOf } from '~/domain/trend'
import type { Instant } from '~/domain/units'
import { CoverageStrip } from '~/ui/CoverageStrip'
import { edgesOf, effectiveBucket, withPartial } from '~/ui/charts/buckets'
import { bucketsOfTrend } from '~/ui/charts/costChart'
import type { LaidOver } from '~/ui/charts/ghost'
import { useChartPlace } from '~/ui/charts/place'
import { NoSamples } from '~/ui/NoSamples'
import { Notices } from '~/ui/Notices'
import { Panel } from '~/ui/Panel'
import type { PageProps } from '~/ui/page'
import type { PanelQuery } from '~/ui/QueryState'
import { StaleNote } from '~/ui/StaleNote'
import { StateMessage } from '~/ui/StateMessage'
import { useReading } from '~/ui/settings'
import { AllocationTrend } from './AllocationTrend'
import { BudgetPanel } from './BudgetPanel'
import { CompareControls } from './CompareControls'
import { CostTrend } from './CostTrend'
import { NodeDeltas } from './NodeDeltas'
import { NodeTrend } from './NodeTrend'
import { TrendControls } from './TrendControls'
import { TrendFigures } from './TrendFigures'
import styles from './Trends.module.css'
import { useTrendView } from './trendView'
import { untilMonthEnd } from './untilMonthEnd'
import { useBudget } from './useBudget'
import { useChanges } from './useChanges'
import { useEarlierAllocation, useEarlierPeriod } from './useEarlierPeriod'
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

function Trends({ set, scope, savings }: TrendsOfClusterProps) {
  const { zone, monthHours, money, keys = '' } = useReading()
  const { view, note, change } = useTrendView()
  const { zoom } = useChartPlace()
  const { start, end } = effectiveWindow(set, scope.choice, scope.window)
  // An object of its own would look new each time.
  const window = useMemo(() => timeRange(start, end), [start, end])
  const { changes, marks } = useChanges(set, window, money)
  const earlier = useEarlierPeriod(set, window, scope, view.compare)
  const earlierAllocation = useEarlierAllocation(savings.data, earlier, scope)
  const periods = earlier?.periods ?? null
  const budget = useBudget(`${keys}${scope.account}`)
  const bucket = effectiveBucket(window, view.bucket)
  const edges = edgesOf(bucket, window, zone)
  const points = trendOf(set, edges)
  const before = periods && trendBefore(periods, edges)
  const buckets = withPartial(bucketsOfTrend(points), { bucket, zone, now: scope.now })
  const costs = costFigures(set, window, monthHours)
  const { coverage } = costs.infrastructure.rate
  return (
    <>
      <StaleNote health={dataHealth(set, scope.now)} />
      {note && <StateMessage tone="warn" title={note} />}
      <CompareControls view={view} window={window} earlier={earlier} onChange={change} />
      <TrendFigures costs={costs} periods={periods} least={view.least} />
      {coverage && (
        <div className={styles.strip}>
          <CoverageStrip cells={coverageCells(costInstants(set), window, set.stepMs)} coverage={coverage} />
        </div>
      )}
      <div className={styles.charts}>
        <Panel
          title="Cost"
          actions={<TrendControls view={view} bucket={bucket} window={window} onChange={change} />}
        >
          <CostTrend
            points={points}
            buckets={buckets}
            before={before}
            projection={untilMonthEnd(set, window, scope.anchor)}
            budget={isOfMonth(window) ? budget.amount : null}
            view={view.money}
            bucket={bucket}
            marks={marks}
          />
        </Panel>
        <BudgetPanel key={scope.account} scope={scope} budget={budget} />
        <Panel title="What changed" lead="Between one sample and the next, so to the hour at best.">
          <WhatChanged changes={changes} window={window} hasHistory={set.mode === 'range'} onZoom={zoom} />
        </Panel>
        <Panel title="Allocation" lead="The greater of what ordinary pods ask for and what they use.">
          <AllocationTrend
            query={savings}
            window={window}
            edges={edges}
            bucket={bucket}
            marks={marks}
            earlier={earlierAllocation}
            least={view.least}
            now={scope.now}
          />
        </Panel>
        <Panel title="Nodes">
          {periods && <NodeDeltas periods={periods} least={view.least} />}
          <NodeTrend points={points} buckets={buckets} before={before} bucket={bucket} marks={marks} />
        </Panel>
      </div>
      <Notices notices={[...set.notices, ...(savings.data?.notices ?? [])]} />
    </>
  )
}

/** The earlier period in the buckets of this one. */
function trendBefore({ before, now }: Sides<Period>, edges: readonly Instant[]): LaidOver<TrendPoint[]> {
  const byMs = now.window.start - before.window.start
  return { of: trendOf(shifted(before.set, byMs), edges), byMs }
}
