/**
 * What the gateway says in its own words: about itself, about failures, and beside every answer. The bodies
 * of the three cost endpoints keep the forms of `wire.ts`.
 */

/** A cluster somebody may choose. */
export interface ClusterEntry {
  /** Lower-case UUID of the cloud account. */
  id: string
  name: string
}

/** `GET …/clusters`: those this reader may choose from. */
export interface ClustersBody {
  clusters: ClusterEntry[]
}

/** A price of a node that whoever runs the gateway states, with where it comes from. */
export interface PriceEntry {
  instance_type: string
  purchase: 'spot' | 'on-demand'
  /** Per node and hour, in the currency of the configuration. */
  price_per_hour: number
  /** Absent: in every region. */
  region?: string
  source: string
  /** ISO day the price was valid on. */
  date: string
}

/** `GET …/config`, and the same inside the page: what the app has to know before it asks for anything. */
export interface ConfigBody {
  version: string
  /** The server's clock as this was written, epoch milliseconds. */
  now: number
  source: 'metroculus' | 'prometheus'
  /** `restapi`: every question carries the reader's own bearer token. `off`: something before us asked already. */
  auth: 'restapi' | 'off'
  /** Null where they depend on who asks: then `…/clusters` tells. */
  accounts: ClusterEntry[] | null
  /** ISO 4217: what the bare numbers of the feed are amounts of. */
  currency: string
  month_hours: 720 | 730
  /** Names to ask `…/metrics` for; null for the default list. */
  metrics: string[] | null
  prices: PriceEntry[]
}

/** `GET …/time`. */
export interface TimeBody {
  /** Epoch milliseconds. */
  now: number
  version: string
}

/** What the gateway found while it made an answer; stands as `meta` beside the fields of `wire.ts`. */
export interface Meta {
  /** Epoch milliseconds at which the answer was ready; the header `Age` tells how long it has been kept since. */
  served_at: number
  /** Epoch milliseconds at which the source was asked. */
  fetched_at: number
  /** Samples left out because they belong to another account. */
  dropped: number
  /** Values that were no finite number; each has become null. */
  nonfinite: number
  /** What the source itself warned of, such as a store that did not answer. */
  warnings: string[]
}

export type ErrorCode =
  | 'bad_request'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'rate_limited'
  | 'upstream_auth'
  | 'upstream_error'
  | 'upstream_bad_body'
  | 'upstream_too_large'
  | 'upstream_timeout'
  | 'authz_unavailable'
  | 'overloaded'
  | 'draining'
  | 'internal'

/** Every failure of the gateway has this body. */
export interface GatewayErrorBody {
  error: {
    code: ErrorCode
    /** One sentence of our own; never anything a source or a reader said. */
    message: string
    request_id: string
    /** Seconds. */
    retry_after?: number
  }
}
