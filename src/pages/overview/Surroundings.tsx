import type { CostFigures } from '~/domain/cost'
import type { Coverage } from '~/domain/coverage'
import { dataHealth } from '~/domain/health'
import { nodeCosts } from '~/domain/nodeCosts'
import { nodeFigures } from '~/domain/nodeFigures'
import { nodesIn, nodesNow } from '~/domain/nodes'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import type { PageScope } from '~/ui/page'
import type { PanelQuery } from '~/ui/QueryState'
import { useReading } from '~/ui/settings'
import { AllocationPanel } from './AllocationPanel'
import { EstimatePanel } from './EstimatePanel'
import { HealthPanel } from './HealthPanel'
import { NodesPanel } from './NodesPanel'
import { PricePanel } from './PricePanel'
import { WhereNext } from './WhereNext'

interface SurroundingsProps {
  readonly set: MetricSet
  readonly scope: PageScope
  readonly window: TimeRange
  readonly costs: CostFigures
  readonly coverage: Coverage
  readonly savings: PanelQuery<MetricSet>
  /** What changed, in a sentence; null as long as that is not known. */
  readonly changed: string | null
}

/** What stands below the first screen, in a chunk that comes after it: the rest of the cost, and what it pays for. */
export function Surroundings(props: SurroundingsProps) {
  const { set, scope, window, costs, coverage, savings, changed } = props
  const { monthHours } = useReading()
  const nodes = nodesIn(set, window, scope.prices)
  const money = nodeCosts(nodes, set, window, monthHours)
  const figures = nodeFigures(nodes)
  return (
    <>
      <EstimatePanel costs={costs} nodes={money} />
      <NodesPanel figures={figures} costs={money} now={nodesNow(nodes)} />
      <AllocationPanel query={savings} set={set} nodes={nodes} window={window} />
      <PricePanel set={set} window={window} />
      <WhereNext {...{ figures, coverage, nodes, window, changed }} savings={savings.data} />
      <HealthPanel health={dataHealth(set, scope.now)} />
    </>
  )
}
