import type { ClusterCosts } from '~/api/decode/clusterCosts'
import { costCoverage, costFigures } from '~/domain/cost'
import { isKnown } from '~/domain/figure'
import { dataHealth } from '~/domain/health'
import { nodeCosts } from '~/domain/nodeCosts'
import { nodeFigures } from '~/domain/nodeFigures'
import { nodesIn, nodesNow } from '~/domain/nodes'
import { effectiveWindow } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import { NoSamples } from '~/ui/NoSamples'
import { Notices } from '~/ui/Notices'
import type { PageProps } from '~/ui/page'
import type { PanelQuery } from '~/ui/QueryState'
import { StaleNote } from '~/ui/StaleNote'
import { useReading } from '~/ui/settings'
import { AllocationPanel } from './AllocationPanel'
import { Answer } from './Answer'
import { CostOverTime } from './CostOverTime'
import { CoveragePanel } from './CoveragePanel'
import { HealthPanel } from './HealthPanel'
import { NodesPanel } from './NodesPanel'
import styles from './Overview.module.css'
import { PricePanel } from './PricePanel'
import { ReportedTotal } from './ReportedTotal'
import { WhereNext } from './WhereNext'

interface OverviewOfClusterProps extends PageProps {
  readonly set: MetricSet
  readonly clusterCosts: PanelQuery<ClusterCosts>
  readonly savings: PanelQuery<MetricSet>
}

export function OverviewOfCluster({ set, scope, onRange, clusterCosts, savings }: OverviewOfClusterProps) {
  const { monthHours } = useReading()
  if (set.series.length === 0) return <NoSamples set={set} scope={scope} onRange={onRange} />
  const window = effectiveWindow(set, scope.choice, scope.window)
  const costs = costFigures(set, window, monthHours)
  const nodes = nodesIn(set, window, scope.prices)
  const nodeMoney = nodeCosts(nodes, set, window, monthHours)
  const nodesFigures = nodeFigures(nodes)
  const health = dataHealth(set, scope.now)
  const coverage = costCoverage(set, window)
  return (
    <>
      <StaleNote health={health} />
      <Answer costs={costs} window={window} nodesArePriced={isKnown(nodeMoney.rate)}>
        <ReportedTotal query={clusterCosts} set={set} costs={costs} />
      </Answer>
      <div className={styles.grid}>
        <CoveragePanel set={set} window={window} coverage={coverage} />
        <CostOverTime set={set} window={window} now={scope.now} />
        <PricePanel set={set} window={window} />
        <NodesPanel figures={nodesFigures} costs={nodeMoney} now={nodesNow(nodes)} />
        <AllocationPanel query={savings} set={set} nodes={nodes} window={window} />
        <HealthPanel health={health} />
        <WhereNext
          figures={nodesFigures}
          coverage={coverage}
          savings={savings.data}
          nodes={nodes}
          window={window}
        />
      </div>
      <Notices notices={[...set.notices, ...(savings.data?.notices ?? [])]} />
    </>
  )
}
