import { instantsOf } from '~/domain/coverage'
import { METRIC } from '~/domain/metrics'
import { type LifeRun, lifeOf } from '~/domain/nodeLife'
import type { Node } from '~/domain/nodes'
import { clipped, type MetricSet, seriesOf } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import type { Instant } from '~/domain/units'

/** The window, as far as nodes were seen in it. */
export interface Seen {
  readonly window: TimeRange
  readonly newest: Instant
  /** When a node was seen; null for an answer of current values, which knows no hours. */
  readonly lifeOf: (node: Node) => readonly LifeRun[] | null
}

export function seenIn(set: MetricSet, window: TimeRange, newest: Instant): Seen {
  const all = instantsOf(seriesOf(set, METRIC.nodeIsSpot).map((series) => clipped(series, window)))
  return {
    window,
    newest,
    lifeOf: ({ at }) => (set.mode === 'instant' ? null : lifeOf(at, all, window, set.stepMs)),
  }
}
