import type { Failure, FailureKind } from '~/domain/failure'
import { bytesUpTo } from './bytesUpTo'
import type { ErrorCode } from './contract/gateway'
import type { Endpoint } from './contract/paths'
import { LONGEST_WAIT_MS, retryAfter } from './contract/retryAfter'

/** What can be asked of the gateway. */
export type Asked = Endpoint | 'clusters' | 'config'

/** An error as plain data: what crosses from a worker, and what an `ApiError` is made of. */
export interface ApiErrorFacts extends Failure {
  readonly endpoint: Asked
}

type Given = Pick<ApiErrorFacts, 'kind' | 'endpoint' | 'reason'> & Partial<ApiErrorFacts>

const RETRYABLE: ReadonlySet<FailureKind> = new Set(['network', 'timeout', 'server'])

/** Every failure of `api` but one: a request the caller aborted stays the caller's own `AbortError`. */
export class ApiError extends Error implements ApiErrorFacts {
  override readonly name = 'ApiError'
  readonly kind: FailureKind
  readonly endpoint: Asked
  readonly status: number | null
  readonly code: string | null
  readonly reason: string
  readonly path: string | null
  readonly requestId: string | null
  readonly canRetry: boolean
  readonly waitMs: number | null

  constructor(given: Given) {
    super(given.reason)
    this.kind = given.kind
    this.endpoint = given.endpoint
    this.status = given.status ?? null
    this.code = given.code ?? null
    this.reason = given.reason
    this.path = given.path ?? null
    this.requestId = given.requestId ?? null
    this.canRetry = given.canRetry ?? RETRYABLE.has(given.kind)
    this.waitMs = this.canRetry ? (given.waitMs ?? null) : null
  }

  /** The error as plain data, ready for `postMessage`; `new ApiError(facts)` turns it back. */
  facts(): ApiErrorFacts {
    const { kind, endpoint, status, code, reason, path, requestId, canRetry, waitMs } = this
    return { kind, endpoint, status, code, reason, path, requestId, canRetry, waitMs }
  }
}

/** The answer has a form we cannot read. Never retried: the same form would come again. */
export const contractError = (endpoint: Asked, reason: string, path: string | null = null) =>
  new ApiError({ kind: 'contract', endpoint, reason, path })

/** Each code of the gateway by what the reader can do about it. "Not yours" and "not there" are one. */
const KIND_OF: Readonly<Record<ErrorCode, FailureKind>> = {
  bad_request: 'request',
  unauthenticated: 'unauthorised',
  forbidden: 'forbidden',
  not_found: 'forbidden',
  rate_limited: 'server',
  upstream_auth: 'proxy-refused',
  upstream_error: 'server',
  upstream_bad_body: 'contract',
  upstream_too_large: 'too-large',
  upstream_timeout: 'timeout',
  authz_unavailable: 'server',
  overloaded: 'server',
  draining: 'server',
  internal: 'server',
}

/**
 * The error a refused request becomes. Only what the gateway says in its own form is repeated: proxies put
 * addresses into theirs. Up to a second is added to the wait it asks for, so that many pages do not return
 * at once.
 */
export async function toApiError(
  response: Response,
  endpoint: Asked,
  random = Math.random,
): Promise<ApiError> {
  const { status, headers } = response
  const said = await readErrorBody(response)
  const kind = said === null ? kindOf(status) : KIND_OF[said.code]
  const wait = retryAfter(headers)
  return new ApiError({
    kind,
    endpoint,
    status,
    code: said?.code ?? null,
    reason: said?.message ?? defaultReason(kind, status),
    requestId: said?.requestId ?? null,
    waitMs: wait === null ? null : Math.min(wait + 1000 * random(), LONGEST_WAIT_MS),
  })
}

function kindOf(status: number): FailureKind {
  if (status === 401) return 'unauthorised'
  if (status === 403) return 'forbidden'
  if (status === 429 || status >= 500) return 'server'
  return status >= 400 ? 'request' : 'contract'
}

function defaultReason(kind: FailureKind, status: number): string {
  if (kind === 'unauthorised') return 'The service does not know who is asking.'
  if (kind === 'forbidden') return 'This account may not be read.'
  if (status === 429) return 'The service asks for fewer requests.'
  if (kind === 'server') return `The service is not available (${status}).`
  return `The service refused the request (${status}).`
}

/** The gateway's error bodies are a hundred bytes; what is much longer is something else. */
const LARGEST_ERROR_BODY = 65_536
/** Longer texts are none of the gateway's sentences. */
const LONGEST_MESSAGE = 200
const REQUEST_ID = /^[\w-]{1,64}$/

interface Said {
  readonly code: ErrorCode
  readonly message: string | null
  readonly requestId: string | null
}

/** What the gateway says in its own form; null for whatever else came. */
async function readErrorBody(response: Response): Promise<Said | null> {
  try {
    const bytes = await bytesUpTo(response, LARGEST_ERROR_BODY)
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes ?? new ArrayBuffer()))
    // Cast: every field is checked for being text before use.
    const { code, message, request_id } = (body as { error: Record<string, unknown> }).error
    if (!isCode(code)) return null
    const isId = typeof request_id === 'string' && REQUEST_ID.test(request_id)
    return { code, message: plainText(message), requestId: isId ? request_id : null }
  } catch {
    // An ingress answers with its own HTML page, a broken line with half a body: the status says enough.
    return null
  }
}

const isCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(KIND_OF, value)

const plainText = (value: unknown) =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_MESSAGE && !value.includes('<')
    ? value
    : null
