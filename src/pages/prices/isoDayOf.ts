import type { Instant } from '~/domain/units'

/** The UTC day of an instant: "2025-10-09". */
export const isoDayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)
