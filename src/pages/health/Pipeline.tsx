import { useEffect, useState } from 'react'
import type { Asking } from '~/api/queries'
import type { Answer } from '~/domain/answerChecks'
import { costFigures } from '~/domain/cost'
import type { CostReport } from '~/domain/costReport'
import { pipelineHealth } from '~/domain/pipeline'
import { effectiveWindow } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import { Panel } from '~/ui/Panel'
import type { PageScope } from '~/ui/page'
import { Skeleton } from '~/ui/QueryState'
import { useReading } from '~/ui/settings'
import styles from './Pipeline.module.css'
import { PipelineChain } from './PipelineChain'
import { StageChecks } from './StageChecks'
import { trustIn } from './trust'
import { Verdict } from './Verdict'

interface PipelineProps {
  readonly scope: PageScope
  readonly metrics: Asking<MetricSet>
  readonly savings: Asking<MetricSet>
  readonly costs: Asking<{ readonly report: CostReport }>
}

/** The verdict, the chain and its checks. A question that fails is a finding here and no reason to show nothing. */
export function Pipeline({ scope, metrics, savings, costs }: PipelineProps) {
  const { monthHours } = useReading()
  const questions = [metrics, savings, costs]
  const isOpen = questions.some(({ data, error }) => data === undefined && error === null)
  const hasWaited = useHasWaited(TOGETHER_MS)
  const isOld = questions.some(({ isPlaceholderData }) => isPlaceholderData)
  const isNothingThere = questions.every(({ data, error }) => data === undefined && error === null)
  if (isNothingThere || (isOpen && !hasWaited)) return <Waiting />
  const set = metrics.data
  const window = set ? effectiveWindow(set, scope.choice, scope.window) : scope.window
  const stages = pipelineHealth({
    metrics: answerOf(metrics, whole),
    savings: answerOf(savings, whole),
    costs: answerOf(costs, ({ report }) => report),
    ...scope.gateway,
    window,
    now: scope.now,
  })
  const spent =
    set && set.series.length > 0 ? costFigures(set, window, monthHours).infrastructure.window : null
  const failed = questions.filter(({ error }) => error !== null)
  return (
    <div className={styles.pipeline} data-dimmed={isOld || undefined} aria-busy={isOpen || isOld}>
      <Verdict
        trust={trustIn(stages, spent?.coverage ?? null)}
        costs={spent}
        at={scope.anchor}
        onAskAgain={failed.length > 0 ? () => Promise.all(failed.map(({ refetch }) => refetch())) : null}
      />
      <PipelineChain stages={stages} />
      <Panel title="Stage by stage">
        {stages.map((stage) => (
          <StageChecks key={stage.id} stage={stage} />
        ))}
      </Panel>
    </div>
  )
}

/** Answers come one after the other: told one by one at once, the page would jump with each. A slow one keeps back none. */
const TOGETHER_MS = 3000

function useHasWaited(ms: number): boolean {
  const [hasWaited, setWaited] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return hasWaited
}

/** What came of a question, as the checks want to know it; null while it is under way for the first time. */
const answerOf = <T, R>({ data, error }: Asking<T>, read: (data: T) => R): Answer<R> | null =>
  data === undefined && error === null
    ? null
    : { data: data === undefined ? null : read(data), failure: error }

const whole = <T,>(data: T): T => data

const Waiting = () => (
  <div className={styles.waiting} aria-busy="true">
    <span className="visuallyHidden" role="status">
      Loading data health
    </span>
    <Skeleton height={96} />
    <Skeleton height={88} />
    <Skeleton height={1000} />
  </div>
)
