import { coveredBy } from './coverage'
import { STALE_AFTER } from './health'
import type { Node } from './nodes'
import { lengthOf, type TimeRange, timeRange } from './timeRange'
import { HOUR_MS, type Hours, hours, type Instant, plus } from './units'

/**
 * What is known of a node over a stretch of time: it was seen; other nodes were seen and it was not; or no node
 * was seen, so that nobody knows.
 */
export type LifeKind = 'seen' | 'absent' | 'unmeasured'

export interface LifeRun {
  readonly kind: LifeKind
  readonly span: TimeRange
}

/**
 * A window as a node went through it, from end to end without a hole; neighbouring runs differ in kind. `at` are
 * the instants of its samples, `all` those of all nodes, both ascending.
 */
export function lifeOf(
  at: ArrayLike<number>,
  all: ArrayLike<number>,
  window: TimeRange,
  stepMs: number,
): LifeRun[] {
  const seen = coveredSpans(at, window, stepMs)
  const measured = coveredSpans(all, window, stepMs)
  const ends = [...seen, ...measured, window].flatMap(({ start, end }) => [start, end])
  const edges = [...new Set<number>(ends)].sort((a, b) => a - b)
  const isSeen = within(seen)
  const isMeasured = within(measured)
  const runs: { kind: LifeKind; span: TimeRange }[] = []
  edges.slice(1).forEach((end, i) => {
    const start = edges[i] as number
    const kind = isSeen(start) ? 'seen' : isMeasured(start) ? 'absent' : 'unmeasured'
    const last = runs.at(-1)
    if (last?.kind === kind) last.span = timeRange(last.span.start, end)
    else runs.push({ kind, span: timeRange(start, end) })
  })
  return runs
}

/** How long a window was of one kind, hours. */
export const hoursOfKind = (runs: readonly LifeRun[], kind: LifeKind): Hours =>
  runs.reduce((sum, run) => (run.kind === kind ? plus(sum, lengthOf(run.span)) : sum), hours(0))

/** Whether a node is there, may only be late, or is gone. */
export type Presence = 'now' | 'late' | 'gone'

/** A node without a sample at the newest instant is gone once its last one is as old as data that has stopped. */
export const presenceOf = (
  { isNow, lastSeen }: Pick<Node, 'isNow' | 'lastSeen'>,
  newest: Instant,
): Presence => (isNow ? 'now' : newest - lastSeen > STALE_AFTER * HOUR_MS ? 'gone' : 'late')

/** What the instants stand for, each stretch once, ascending. */
function coveredSpans(at: ArrayLike<number>, window: TimeRange, stepMs: number): TimeRange[] {
  const spans: TimeRange[] = []
  coveredBy(at, window, stepMs).forEach((ms, i) => {
    if (ms === 0) return
    const end = Math.min(at[i] as number, window.end)
    const last = spans.at(-1)
    if (last?.end === end - ms) spans[spans.length - 1] = timeRange(last.start, end)
    else spans.push(timeRange(end - ms, end))
  })
  return spans
}

/** Whether an instant lies in any of some ascending spans; asked with ascending instants. */
function within(spans: readonly TimeRange[]): (at: number) => boolean {
  let next = 0
  return (at) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++
    return (spans[next]?.start ?? Number.POSITIVE_INFINITY) <= at
  }
}
