import type { Labels } from '~/domain/series'
import type { JsonObject } from './jsonObject'

/** What makes a series this series and no other. */
export interface Identity {
  readonly labels: Labels
  /** The labels as text, sorted: equal for equal identities, whatever order they came in. */
  readonly key: string
  /** The account the series was written for; null if it does not say. */
  readonly tenant: string | null
}

/** Labels that tell the road a sample took, or (`cluster_id`, by default `cluster-one`) nothing at all. */
const NOT_IDENTIFYING = new Set(['__name__', 'receive', 'job', 'cluster_id'])

/** The address Prometheus scraped, e.g. `10.0.3.7:9003` or `[fd00::7]:9003`. */
const SCRAPE_ADDRESS = /^(?:\[[^\]]*\]|[^:]*):\d{1,5}$/

/**
 * The identity of a wire label set. `instance` belongs to it unless it is a scrape address or repeats
 * `node`. Numbers and booleans count as their text; a label of any other kind counts as not given.
 */
export function identityOf(raw: JsonObject): Identity {
  const entries: [string, string][] = []
  for (const name of Object.keys(raw).sort()) {
    const value = labelText(raw[name])
    if (value !== null && !NOT_IDENTIFYING.has(name)) entries.push([name, value])
  }
  const labels = new Map(entries)
  const instance = labels.get('instance')
  if (instance !== undefined && (SCRAPE_ADDRESS.test(instance) || instance === labels.get('node'))) {
    labels.delete('instance')
  }
  return { labels, key: JSON.stringify([...labels]), tenant: labels.get('tenant_id') ?? null }
}

function labelText(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
