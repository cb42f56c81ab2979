import { type CostChange, costChanges } from './costChanges'
import { type GapChange, gapChanges } from './gapChanges'
import { type NodeChange, nodeChanges } from './nodeChanges'
import type { MetricSet } from './series'
import { floorToHour, type TimeRange, timeRange } from './timeRange'
import { HOUR_MS, type Instant, instant } from './units'

/** One thing that changed inside a window: what it was before and after, told apart by `kind`. */
export type Change = (NodeChange | CostChange | GapChange) & {
  /** The first instant that knew the new state; for a gap where measuring stopped or began again. */
  readonly at: Instant
  /** The part of the window to look at it in, whole hours. */
  readonly zoom: TimeRange
}

/** Of one instant, what may explain the rest comes first. */
const ORDER: readonly Change['kind'][] = [
  'gap-ended',
  'nodes-left',
  'nodes-joined',
  'purchase-changed',
  'load-balancer-went',
  'load-balancer-came',
  'load-balancer-stepped',
  'fee-stepped',
  'price-changed',
  'gap-began',
]

/**
 * What changed inside a window, oldest first. A sample knows one instant only, so each change lies somewhere
 * `between` two of them. An answer without history has none.
 */
export function changesIn(set: MetricSet, window: TimeRange): Change[] {
  if (set.mode === 'instant') return []
  const changes = [...nodeChanges(set, window), ...costChanges(set, window), ...gapChanges(set, window)]
  return changes
    .map((change) => ({
      ...change,
      at: change.kind === 'gap-began' ? change.between.start : change.between.end,
      zoom: zoomOn(change.between, window, set.stepMs),
    }))
    .sort(
      (a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || inOrder(nameOf(a), nameOf(b)),
    )
}

/** Half a day of hourly samples on either side shows a change and what it changed from. */
const STEPS_AROUND = 12

function zoomOn({ start, end }: TimeRange, window: TimeRange, stepMs: number): TimeRange {
  const around = STEPS_AROUND * stepMs
  const from = floorToHour(instant(start - around))
  const to = floorToHour(instant(end + around + HOUR_MS - 1))
  return timeRange(Math.max(from, window.start), Math.min(to, window.end))
}

/** Tells changes of one kind and instant apart, so that the order of series decides nothing. */
function nameOf(change: Change): string {
  if ('balancer' in change) return JSON.stringify(Object.values(change.balancer))
  if ('price' in change) return change.price
  return 'names' in change ? `${change.after} ${change.between.start}` : ''
}

const inOrder = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
