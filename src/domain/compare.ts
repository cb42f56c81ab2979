import { bothSides, type Measured, type Reading, type Sides } from './comparedReading'
import { type Coverage, coverageShare } from './coverage'
import type { Provenance } from './figureUnits'
import { differ, type Ratio, ratio } from './units'

/** What the two numbers of a comparison are, so that a reader knows what was held against what. */
export type Basis =
  | 'as measured'
  | 'mean over measured hours'
  | 'mean over measured hours × hours of the window'
  | 'at the newest instant of each period'

/** How a quantity differs between two periods. */
export interface Delta<Q extends number> {
  readonly kind: 'delta'
  readonly before: Q
  readonly now: Q
  /** now − before; exactly 0 where only float noise lies between. */
  readonly change: Q
  /** change ÷ |before|; null where before is 0. */
  readonly ratio: Ratio | null
  readonly direction: 'up' | 'down' | 'same'
  readonly basis: Basis
  readonly provenance: Provenance
  readonly coverage: Sides<Coverage>
  /** What a reader has to know before acting on it. */
  readonly notes: readonly string[]
}

/** No comparison, and why. */
export interface Refused {
  readonly kind: 'refused'
  readonly reason: string
  readonly coverage: Sides<Coverage>
}

export type Comparison<Q extends number> = Delta<Q> | Refused

/** Below this share of a period its figures do not speak for it. */
export const LEAST_SHARE = ratio(0.5)

/**
 * A quantity of two periods of one length, refused where either has none or measured less than `leastShare` of it.
 *
 * A mean speaks for the hours that were measured. If those are mostly others than in the other period, say the
 * nights here and the days there, part of the change is theirs: then a note says how many hours they share.
 */
export function compare<Q extends number>(
  sides: Sides<Reading<Q>>,
  basis: Basis,
  leastShare: Ratio,
): Comparison<Q> {
  const { before, now } = sides
  const coverage = bothSides(sides, ({ measured }) => measured.coverage)
  const faults = [faultOf(before, EARLIER, leastShare), faultOf(now, THIS, leastShare)]
  if (before.value === null || now.value === null || faults.some((fault) => fault !== null))
    return { kind: 'refused', reason: faults.filter((fault) => fault !== null).join('; '), coverage }
  const change = differ(before.value, now.value) ? now.value - before.value : 0
  if (!Number.isFinite(change)) return { kind: 'refused', reason: 'out of range', coverage }
  return {
    kind: 'delta',
    before: before.value,
    now: now.value,
    change: change as Q,
    ratio: before.value === 0 ? null : ratio(change / Math.abs(before.value)),
    direction: change > 0 ? 'up' : change < 0 ? 'down' : 'same',
    basis,
    provenance: basis === 'mean over measured hours × hours of the window' ? 'projected' : 'observed',
    coverage,
    notes: [...notesOf(sides), ...otherHours(before.measured, now.measured, leastShare)],
  }
}

const EARLIER = 'the earlier period'
const THIS = 'this period'

function faultOf(reading: Reading<number>, period: string, leastShare: Ratio): string | null {
  const { coverage, hasHistory } = reading.measured
  const [covered, window] = [coverage.covered, coverage.window].map(Math.floor)
  if (hasHistory && coverage.covered === 0) return `${period}: none of ${window} hours was measured`
  if (reading.value === null) return `${period}: ${reading.reason}`
  if (coverageShare(coverage) >= leastShare) return null
  return `${period}: ${covered} of ${window} hours were measured, ${Math.round(leastShare * 100)} % are needed`
}

/** What both say is said once; what one says is said of it. */
const notesOf = ({ before, now }: Sides<Reading<number>>): string[] => [
  ...before.notes.map((note) => (now.notes.includes(note) ? note : `${EARLIER}: ${note}`)),
  ...now.notes.filter((note) => !before.notes.includes(note)).map((note) => `${THIS}: ${note}`),
]

/** Places in the two periods that both measured, against what the less measured one could share. */
function otherHours(before: Measured, now: Measured, leastShare: Ratio): string[] {
  const shared = now.hourly.reduce(
    (sum, { share }, hour) => sum + Math.min(share, before.hourly[hour]?.share ?? 0),
    0,
  )
  const least = Math.min(before.coverage.covered, now.coverage.covered)
  return shared < least * leastShare
    ? [
        `only ${Math.round(shared)} of ${Math.round(least)} measured hours stand at the same place in both periods, so part of the change may be which hours were seen`,
      ]
    : []
}
