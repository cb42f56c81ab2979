import { HOUR_MS, type Instant } from './units'

/** Where samples come from and go through, in their order. */
export const STAGES = ['kubecost', 'prometheus', 'thanos', 'metroculus', 'gateway', 'browser'] as const
export type StageId = (typeof STAGES)[number]

/** What nobody can tell from the answers is `unknown`, never `pass`. */
export type CheckState = 'pass' | 'warn' | 'fail' | 'unknown'

/** A number, an instant or a text that a finding rests on. */
export type Evidence = { readonly label: string } & (
  | { readonly unit: 'count' | 'hours' | 'ratio' | 'usd' | 'ms'; readonly value: number }
  | { readonly unit: 'instant'; readonly value: Instant }
  | { readonly unit: 'text'; readonly value: string }
)

/** One question about the pipeline, and what the data say to it. */
export interface Check {
  /** Unique among all checks. */
  readonly id: string
  readonly stage: StageId
  readonly state: CheckState
  /** One sentence, with the number in it. */
  readonly finding: string
  /** What to do, one sentence; empty for a check that passed. */
  readonly action: string
  readonly evidence: readonly Evidence[]
}

/** Data this old are late; data that old have stopped. Milliseconds. */
export const LATE_MS = 2 * HOUR_MS
export const STOPPED_MS = 6 * HOUR_MS

/** The four ways a check can end. */
export const checkOf = (stage: StageId, id: string) => {
  const ended =
    (state: CheckState) =>
    (finding: string, action: string, evidence: readonly Evidence[] = []): Check => ({
      id,
      stage,
      state,
      finding,
      action,
      evidence,
    })
  return {
    pass: (finding: string, evidence: readonly Evidence[] = []) => ended('pass')(finding, '', evidence),
    warn: ended('warn'),
    fail: ended('fail'),
    unknown: ended('unknown'),
  }
}

/** "1 sample", "2 samples". */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

const UNITS = [
  [24 * HOUR_MS, 'day'],
  [HOUR_MS, 'hour'],
  [60_000, 'minute'],
] as const
const SECOND = [1000, 'second'] as const

/** A length of time in the largest unit of which it is at least two, to a tenth: "2.5 hours". */
export function lengthText(ms: number): string {
  const [size, name] = UNITS.find(([unit]) => ms >= 2 * unit) ?? SECOND
  return counted(Math.round((ms / size) * 10) / 10, name)
}
