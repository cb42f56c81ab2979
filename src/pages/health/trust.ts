import type { Check, CheckState } from '~/domain/check'
import { type Coverage, coverageShare } from '~/domain/coverage'
import type { Stage } from '~/domain/pipeline'
import { formatCount } from '~/ui/format'

/** The answer to "can I trust what I see?", gravest finding first. */
export interface Trust {
  readonly state: CheckState
  readonly answer: string
  /** What the answer is limited to: the hours that were measured. Null where that is no limit. */
  readonly within: Coverage | null
  /** Null where no check failed or warns. */
  readonly gravest: Check | null
  /** How all checks ended: "1 failed, 2 warnings, 9 fine, 8 not known". */
  readonly tally: string
}

/** `coverage` is that of the costs on the other pages; null where there are none, and so nothing to trust. */
export function trustIn(stages: readonly Stage[], coverage: Coverage | null): Trust {
  const checks = stages.flatMap((stage) => stage.checks)
  const first = (state: CheckState) => checks.find((check) => check.state === state)
  const gravest = first('fail') ?? first('warn') ?? null
  const state = gravest?.state ?? (first('pass') ? 'pass' : 'unknown')
  const isLimited = coverage !== null && coverageShare(coverage) < 1
  const holds = state === 'pass' || state === 'warn'
  return {
    state,
    answer: state === 'fail' && coverage !== null ? 'Not all of it' : ANSWER[state],
    within: holds && isLimited ? coverage : null,
    gravest,
    tally: tallyOf(checks),
  }
}

const ANSWER: Record<CheckState, string> = {
  fail: 'No, there is nothing to go by',
  warn: 'With care',
  pass: 'Yes',
  unknown: 'Nobody can tell yet',
}

export const STATES = ['fail', 'warn', 'pass', 'unknown'] as const

/** One or many checks that ended in a state, as a reader would say it. */
export const STATE_WORD: Record<CheckState, (count: number) => string> = {
  fail: () => 'failed',
  warn: (count) => (count === 1 ? 'warning' : 'warnings'),
  pass: () => 'fine',
  unknown: () => 'not known',
}

/** "2 warnings, 3 not known"; states without a check are left out. */
export const tallyOf = (checks: readonly Check[]): string =>
  STATES.map((state) => ({ state, count: checks.filter((check) => check.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${formatCount(count)} ${STATE_WORD[state](count)}`)
    .join(', ')
