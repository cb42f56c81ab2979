import { ApiError } from './errors'

const MOST_RETRIES = 2
const FIRST_WAIT_MS = 1000

/**
 * Whether to ask again at once, without a word to the reader: at most twice, and only where that may help. Not
 * after a timeout, for which the reader has waited a minute already, and not where we were asked to wait:
 * that is told, with the time (`retryTime`).
 */
export const shouldRetry = (failures: number, error: Error): boolean =>
  failures < MOST_RETRIES &&
  error instanceof ApiError &&
  error.canRetry &&
  error.kind !== 'timeout' &&
  error.waitMs === null

/**
 * How long to wait before that, milliseconds: one second, doubled each time. Half of the wait is left to
 * chance, so that many pages do not return at once.
 */
export function retryDelay(failures: number, random = Math.random): number {
  const wait = FIRST_WAIT_MS * 2 ** failures
  return wait / 2 + (wait / 2) * random()
}

interface Failed {
  readonly error: Error | null
  readonly errorUpdatedAt: number
  /** How often this question has failed. */
  readonly errorUpdateCount: number
}

/** When the page asks again by itself because it was told how long to wait, by the browser's clock; else null. */
export const retryTime = ({ error, errorUpdatedAt, errorUpdateCount }: Failed): number | null =>
  error instanceof ApiError && error.waitMs !== null && errorUpdateCount <= MOST_RETRIES
    ? errorUpdatedAt + error.waitMs
    : null
