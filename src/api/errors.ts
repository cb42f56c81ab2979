import type { Failure, FailureKind } from '~/domain/failure'
import { bytesUpTo } from './bytesUpTo'
import type { Endpoint } from './contract/paths'
import { retryAfter } from './contract/retryAfter'

/** An error as plain data: what crosses from a worker, and what an `ApiError` is made of. */
export interface ApiErrorFacts extends Failure {
  readonly endpoint: Endpoint
  /** How long the service asked us to wait, milliseconds, at most five minutes. */
  readonly retryAfterMs: number | null
}

type Given = Pick<ApiErrorFacts, 'kind' | 'endpoint' | 'reason'> & Partial<ApiErrorFacts>

const RETRYABLE: ReadonlySet<FailureKind> = new Set(['network', 'timeout', 'server'])

/** Every failure of `api` but one: a request the caller aborted stays the caller's own `AbortError`. */
export class ApiError extends Error implements ApiErrorFacts {
  override readonly name = 'ApiError'
  readonly kind: FailureKind
  readonly endpoint: Endpoint
  readonly status: number | null
  readonly code: string | null
  readonly reason: string
  readonly path: string | null
  readonly canRetry: boolean
  readonly retryAfterMs: number | null

  constructor(given: Given) {
    super(given.reason)
    this.kind = given.kind
    this.endpoint = given.endpoint
    this.status = given.status ?? null
    this.code = given.code ?? null
    this.reason = given.reason
    this.path = given.path ?? null
    this.canRetry = given.canRetry ?? RETRYABLE.has(given.kind)
    this.retryAfterMs = given.retryAfterMs ?? null
  }

  /** The error as plain data, ready for `postMessage`; `new ApiError(facts)` turns it back. */
  facts(): ApiErrorFacts {
    const { kind, endpoint, status, code, reason, path, canRetry, retryAfterMs } = this
    return { kind, endpoint, status, code, reason, path, canRetry, retryAfterMs }
  }
}

/** The answer has a form we cannot read. Never retried: the same form would come again. */
export const contractError = (endpoint: Endpoint, reason: string, path: string | null = null) =>
  new ApiError({ kind: 'contract', endpoint, reason, path })

/** The error a refused request becomes: status first, then whatever the error body adds to it. */
export async function toApiError(response: Response, endpoint: Endpoint): Promise<ApiError> {
  const { status } = response
  const kind = kindOf(status)
  const said = await readErrorBody(response)
  return new ApiError({
    kind,
    endpoint,
    status,
    code: said.code,
    reason: said.reason ?? defaultReason(kind, status),
    retryAfterMs: retryAfter(response.headers),
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

/** The error table's bodies are a hundred bytes; what is much longer is something else. */
const LARGEST_ERROR_BODY = 65_536
/** Longer texts are not the one-line reasons of the service's own error table. */
const LONGEST_REASON = 200

interface ErrorBodyText {
  code: string | null
  reason: string | null
}

async function readErrorBody(response: Response): Promise<ErrorBodyText> {
  try {
    const bytes = await bytesUpTo(response, LARGEST_ERROR_BODY)
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes ?? new ArrayBuffer()))
    // Own casts: every field is checked for being text before use.
    const error = (body as { error?: Record<string, unknown> }).error ?? {}
    // Metroculus says error_code and reason; a gateway before it says code and message.
    return {
      code: plainText(error.error_code ?? error.code),
      reason: plainText(error.reason ?? error.message),
    }
  } catch {
    // An ingress answers with its own HTML page, a broken line with half a body: the status says enough.
    return { code: null, reason: null }
  }
}

const plainText = (value: unknown) =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_REASON && !value.includes('<')
    ? value
    : null
