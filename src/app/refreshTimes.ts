import type { Failure } from '~/domain/failure'

const MINUTE_MS = 60_000
/** However often it failed: nobody is left waiting longer than the longest interval. */
const LONGEST_MS = 15 * MINUTE_MS

/** How the last refresh ended. */
export interface LastRefresh {
  /** Epoch milliseconds by the browser's clock, which only measures a wait. */
  readonly at: number
  readonly failure: Failure | null
  /** How many have failed since the last that did not. */
  readonly failures: number
}

/**
 * When the next refresh is due, by the browser's clock; null for none by itself. Each failure in a row doubles the wait
 * up to a quarter of an hour, and never is it shorter than what we were told to wait. What asking again cannot mend,
 * such as a right that was withdrawn, is left to the reader.
 */
export function nextRefresh(
  { at, failure, failures }: LastRefresh,
  intervalMinutes: number | null,
): number | null {
  if (intervalMinutes === null || failure?.canRetry === false) return null
  const interval = intervalMinutes * MINUTE_MS
  const doubled = interval * 2 ** Math.max(failures - 1, 0)
  return at + Math.max(Math.min(doubled, LONGEST_MS), failure?.waitMs ?? 0)
}
