import { type Comparison, compare, LEAST_SHARE } from './compare'
import {
  areEquallyLong,
  bothSides,
  measuredAt,
  type Period,
  reading,
  readingOf,
  type Sides,
} from './comparedReading'
import { instantsOf } from './coverage'
import { METRIC } from './metrics'
import { nodeFigures } from './nodeFigures'
import { nodesIn } from './nodes'
import { seriesOf } from './series'
import { lengthOf } from './timeRange'
import { trendOf } from './trend'
import { type Count, type Hours, hours, type Ratio } from './units'

export interface ComparedNodes {
  /** At the newest instant of each period. */
  readonly now: Comparison<Count>
  readonly hours: Comparison<Hours>
  /** Spot nodes ÷ nodes, over all measured hours. */
  readonly meanSpot: Comparison<Ratio>
}

/**
 * Nodes in two periods of one length. Node-hours are compared as they are where equally many hours were measured,
 * else as the mean number of nodes × the hours of the window.
 */
export function compareNodes(periods: Sides<Period>, leastShare: Ratio = LEAST_SHARE): ComparedNodes {
  const sides = bothSides(periods, sideOf)
  const isEquallyLong = areEquallyLong(bothSides(sides, ({ measured }) => measured))
  const nodes = bothSides(sides, ({ figures, measured }) => readingOf(figures.now, measured, (n) => n))
  const nodeHours = bothSides(sides, ({ figures, measured, length }) =>
    readingOf(figures.nodeHours, measured, (time) =>
      isEquallyLong ? time : hours((time / measured.coverage.covered) * length),
    ),
  )
  const meanSpot = bothSides(sides, ({ spotShare, measured }) =>
    reading(spotShare, measured, 'no node has a usable flag'),
  )
  return {
    now: compare(nodes, 'at the newest instant of each period', leastShare),
    hours: compare(
      nodeHours,
      isEquallyLong ? 'as measured' : 'mean over measured hours × hours of the window',
      leastShare,
    ),
    meanSpot: compare(meanSpot, 'mean over measured hours', leastShare),
  }
}

function sideOf(period: Period) {
  const { set, window } = period
  const [whole] = trendOf(set, [window.start, window.end])
  return {
    length: lengthOf(window),
    measured: measuredAt(instantsOf(seriesOf(set, METRIC.nodeIsSpot)), period),
    figures: nodeFigures(nodesIn(set, window)),
    spotShare: whole?.spotShare ?? null,
  }
}
