/**
 * What went wrong, by what the reader can do about it.
 *
 * - `network` nothing came back · `timeout` not within the deadline
 * - `unauthorised` 401 · `forbidden` 403
 * - `request` we asked wrongly: any other 4xx, or a window that makes no sense
 * - `server` it failed on the other side: 5xx, and 429, which is the service's "not now"
 * - `contract` an answer in a form this version cannot read · `too-large` more than we are ready to read
 */
export type FailureKind =
  | 'network'
  | 'timeout'
  | 'unauthorised'
  | 'forbidden'
  | 'request'
  | 'server'
  | 'contract'
  | 'too-large'

/** Why an answer did not come, as far as a reader can do something about it. */
export interface Failure {
  readonly kind: FailureKind
  /** Which question was not answered. */
  readonly endpoint: string
  /** HTTP status; null if there was no answer or the answer itself was fine. */
  readonly status: number | null
  /** The service's own `error_code`, e.g. `OM0005`. */
  readonly code: string | null
  /** One plain sentence for the reader; never markup, never an address. */
  readonly reason: string
  /** Where in the JSON, e.g. `metrics.kubecost_node_is_spot`; null if it is about the whole. */
  readonly path: string | null
  /** Whether asking the same again may give another answer. */
  readonly canRetry: boolean
}
