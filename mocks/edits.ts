import { STEP_SECONDS } from '~/api/contract/paths'
import type { Point } from '~/api/contract/wire'
import type { Recording } from './recording'

/** The samples of one series, ascending, and its labels (with `__name__`). */
export interface Run {
  readonly labels: Record<string, string>
  readonly points: readonly Point[]
}

/** Runs of points under one label set, in the order they first appear. */
export function runsOf(points: readonly Point[]): Run[] {
  // Points of a series mostly share one object of labels: a look at each object is enough, not at each point.
  const keys = new Map<object, string>()
  const runs = new Map<string, { labels: Record<string, string>; points: Point[] }>()
  for (const point of points) {
    let key = keys.get(point.labels)
    if (key === undefined) {
      key = JSON.stringify(Object.entries(point.labels))
      keys.set(point.labels, key)
    }
    const run = runs.get(key)
    if (run) run.points.push(point)
    else runs.set(key, { labels: point.labels, points: [point] })
  }
  return [...runs.values()]
}

type EditPoints = (points: readonly Point[], metric: string) => readonly Point[]

/** Edits the points of every metric, wherever the three answers hold them. */
export const editAll = (recording: Recording, edit: EditPoints): Recording => ({
  ...recording,
  metrics: Object.fromEntries(
    Object.entries(recording.metrics).map(([metric, points]) => [metric, edit(points, metric)]),
  ),
  fee: edit(recording.fee, 'kubecost_cluster_management_cost'),
  cpuSavings: edit(recording.cpuSavings, 'kubecost_savings_cpu_allocation'),
  memorySavings: edit(recording.memorySavings, 'kubecost_savings_memory_allocation_bytes'),
})

/** Edits the points of one metric, wherever the three answers hold them. */
export const editMetric = (
  recording: Recording,
  metric: string,
  edit: (points: readonly Point[]) => readonly Point[],
): Recording => editAll(recording, (points, name) => (name === metric ? edit(points) : points))

/** Keeps the samples of the times for which `keep` says so. */
export const keepTimes = (recording: Recording, keep: (timestamp: number) => boolean): Recording =>
  editAll(recording, (points) => points.filter(({ timestamp }) => keep(timestamp)))

/** Continues every series hourly over `from … to`, both included: each hour repeats the same hour of a recorded day. */
export const repeatDaily = (recording: Recording, from: number, to: number): Recording =>
  editAll(recording, (points) => runsOf(points).flatMap((run) => continued(run, from, to)))

const DAY_SECONDS = 86_400

function continued({ labels, points }: Run, from: number, to: number): Point[] {
  const recorded = new Map(points.map(({ timestamp, value }) => [timestamp, value]))
  const first = points[0]?.timestamp ?? 0
  const last = points.at(-1)?.timestamp ?? 0
  const hours: Point[] = []
  // On the recording's own grid, whatever minute it stands at.
  const start = first - Math.floor((first - from) / STEP_SECONDS) * STEP_SECONDS
  for (let timestamp = start; timestamp <= to; timestamp += STEP_SECONDS) {
    const daysAway =
      timestamp < first
        ? Math.ceil((first - timestamp) / DAY_SECONDS)
        : timestamp > last
          ? -Math.ceil((timestamp - last) / DAY_SECONDS)
          : 0
    const value = recorded.get(timestamp + daysAway * DAY_SECONDS)
    if (value !== undefined) hours.push({ timestamp, value, labels })
  }
  return hours
}

/** The times of all samples, ascending. */
export const timesOf = (recording: Recording): number[] =>
  [
    ...new Set(
      Object.values(recording.metrics).flatMap((points) => points.map(({ timestamp }) => timestamp)),
    ),
  ].sort((a, b) => a - b)
