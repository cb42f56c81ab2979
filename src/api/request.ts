import { floorToHour, type TimeRange, timeRange } from '~/domain/timeRange'
import { ENDPOINTS, type Endpoint, PARAMETER } from './contract/paths'
import { ApiError } from './errors'

/** A question to the service: whose costs, over which window. */
export interface CostRequest {
  readonly account: string
  readonly window: TimeRange
  /** Prometheus names; absent means the service's default list. Only the question for metrics has it. */
  readonly metrics?: readonly string[]
}

/** An account ends up in a query of the service, so nothing that could end a string passes. */
const ACCOUNT = /^[\w-]{1,64}$/
/** Prometheus data model: the alphabet of metric names. */
export const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/

/**
 * The window as the service is asked for it: both ends floored to the hour, because samples inherit the
 * odd minute of `start_date` and equal questions should be equal requests.
 */
export const askedWindow = ({ window }: CostRequest): TimeRange =>
  timeRange(floorToHour(window.start), floorToHour(window.end))

/** An instant in the unit of the wire: whole seconds since 1970, UTC. */
export const wireSeconds = (at: number) => Math.floor(at / 1000)

/**
 * Path and query of a request, below `base` (no trailing slash needed). Throws an `ApiError` of kind
 * `request` if the window is empty after flooring, reversed, negative or not a number, or if the account or
 * a metric name holds a character that does not belong there.
 */
export function requestUrl(endpoint: Endpoint, request: CostRequest, base = ''): string {
  const { start, end } = askedWindow(request)
  if (!(start >= 0 && start < end && end < Number.POSITIVE_INFINITY)) {
    throw refused(endpoint, 'The time range is empty or not valid.')
  }
  if (!ACCOUNT.test(request.account)) throw refused(endpoint, 'This is not the id of an account.')
  const query = new URLSearchParams({
    [PARAMETER.account]: request.account,
    [PARAMETER.start]: String(wireSeconds(start)),
    [PARAMETER.end]: String(wireSeconds(end)),
  })
  const metrics = endpoint === 'metrics' ? (request.metrics ?? []) : []
  if (!metrics.every((name) => METRIC_NAME.test(name))) throw refused(endpoint, 'This is not a metric name.')
  if (metrics.length > 0) query.set(PARAMETER.metrics, metrics.join(','))
  return `${withoutSlash(base)}${ENDPOINTS[endpoint]}?${query}`
}

/** A base that a path can be written behind. */
export const withoutSlash = (base: string) => base.replace(/\/+$/, '')

const refused = (endpoint: Endpoint, reason: string) => new ApiError({ kind: 'request', endpoint, reason })
