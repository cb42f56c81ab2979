import { allocationOf } from '~/domain/allocation'
import { isKnown } from '~/domain/figure'
import { type Aftermath, fitAfter } from '~/domain/losses'
import { lossFigures } from '~/domain/lossFigures'
import type { NodeCosts } from '~/domain/nodeCosts'
import type { NodeList } from '~/domain/nodes'
import type { MetricSet } from '~/domain/series'
import { demandOf, PROFILES } from '~/domain/sizing'
import type { TimeRange } from '~/domain/timeRange'
import { Choice } from '~/ui/Choice'
import { Figure } from '~/ui/Figure'
import { formatShare } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import { FailureMessage, type PanelQuery, Skeleton } from '~/ui/QueryState'
import { LossInWords } from './LossInWords'
import styles from './LossPanel.module.css'
import { LossTable } from './LossTable'
import { percentOf, type RiskChoice } from './riskChoice'

interface LossPanelProps {
  readonly list: NodeList
  readonly losses: readonly Aftermath[]
  readonly choice: RiskChoice
  readonly costs: NodeCosts
  readonly window: TimeRange
  /** What pods allocate; without it nobody can say what fits. */
  readonly savings: PanelQuery<MetricSet>
}

/** What would be left without a zone or a pool, and whether what runs today would fit on it. */
export function LossPanel({ list, losses, choice, costs, window, savings }: LossPanelProps) {
  const { chosen, profile, choose } = choice
  return (
    <Panel
      title="If a zone or a pool were lost"
      lead="A zone is a data centre, and all in it may fail at once. A pool is the nodes of one type in one zone that are bought one way: on spot the cloud may want all of them back, on demand they share an image and a type that may fail them. How full the rest may be is yours to say: what is left free is for peaks."
      actions={
        chosen && (
          <Choice
            label="Fill nodes up to"
            withLabel
            value={percentOf(profile)}
            choices={PROFILES.map((one) => [percentOf(one), formatShare(one.fill)])}
            onChange={(fill) => choose('fill', fill)}
          />
        )
      }
    >
      {chosen === null ? (
        <p className={styles.none}>
          No node names its zone, so what could be lost together is not known. A zone label on the nodes, or a
          provider id that holds one, would tell.
        </p>
      ) : savings.data === undefined && savings.error === null ? (
        <div aria-busy="true">
          <span className="visuallyHidden" role="status">
            Loading what pods allocate
          </span>
          <Skeleton height={320} />
        </div>
      ) : (
        <div className={styles.answer}>
          {savings.error && <FailureMessage failure={savings.error} query={savings} />}
          <Losses {...{ list, losses, choice, costs, window, chosen }} set={savings.data ?? null} />
        </div>
      )}
    </Panel>
  )
}

interface LossesProps extends Omit<LossPanelProps, 'savings'> {
  readonly chosen: Aftermath
  /** Null where what pods allocate could not be had. */
  readonly set: MetricSet | null
}

function Losses({ list, losses, choice, costs, window, chosen, set }: LossesProps) {
  const { fill } = choice.profile
  const allocations = set && {
    cpu: allocationOf('cpu', set, window),
    memory: allocationOf('memory', set, window),
  }
  const demand = allocations && demandOf(allocations.cpu, allocations.memory)
  const figures = lossFigures(chosen, list, allocations)
  return (
    <div className={styles.losses}>
      <LossTable
        losses={losses}
        chosen={chosen}
        demand={demand}
        fill={fill}
        onChoose={(name) => choice.choose('lose', name)}
      />
      <div className={styles.after}>
        <LossInWords after={chosen} figures={figures} fit={fitAfter(chosen, demand, fill)} fill={fill} />
        <div className={styles.figures}>
          <Figure figure={figures.nodes} size="large" />
          <Figure figure={figures.cpuFill} label="CPU filled after it" />
          <Figure figure={figures.memoryFill} label="Memory filled after it" />
          <Figure figure={figures.cpu} />
          <Figure figure={figures.memory} />
          {isKnown(costs.rate) && <Figure figure={figures.rate} />}
        </div>
        <details className={styles.assumptions}>
          <summary>What this takes for granted</summary>
          <ul>
            <li>
              What runs is what pods allocated (the greater of what they ask for and what they use): the 95th
              percentile of the window. It is the reading “allocated” of Rightsizing, never the other one.
            </li>
            <li>
              {demand?.daemonSetPerNode
                ? 'DaemonSet pods, which run on every node, are measured and counted once on each node that is left.'
                : 'DaemonSet pods, which run on every node, are not in the feed: the rest would be a little fuller.'}
            </li>
            <li>Pods may move to any node that is left. A disk that is bound to the lost zone does not.</li>
            <li>The largest single pod is not known; it has to fit on one node.</li>
            <li>
              No new node comes. Where nodes are added by themselves, this is the time until they are there.
            </li>
          </ul>
        </details>
      </div>
    </div>
  )
}
