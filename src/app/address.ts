import type { MonthHours } from '~/domain/cost'
import { DEFAULT_RANGE, parseRange, type RangeChoice, rangeText } from '~/domain/scope'
import type { TimeRange } from '~/domain/timeRange'
import type { Instant } from '~/domain/units'
import type { TimeZone } from '~/ui/format'
import type { OwnName } from '~/ui/page'
import { termsOf, type World } from './world'

export type Scheme = 'light' | 'dark' | 'system'

/** What the address says about every page; each page's own words are its own business. */
export interface Address {
  /** Null where the address names none and there is no default: the reader is asked. */
  readonly account: string | null
  /** Whose clusters are offered for choice; null where the address does not say. */
  readonly organization: string | null
  readonly range: RangeChoice
  /** The range before it was zoomed into, to go back to; null where it was not. */
  readonly within: RangeChoice | null
  readonly zone: TimeZone
  readonly monthHours: MonthHours
  readonly scheme: Scheme
}

/** Parameters that go along from page to page. */
const SHARED = [
  'account',
  'org',
  'range',
  'within',
  'tz',
  'month',
  'theme',
  'scenario',
  'prices',
  'show',
  'reading',
] as const

/** Cloud accounts and organisations are UUIDs; nothing else is ever sent. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Longer than any address we write; what is longer was not meant for us. */
const LONGEST_SEARCH = 4096

interface Defaults {
  readonly account: string | null
  readonly organization: string | null
  readonly zone: TimeZone
  readonly monthHours: MonthHours
  readonly now: Instant
}

/** What an address that says nothing means in this world: what the host says, or its first account, if it knows any. */
export function defaultsIn(world: World, now: Instant): Defaults {
  const { accounts, monthHours, host } = termsOf(world)
  return {
    account: host?.account ?? accounts?.[0]?.id ?? null,
    organization: host?.organization ?? null,
    zone: host?.zone ?? 'utc',
    monthHours,
    now,
  }
}

/**
 * Reads the address. What cannot be used falls back to the default and leaves a note for the reader;
 * nothing unchecked goes any further.
 */
export function readAddress(search: string, defaults: Defaults): { address: Address; notes: string[] } {
  const notes: string[] = []
  const tooLong = search.length > LONGEST_SEARCH
  if (tooLong) notes.push('The address was too long to be one of ours; the defaults are shown.')
  const params = new URLSearchParams(tooLong ? '' : search)
  const choose = <T extends string, R>(name: string, choices: ReadonlyMap<T, R>, fallback: R): R => {
    const said = params.get(name)
    if (said === null) return fallback
    const chosen = choices.get(said as T)
    if (chosen === undefined) notes.push(`“${quote(said)}” is not a value of ${name}; the default is used.`)
    return chosen ?? fallback
  }
  return {
    address: {
      account: accountFrom(params, defaults, notes),
      organization: organizationFrom(params, defaults, notes),
      range: rangeFrom(params, defaults, notes),
      within: withinFrom(params, defaults, notes),
      zone: choose('tz', ZONES, defaults.zone),
      monthHours: choose('month', MONTHS, defaults.monthHours),
      scheme: choose('theme', SCHEMES, 'system'),
    },
    notes,
  }
}

const ZONES = new Map<string, TimeZone>([
  ['utc', 'utc'],
  ['local', 'local'],
])
const MONTHS = new Map<string, MonthHours>([
  ['720', 720],
  ['730', 730],
])
const SCHEMES = new Map<string, Scheme>([
  ['light', 'light'],
  ['dark', 'dark'],
  ['system', 'system'],
])

function accountFrom(params: URLSearchParams, defaults: Defaults, notes: string[]): string | null {
  const said = params.get('account')
  if (said === null) return defaults.account
  if (UUID.test(said)) return said
  notes.push(
    `“${quote(said)}” is not an account id${defaults.account === null ? '.' : '; the default account is shown.'}`,
  )
  return defaults.account
}

function organizationFrom(
  params: URLSearchParams,
  { organization }: Defaults,
  notes: string[],
): string | null {
  const said = params.get('org')
  if (said === null) return organization
  if (UUID.test(said)) return said
  notes.push(`“${quote(said)}” is not the id of an organisation.`)
  return organization
}

function rangeFrom(params: URLSearchParams, defaults: Defaults, notes: string[]): RangeChoice {
  const said = params.get('range')
  if (said === null) return DEFAULT_RANGE
  const range = parseRange(said, defaults.now)
  if (typeof range !== 'string') return range
  notes.push(
    `The range “${quote(said)}” ${range === 'not a range' ? 'is not one we know' : range}; the last 7 days are shown.`,
  )
  return DEFAULT_RANGE
}

function withinFrom(params: URLSearchParams, defaults: Defaults, notes: string[]): RangeChoice | null {
  const said = params.get('within')
  if (said === null) return null
  const range = parseRange(said, defaults.now)
  if (typeof range !== 'string') return range
  notes.push(`The range “${quote(said)}” to go back to cannot be read; there is none.`)
  return null
}

/** Enough of a stranger's text to recognise it. */
const quote = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

const parametersOf = (search: string) => new URLSearchParams(search.length > LONGEST_SEARCH ? '' : search)

/** What an address says of the reader's own terms, unread; null where it says nothing. */
export function ownTextsIn(search: string): Record<OwnName, string | null> {
  const params = parametersOf(search)
  return { prices: params.get('prices'), show: params.get('show') }
}

/** The words of an address that say what is asked for; the others only say how it is shown. */
export function questionIn(search: string): string {
  const params = parametersOf(search)
  return `${params.get('account')} ${params.get('range')}`
}

/** The shared parameters of an address, for a link to another page. */
export function sharedSearch(search: string): string {
  const from = parametersOf(search)
  const shared = new URLSearchParams()
  for (const name of SHARED) {
    const value = from.get(name)
    if (value !== null) shared.set(name, value)
  }
  const text = shared.toString()
  return text && `?${text}`
}

/** An address with one shared parameter changed, or without it; a range in words a person can read. */
export function withParameter(search: string, name: (typeof SHARED)[number], value: string | null): string {
  const params = parametersOf(search)
  if (value === null) params.delete(name)
  else params.set(name, value)
  // Another range is not within the one before.
  if (name === 'range') params.delete('within')
  // Colons are allowed in a query and far easier to read than %3A.
  return `?${params.toString().replaceAll('%3A', ':')}`
}

export const rangeParameter = (choice: RangeChoice): string => rangeText(choice)

/** An address that shows a part of what it showed, and knows the way back; a part of a part goes back to the whole. */
export const zoomed = (search: string, { range, within }: Address, part: TimeRange): string =>
  withParameter(
    withParameter(search, 'range', rangeText({ kind: 'fixed', range: part })),
    'within',
    rangeText(within ?? range),
  )
