import { useSavings } from '~/api/queries'
import { coverageOf } from '~/domain/coverage'
import { isKnown } from '~/domain/figure'
import { dataHealth } from '~/domain/health'
import { aftermathsOf } from '~/domain/losses'
import { METRIC } from '~/domain/metrics'
import { nodeCosts } from '~/domain/nodeCosts'
import { nodeFigures } from '~/domain/nodeFigures'
import { nodesIn, nodesNow } from '~/domain/nodes'
import { effectiveWindow } from '~/domain/scope'
import { type MetricSet, seriesOf } from '~/domain/series'
import { spotByZone } from '~/domain/spotZone'
import type { PriceSources } from '~/domain/statedPrice'
import { timeRange } from '~/domain/timeRange'
import { NoSamples } from '~/ui/NoSamples'
import { Notices } from '~/ui/Notices'
import type { RoutedPageProps } from '~/ui/page'
import { StaleNote } from '~/ui/StaleNote'
import { StateMessage } from '~/ui/StateMessage'
import { useReading } from '~/ui/settings'
import { Terms } from '~/ui/Terms'
import { LossPanel } from './LossPanel'
import { NodeAnswer } from './NodeAnswer'
import styles from './Nodes.module.css'
import { NodeTable } from './NodeTable'
import { NoNodes } from './NoNodes'
import { useRiskChoice } from './riskChoice'
import { SpotZonePanel } from './SpotZonePanel'
import { seenIn } from './seen'
import { TERMS } from './terms'

interface NodesOfClusterProps extends RoutedPageProps {
  readonly set: MetricSet
}

export function NodesOfCluster({ set, scope, own, onRange }: NodesOfClusterProps) {
  const { start, end } = effectiveWindow(set, scope.choice, scope.window)
  const { list, figures, costs, risk, coverage, losses, seen } = useNodes(set, start, end, scope.prices)
  const savings = useSavings(scope)
  const hasPrices = isKnown(costs.rate)
  const choice = useRiskChoice(losses, hasPrices)
  if (set.series.length === 0) return <NoSamples set={set} scope={scope} onRange={onRange} />
  return (
    <>
      <StaleNote health={dataHealth(set, scope.now)} />
      {list.newest === null || seen === null ? (
        <NoNodes window={timeRange(start, end)} choice={scope.choice} onRange={onRange} />
      ) : (
        <div className={styles.page}>
          <NodeAnswer figures={figures} costs={costs} newest={list.newest} coverage={coverage} />
          {choice.notes.map((note) => (
            <StateMessage key={note} tone="warn" title={note} />
          ))}
          <SpotZonePanel
            risk={risk}
            figures={figures}
            by={choice.by}
            hasPrices={hasPrices}
            onBy={(by) => choice.choose('by', by)}
          />
          <LossPanel
            list={list}
            losses={losses}
            choice={choice}
            costs={costs}
            window={timeRange(start, end)}
            savings={savings}
          />
          <NodeTable
            nodes={list.seen}
            figures={figures}
            costs={costs}
            set={set}
            seen={seen}
            file={{
              account: scope.account,
              window: timeRange(start, end),
              madeAt: scope.now,
              currency: own.currency,
              conversion: own.terms.conversion ?? null,
              isRecorded: scope.gateway.source === 'recording',
            }}
          />
          <Terms terms={TERMS} />
        </div>
      )}
      <Notices notices={set.notices} />
    </>
  )
}

/** The window by its ends: its object is new with every change of the address, such as a letter in the filter. */
function useNodes(set: MetricSet, start: number, end: number, prices: PriceSources) {
  const { monthHours } = useReading()
  const window = timeRange(start, end)
  const list = nodesIn(set, window, prices)
  const now = nodesNow(list)
  return {
    list,
    figures: nodeFigures(list),
    costs: nodeCosts(list, set, window, monthHours),
    risk: spotByZone(now),
    losses: aftermathsOf(now),
    seen: list.newest === null ? null : seenIn(set, window, list.newest),
    coverage: coverageOf(seriesOf(set, METRIC.nodeIsSpot), window, set.stepMs),
  }
}
