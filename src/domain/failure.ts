/**
 * What went wrong, by what the reader can do about it.
 *
 * - `network` nothing came back · `timeout` not within the deadline, ours or the gateway's
 * - `unauthorised` nobody is signed in, or no longer · `forbidden` this reader may not read this account
 * - `proxy-refused` the source does not let the gateway in; signing in again would not help
 * - `request` we asked wrongly, or for a window that makes no sense
 * - `server` it failed on the other side, or asks to be left alone for a while
 * - `contract` an answer in a form this version cannot read · `too-large` more than can be read
 */
export type FailureKind =
  | 'network'
  | 'timeout'
  | 'unauthorised'
  | 'forbidden'
  | 'proxy-refused'
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
  /** The gateway's own word for it, e.g. `upstream_auth`. */
  readonly code: string | null
  /** One plain sentence for the reader; never markup, never an address. */
  readonly reason: string
  /** Where in the JSON, e.g. `metrics.kubecost_node_is_spot`; null if it is about the whole. */
  readonly path: string | null
  /** By which whoever runs the gateway finds it in their log. */
  readonly requestId: string | null
  /** Whether asking the same again may give another answer. */
  readonly canRetry: boolean
  /** How long we were asked to wait before that, milliseconds; null if nobody said. */
  readonly waitMs: number | null
}
