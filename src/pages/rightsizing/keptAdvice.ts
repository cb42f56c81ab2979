import { HOUR_MS, type Instant } from '~/domain/units'

/** Until when each piece of advice stays hidden, by its id: an instant, or null for good. */
export type HiddenAdvice = ReadonlyMap<string, Instant | null>

export const SNOOZE_DAYS = 30
const MOST = 200

const keyOf = (account: string) => `kubernetes-costs:advice:${account}`

/** What this browser keeps hidden; nothing if it keeps none, or nothing that can be read. */
export function keptAdvice(account: string): HiddenAdvice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(account)) ?? '[]')
    return Array.isArray(kept) && kept.every(isEntry) ? new Map(kept) : new Map()
  } catch {
    return new Map()
  }
}

const isEntry = (entry: unknown): entry is [string, Instant | null] =>
  Array.isArray(entry) &&
  entry.length === 2 &&
  typeof entry[0] === 'string' &&
  (entry[1] === null || Number.isFinite(entry[1]))

/** Keeps it; where the browser keeps nothing, what is hidden comes back with the next visit. */
export function keepAdvice(account: string, hidden: HiddenAdvice): void {
  try {
    if (hidden.size === 0) localStorage.removeItem(keyOf(account))
    else localStorage.setItem(keyOf(account), JSON.stringify([...hidden].slice(-MOST)))
  } catch {
    // Full, or forbidden.
  }
}

export const isHidden = (hidden: HiddenAdvice, id: string, now: Instant): boolean => {
  const until = hidden.get(id)
  return until === null || (until !== undefined && until > now)
}

export const snoozedUntil = (now: Instant): Instant => (now + SNOOZE_DAYS * 24 * HOUR_MS) as Instant
