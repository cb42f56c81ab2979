/** A day of the calendar, `2025-10-09`. */
export type IsoDay = `${number}-${number}-${number}`

export function isIsoDay(text: string): text is IsoDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const midnight = Date.parse(text)
  // Engines differ on 30 February: some refuse it, some read 2 March.
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text)
}

/** The UTC day of an instant. */
export const isoDayOf = (at: number): IsoDay => new Date(at).toISOString().slice(0, 10) as IsoDay
