/** Whether a text is a day of the calendar, such as `2025-10-09`. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const midnight = Date.parse(text)
  // Engines differ on 30 February: some refuse it, some read 2 March.
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text)
}
