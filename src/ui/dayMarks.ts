import { HOUR_MS, type Instant } from '~/domain/units'
import type { TimeZone } from './format'

/** Where a day begins on an axis of hours. */
interface DayMark {
  /** Start of the hour it begins in, epoch milliseconds. */
  readonly at: number
  /** Of the axis' length, 0 to 1. */
  readonly share: number
  /** So near the end that a narrow axis has no room for its label. */
  readonly isLate: boolean
}

/** Midnights in the reader's zone, at most as many as can be read beside each other. */
export function dayMarks(start: Instant, hours: number, zone: TimeZone): DayMark[] {
  const midnights = Array.from({ length: hours }, (_, hour) => ({
    at: start + hour * HOUR_MS,
    share: hour / hours,
    isLate: hour / hours >= 0.9,
  })).filter(({ at }) => isMidnight(at, zone))
  const every = Math.ceil(midnights.length / 8)
  // A label at the very end would be cut off.
  return midnights.filter(({ share }, i) => i % every === 0 && share < 0.95)
}

/** The hour a day begins in; in a zone of half hours it begins within that hour. */
const isMidnight = (at: number, zone: TimeZone): boolean =>
  (zone === 'utc' ? new Date(at).getUTCHours() : new Date(at).getHours()) === 0
