import { HOUR_MS, type Hours, hours, type Instant, instant } from './units'

/** A window of time, start included, end excluded, both on the hour when they come from a scope. */
export interface TimeRange {
  readonly start: Instant
  readonly end: Instant
}

export const timeRange = (start: number, end: number): TimeRange => ({
  start: instant(start),
  end: instant(end),
})

/** How long a window is, in hours. */
export const lengthOf = ({ start, end }: TimeRange): Hours => hours((end - start) / HOUR_MS)

/** The full hour an instant lies in. Asking on the hour keeps the samples' grid, and so every key, steady. */
export const floorToHour = (at: Instant): Instant => instant(Math.floor(at / HOUR_MS) * HOUR_MS)
