/** Minutes between two refreshes that may be chosen. */
export const INTERVALS = ['1', '5', '15'] as const
export type Interval = (typeof INTERVALS)[number]

const KEY = 'kubernetes-costs:refresh'

/**
 * How often this reader wants the page refreshed; null for not at all, which is the default. It is personal and in no
 * link: whoever opens one has not agreed to ask the service again and again. `keys`: see `ReadingSettings`.
 */
export function keptInterval(keys = ''): Interval | null {
  try {
    return INTERVALS.find((one) => one === localStorage.getItem(KEY + keys)) ?? null
  } catch {
    return null
  }
}

/** Where the browser keeps nothing, the choice holds until the page is left. */
export function keepInterval(interval: Interval | null, keys = ''): void {
  try {
    if (interval === null) localStorage.removeItem(KEY + keys)
    else localStorage.setItem(KEY + keys, interval)
  } catch {
    // Full, or forbidden.
  }
}
