import type { Coverage } from '~/domain/coverage'
import { type Bytes, type Cores, GIB, type Hours, type Instant } from '~/domain/units'
import { localeNow, perLocale } from './locale'

/** Numbers are grouped and separated as their reader is used to. */
const number = (options: Intl.NumberFormatOptions) => {
  const format = perLocale((locale) => new Intl.NumberFormat(locale, options))
  return { format: (value: number) => format().format(value) }
}

const WHOLE = number({ maximumFractionDigits: 0 })
/** A whole number stays one ("128 GiB"); anything else keeps its decimals, zeros among them ("14.0 GiB"). */
const decimals = (digits: number) => {
  const exact = number({ minimumFractionDigits: digits, maximumFractionDigits: digits })
  return { format: (value: number) => (Number.isInteger(value) ? WHOLE : exact).format(value) }
}
const ONE = decimals(1)
const TWO = decimals(2)

/** Drawn where there is no number. It never looks like a zero. */
export const NOTHING = '—'

/** −0 is 0 to a reader. */
const plain = (value: number): number => (value === 0 ? 0 : value)

export const formatCount = (value: number): string => WHOLE.format(value)
/** A mean of counts keeps one decimal. */
export const formatMeanCount = (value: number): string => ONE.format(value)
export const formatHours = (value: Hours): string => `${ONE.format(value)} h`

/** A share with one decimal at most, "21.5 %", that never claims all or nothing where it is not. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1 %'
  if (share < 1 && share > 0.9995) return '>99.9 %'
  return `${ONE.format(plain(share * 100))} %`
}
/** What lies between two shares, "12.5 percentage points". */
export const formatPoints = (share: number): string => `${ONE.format(plain(share * 100))} percentage points`
/** A share in whole percent that never claims all or nothing where it is not. */
export function formatWholeShare(share: number): string {
  if (share > 0 && share < 0.005) return '<1 %'
  if (share < 1 && share > 0.995) return '>99 %'
  return `${WHOLE.format(share * 100)} %`
}

/** CPU: two decimals, thousandths of a core below a tenth. */
export const formatCores = (value: Cores, word = 'vCPU'): string =>
  value > 0 && value < 0.0005
    ? `<1 m${word}`
    : value !== 0 && Math.abs(value) < 0.1
      ? `${WHOLE.format(value * 1000)} m${word}`
      : `${TWO.format(plain(value))} ${word}`

const MIB = 2 ** 20

/** Memory, always in binary units: "13.8 GiB". */
export const formatBytes = (value: Bytes): string =>
  value > 0 && value < 0.05 * MIB
    ? '<0.1 MiB'
    : value !== 0 && Math.abs(value) < GIB / 10
      ? `${ONE.format(value / MIB)} MiB`
      : `${ONE.format(plain(value / GIB))} GiB`

/** "32 of 168 h (19 %)". */
export const formatCoverage = ({ covered, window }: Coverage): string =>
  `${ONE.format(covered)} of ${ONE.format(window)} h (${formatWholeShare(window > 0 ? covered / window : 0)})`

/** How old something is: "20 min", "3 h", "2 d". */
export function formatAge(ageMs: number): string {
  const minutes = Math.max(0, Math.round(ageMs / 60_000))
  if (minutes < 90) return `${minutes} min`
  const inHours = Math.round(minutes / 60)
  return inHours < 48 ? `${inHours} h` : `${Math.round(inHours / 24)} d`
}

export type TimeZone = 'utc' | 'local'

const dates = new Map<string, Intl.DateTimeFormat>()
/** Building a date format is slow and there are few: one of each is kept. */
function dateFormat(zone: TimeZone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = localeNow()
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const found = dates.get(key)
  if (found) return found
  const made = new Intl.DateTimeFormat(locale, {
    ...options,
    ...(zone === 'utc' ? { timeZone: 'UTC' } : {}),
  })
  dates.set(key, made)
  return made
}

const DAY_AND_TIME = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const
const DAY = { day: 'numeric', month: 'short' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** "UTC", or the reader's own zone by its short name. */
export function zoneName(zone: TimeZone, at: number): string {
  if (zone === 'utc') return 'UTC'
  const parts = dateFormat('local', { timeZoneName: 'short' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'local'
}

export const formatDay = (at: number, zone: TimeZone): string => dateFormat(zone, DAY).format(at)
export const formatTime = (at: number, zone: TimeZone): string => dateFormat(zone, TIME).format(at)
/** Without the zone: for axes and table cells whose head names it. */
export const formatDayTime = (at: number, zone: TimeZone): string => dateFormat(zone, DAY_AND_TIME).format(at)
/** With the zone: a time that stands alone. */
export const formatInstant = (at: Instant, zone: TimeZone): string =>
  `${formatDayTime(at, zone)} ${zoneName(zone, at)}`
/** Start and end with one zone: "Oct 3, 11:00 – Oct 10, 11:00 UTC". */
export const formatSpan = (start: number, end: number, zone: TimeZone): string =>
  `${formatDayTime(start, zone)} – ${formatDayTime(end, zone)} ${zoneName(zone, end)}`

/** An axis label: as many decimals as it takes to tell it from its neighbours. */
export const formatAxisNumber = (value: number, decimals: number): string =>
  number({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(plain(value))
