import { monthOf } from './calendar'
import { isIsoDay } from './isoDay'
import type { MetricSet } from './series'
import { floorToHour, lengthOf, type TimeRange, timeRange } from './timeRange'
import { HOUR_MS, type Instant, instant } from './units'

/** How a window is chosen: relative ranges stay relative, so a bookmark of "last 7 days" stays current. */
export type RangeChoice =
  | { readonly kind: 'last'; readonly name: PresetName }
  | { readonly kind: 'all' }
  | { readonly kind: 'this-month' }
  | { readonly kind: 'last-month' }
  | { readonly kind: 'fixed'; readonly range: TimeRange }

export const PRESETS = { '24h': 24, '7d': 168, '14d': 336, '30d': 720 } as const
export type PresetName = keyof typeof PRESETS

export const DEFAULT_RANGE: RangeChoice = { kind: 'last', name: '7d' }

/** Raw samples are kept 30 days, so "all" asks for that much and shows from the first sample on. */
const ALL_HOURS = 720
/** A longer question is refused by the service's gateway. */
export const LONGEST_HOURS = 92 * 24

/** Why a range in words could not be used. */
export type RangeFault =
  | 'not a range'
  | 'ends before it starts'
  | 'longer than 92 days'
  | 'lies in the future'

const isPreset = (text: string): text is PresetName => Object.hasOwn(PRESETS, text)

/**
 * Reads `24h`, `7d`, `14d`, `30d`, `all`, `this-month`, `last-month` or `<iso>..<iso>` (end excluded, both
 * floored to the hour). `now` decides whether a range lies in the future.
 */
export function parseRange(text: string, now: Instant): RangeChoice | RangeFault {
  if (isPreset(text)) return { kind: 'last', name: text }
  if (text === 'all' || text === 'this-month' || text === 'last-month') return { kind: text }
  // Longer than two ISO dates can be; spares the date parser a 100 kB address.
  if (text.length > 80) return 'not a range'
  const [from, to, ...more] = text.split('..')
  if (from === undefined || to === undefined || more.length > 0) return 'not a range'
  const start = instantOf(from)
  const end = instantOf(to)
  if (start === null || end === null) return 'not a range'
  const range = timeRange(floorToHour(start), floorToHour(end))
  if (range.start >= range.end) return 'ends before it starts'
  if (range.start >= floorToHour(now)) return 'lies in the future'
  if (lengthOf(range) > LONGEST_HOURS) return 'longer than 92 days'
  return { kind: 'fixed', range }
}

/** A date or a date with time; without an offset both are UTC. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/

function instantOf(text: string): Instant | null {
  const match = ISO.exec(text)
  if (match === null || !isIsoDay(text.slice(0, 10))) return null
  const at = Date.parse(text.includes('T') && match[1] === undefined ? `${text}Z` : text)
  return Number.isNaN(at) || at < 0 ? null : instant(at)
}

/** The words `parseRange` reads back as the same choice. */
export function rangeText(choice: RangeChoice): string {
  if (choice.kind === 'last') return choice.name
  if (choice.kind !== 'fixed') return choice.kind
  return `${isoHour(choice.range.start)}..${isoHour(choice.range.end)}`
}

const isoHour = (at: Instant): string => `${new Date(at).toISOString().slice(0, 16)}Z`

/** The window a choice means at `now`: whole hours, never beyond the running one. */
export function windowOf(choice: RangeChoice, now: Instant): TimeRange {
  const end = floorToHour(now)
  const last = (length: number) => timeRange(end - length * HOUR_MS, end)
  switch (choice.kind) {
    case 'last':
      return last(PRESETS[choice.name])
    case 'all':
      return last(ALL_HOURS)
    case 'this-month': {
      const { start } = monthOf(now)
      // In the first hour of a month nothing of it has ended yet.
      return start < end ? timeRange(start, end) : last(1)
    }
    case 'last-month':
      return monthOf(now, -1)
    case 'fixed':
      return timeRange(choice.range.start, Math.min(choice.range.end, end))
  }
}

/**
 * The window a page speaks of: the one asked for, but for "all data" the one the samples span, so that
 * hours before the cluster was watched do not count as missing.
 */
export function effectiveWindow(set: MetricSet, choice: RangeChoice, asked: TimeRange): TimeRange {
  if (choice.kind !== 'all') return asked
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { at } of set.series) {
    first = Math.min(first, at[0] ?? first)
    last = Math.max(last, at.at(-1) ?? last)
  }
  const start = Math.max(first - set.stepMs, asked.start)
  const end = Math.min(last, asked.end)
  // No samples, or only such as stand for nothing of what was asked.
  return start < end ? timeRange(start, end) : asked
}

/** The window of the same length just before or after; never past the running hour. */
export function stepped(range: TimeRange, by: 1 | -1, now: Instant): TimeRange {
  const length = range.end - range.start
  const end = Math.min(range.end + by * length, floorToHour(now))
  return timeRange(end - length, end)
}
