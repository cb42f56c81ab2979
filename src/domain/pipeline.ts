import {
  type Answer,
  answered,
  clockOffset,
  costsShape,
  foreignSamples,
  gatewayPassed,
  metricsShape,
  partialResponse,
  retention,
  type Source,
} from './answerChecks'
import { type Check, type CheckState, checkOf, counted, STAGES, type StageId } from './check'
import type { CostReport } from './costReport'
import { exporterChecks, managementSeries, setStatus } from './kubecostChecks'
import { purchaseFlags } from './purchaseCheck'
import { lastSample, scrapeGaps, stoppedSeries } from './sampleChecks'
import { countChecks } from './sampleCounts'
import type { MetricSet } from './series'
import type { TimeRange } from './timeRange'
import type { Instant } from './units'

/** Everything that is known of the way the samples took; null wherever it is not. */
export interface PipelineFacts {
  readonly metrics: Answer<MetricSet> | null
  readonly savings: Answer<MetricSet> | null
  readonly costs: Answer<CostReport> | null
  readonly source: Source
  /** Server − browser, milliseconds. */
  readonly serverAheadMs: number | null
  /** The window the page speaks of, which may be shorter than the one that was asked for. */
  readonly window: TimeRange
  /** By the server's clock. */
  readonly now: Instant
}

/** A stage of the pipeline with its checks. */
export interface Stage {
  readonly id: StageId
  /** The gravest of its checks; those that cannot be known do not count unless there is no other. */
  readonly state: CheckState
  /** Whether the samples did not come this way: a recording has no gateway and no clock. */
  readonly isPassedBy: boolean
  readonly checks: readonly Check[]
}

/**
 * The pipeline from Kubecost to the browser, each stage with what the answers say of it. A question that failed makes
 * its own check fail and leaves open what only its answer could tell; all others go on.
 */
export function pipelineHealth(facts: PipelineFacts): Stage[] {
  const checks = checksOf(facts)
  return STAGES.map((id) => {
    const own = checks.filter(({ stage }) => stage === id)
    const isPassedBy =
      facts.source === 'recording' &&
      (id === 'gateway' || id === 'browser') &&
      own.every(({ state }) => state === 'unknown')
    return { id, state: gravest(own), isPassedBy, checks: own }
  })
}

function checksOf({ metrics, savings, costs, source, serverAheadMs, window, now }: PipelineFacts): Check[] {
  const sets = [metrics?.data, savings?.data].filter((set) => set != null)
  const origins = [...sets, costs?.data].flatMap((data) => (data ? [data.origin] : []))
  return [
    ...ofMetrics(metrics, window, now),
    ...countChecks(sets),
    answered('metrics', metrics, sizeOf),
    answered('savings', savings, sizeOf),
    answered('costs', costs, ({ shape }) => `form ${shape}`),
    costs?.data ? costsShape(costs.data) : openFor('costs', costs)('metroculus', 'costs-shape'),
    partialResponse(origins, source),
    foreignSamples(origins, source),
    gatewayPassed(origins, source),
    retention(window, now),
    clockOffset(serverAheadMs, source),
  ]
}

const sizeOf = ({ series }: MetricSet) =>
  `${series.length} series, ${counted(
    series.reduce((sum, { at }) => sum + at.length, 0),
    'sample',
  )}`

/** Checks that only the metrics can tell of. */
function ofMetrics(metrics: Answer<MetricSet> | null, window: TimeRange, now: Instant): Check[] {
  const set = metrics?.data
  if (set)
    return [
      ...setStatus(set, now),
      managementSeries(set),
      ...exporterChecks(set),
      lastSample(set, now),
      scrapeGaps(set, window),
      stoppedSeries(set, window),
      purchaseFlags(set, window),
      metricsShape(set),
    ]
  const open = openFor('metrics', metrics)
  return [
    ...['allocation-sets', 'asset-sets', 'management-series', 'exporter-scrape', 'exporter-last-success'].map(
      (id) => open('kubecost', id),
    ),
    ...['last-sample', 'scrape-gaps', 'stopped-series', 'purchase-flags'].map((id) => open('prometheus', id)),
    open('metroculus', 'metrics-shape'),
  ]
}

/** The checks of a question without an answer, with the reason there is none. */
const openFor =
  (question: 'metrics' | 'costs', answer: Answer<unknown> | null) =>
  (stage: StageId, id: string): Check =>
    checkOf(stage, id).unknown(
      answer?.failure
        ? `Not known, as the question for ${question} was not answered: ${answer.failure.reason}`
        : `Not known, as the question for ${question} has not been answered yet.`,
      answer?.failure ? 'See what to do about the answer first.' : 'Wait for the answer.',
    )

const GRAVEST_FIRST: readonly CheckState[] = ['fail', 'warn', 'pass']

const gravest = (checks: readonly Check[]): CheckState =>
  GRAVEST_FIRST.find((state) => checks.some((check) => check.state === state)) ?? 'unknown'
