import { LONGEST_WAIT_MS } from './contract/retryAfter'
import { ApiError } from './errors'

const MOST_RETRIES = 2
const FIRST_WAIT_MS = 1000

/**
 * Whether to ask again without being told to: at most twice, and only where that may help. Not after a
 * timeout, for which the reader has waited a minute already and may ask again by hand.
 */
export const shouldRetry = (failures: number, error: Error): boolean =>
  failures < MOST_RETRIES && error instanceof ApiError && error.canRetry && error.kind !== 'timeout'

/**
 * How long to wait before that, milliseconds: what the service asked for and never less, or one second,
 * doubled each time. Half of the wait is left to chance, so that many pages do not return at once.
 */
export function retryDelay(failures: number, error: Error, random = Math.random): number {
  const wait = FIRST_WAIT_MS * 2 ** failures
  const jitter = (wait / 2) * random()
  const asked = error instanceof ApiError ? error.retryAfterMs : null
  return Math.min(asked === null ? wait / 2 + jitter : asked + jitter, LONGEST_WAIT_MS)
}
