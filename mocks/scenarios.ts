import { STEP_SECONDS } from '~/api/contract/paths'
import { brokenLabels, brokenValues } from './brokenSamples'
import { editMetric, keepTimes, repeatDaily, timesOf } from './edits'
import { fleet } from './fleet'
import { editNodes, mixedPurchase, replaceNodes } from './nodeEdits'
import { manifest, type Recording } from './recording'
import type { ScenarioSummary } from './world'

/** One state of the world: a small edit of the recording, of how it is delivered, or of the clock. */
export interface Scenario extends ScenarioSummary {
  readonly edit: (recording: Recording) => Recording
  /** Hours the clock stands after the recording. */
  readonly hoursLater: number
  readonly delivery: Delivery
}

/** How answers travel: as they should, late, or not at all. */
export type Delivery = 'plain' | 'slow' | 'denied' | 'html' | 'savingsFail'

const { start_date, end_date } = manifest.window
const LATER_HOURS = 72
const STALE_HOURS = 3

const asRecorded = (recording: Recording) => recording

const scenario = (
  id: string,
  title: string,
  description: string,
  own: Partial<Pick<Scenario, 'edit' | 'hoursLater' | 'delivery' | 'synthetic'>> = {},
): Scenario => ({
  id,
  title,
  description,
  synthetic: false,
  edit: asRecorded,
  hoursLater: 0,
  delivery: 'plain',
  ...own,
})

export const scenarios: readonly [Scenario, ...Scenario[]] = [
  scenario(
    'recorded',
    'As recorded',
    'The recording itself, without an edit: a week was asked for, and only its end had been collected.',
  ),
  scenario('full', 'A full week', 'The recorded day repeated backwards until the whole window has samples.', {
    edit: (recording) => repeatDaily(recording, start_date, end_date),
  }),
  scenario('gap', 'A gap', 'Nothing was collected for a few hours in the middle.', { edit: withGap }),
  scenario(
    'mixedSpot',
    'Spot and on-demand',
    'Two nodes are bought on demand, and the flag of a third says neither.',
    { edit: (recording) => editNodes(recording, mixedPurchase) },
  ),
  scenario('nodeChurn', 'Nodes come and go', 'One node is taken away half-way and two others join.', {
    edit: (recording) => editNodes(recording, replaceNodes),
  }),
  scenario(
    'fleet',
    'Synthetic fleet of 2,000 nodes',
    'Invented: three regions, twelve instance types, a full week.',
    {
      edit: (recording) => fleet(repeatDaily(recording, start_date, end_date)),
      synthetic: true,
    },
  ),
  scenario(
    'extendedFee',
    'A fee six times as high',
    'In the middle of a full week the control-plane fee goes from 0.10 to 0.60 an hour, what EKS takes for an old version of Kubernetes.',
    { edit: (recording) => withExtendedFee(repeatDaily(recording, start_date, end_date)) },
  ),
  scenario(
    'laterShape',
    'Three days later, newer form',
    'Collection has gone on, and costs come as a summary without samples.',
    {
      edit: (recording) => ({
        ...repeatDaily(recording, firstTime(recording), end_date + LATER_HOURS * STEP_SECONDS),
        forms: { ...recording.forms, costs: 'B2' },
      }),
      hoursLater: LATER_HOURS,
    },
  ),
  scenario(
    'daemonset',
    'With DaemonSets',
    'Allocation of DaemonSet pods per node arrives beside that of all others.',
    {
      edit: withDaemonSets,
    },
  ),
  scenario(
    'nan',
    'Values that are no numbers',
    'Some samples are NaN or infinite, which makes the answer invalid JSON.',
    {
      edit: (recording) => brokenLabels(brokenValues(recording)),
    },
  ),
  scenario('empty', 'No data', 'The service knows nothing about this account and window.', {
    edit: (recording) => ({ ...keepTimes(recording, () => false), metrics: {} }),
  }),
  scenario('denied', 'Access denied', 'Every request is refused.', { delivery: 'denied' }),
  scenario('slow', 'Slow answers', 'Every answer takes several seconds.', { delivery: 'slow' }),
  scenario('partial', 'One endpoint fails', 'The endpoint for allocation fails; the other two answer.', {
    delivery: 'savingsFail',
  }),
  scenario(
    'html',
    'A page instead of data',
    'A proxy answers every request with a web page and status 200.',
    {
      delivery: 'html',
    },
  ),
  scenario('stale', 'Collection has stopped', 'The newest sample is three hours old.', {
    edit: (recording) => keepTimes(recording, (time) => time <= end_date - STALE_HOURS * STEP_SECONDS),
  }),
]

/** Unknown names, and none, mean the recording itself. */
export const scenarioOf = (id: string | null | undefined): Scenario =>
  scenarios.find((candidate) => candidate.id === id) ?? scenarios[0]

const firstTime = (recording: Recording) => timesOf(recording)[0] ?? start_date

/** Takes out a fifth of the recorded hours, in their middle. */
function withGap(recording: Recording): Recording {
  const times = timesOf(recording)
  const from = times[Math.floor(times.length * 0.4)] ?? 0
  const to = times[Math.floor(times.length * 0.6)] ?? 0
  return keepTimes(recording, (time) => time < from || time >= to)
}

/** Standard support of 1.29 ended on EKS in March 2025. */
function withExtendedFee(recording: Recording): Recording {
  const middle = (start_date + end_date) / 2
  const dearer = editMetric(recording, 'kubecost_cluster_management_cost', (points) =>
    points.map((point) => (point.timestamp > middle ? { ...point, value: 0.6 } : point)),
  )
  return editMetric(dearer, 'kubecost_cluster_info', (points) =>
    points.map((point) => ({ ...point, labels: { ...point.labels, version: '1.29' } })),
  )
}

/** The second series of both rules, a small constant per node. It exists once kube-state-metrics is scraped. */
function withDaemonSets(recording: Recording): Recording {
  const add = (to: Recording, metric: string, value: number) =>
    editMetric(to, metric, (points) => [
      ...points,
      ...points.map((point) => ({ ...point, value, labels: { ...point.labels, daemonset: 'true' } })),
    ])
  const withCpu = add(recording, 'kubecost_savings_cpu_allocation', 0.21)
  return add(withCpu, 'kubecost_savings_memory_allocation_bytes', 0.4 * 2 ** 30)
}
