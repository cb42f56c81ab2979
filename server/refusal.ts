import type { ErrorCode, GatewayErrorBody } from '../src/api/contract/gateway.ts'

interface Kind {
  readonly status: number
  readonly message: string
}

/**
 * Everything the gateway refuses with. Sentences are constants, so that no error can carry an address, a
 * query, a token or anything a source said. "Not yours" and "not there" are of one length: the size of the
 * answer tells nobody whether an account exists.
 */
const KINDS: Readonly<Record<ErrorCode, Kind>> = {
  bad_request: { status: 400, message: 'The request is not one the gateway takes.' },
  unauthenticated: { status: 401, message: 'A valid bearer token is needed.' },
  forbidden: { status: 403, message: 'You may not read what stands there.' },
  not_found: { status: 404, message: 'Nothing is there that you may read.' },
  rate_limited: { status: 429, message: 'Too many requests in a short time.' },
  upstream_auth: { status: 502, message: 'The cost service refused the gateway.' },
  upstream_error: { status: 502, message: 'The cost service failed or cannot be reached.' },
  upstream_bad_body: { status: 502, message: 'The cost service sent something that is no answer.' },
  upstream_too_large: { status: 502, message: 'The answer of the cost service is too large.' },
  upstream_timeout: { status: 504, message: 'The cost service did not answer in time.' },
  authz_unavailable: { status: 503, message: 'Nobody could be asked whether this may be read.' },
  overloaded: { status: 503, message: 'The gateway has more to do than it can.' },
  draining: { status: 503, message: 'The gateway is stopping.' },
  internal: { status: 500, message: 'The gateway failed.' },
}

/** Thrown anywhere on the way to an answer; becomes the body of the error. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly status: number
  /** Seconds after which asking again makes sense; null: nobody knows. */
  readonly retryAfter: number | null

  /** `message` may only be made of constants: a parameter's name, never its value. */
  constructor(
    code: ErrorCode,
    { message, retryAfter = null }: { message?: string; retryAfter?: number | null } = {},
  ) {
    super(message ?? KINDS[code].message)
    this.code = code
    this.status = KINDS[code].status
    this.retryAfter = retryAfter
  }

  body(requestId: string): GatewayErrorBody {
    const { code, message, retryAfter } = this
    return {
      error: {
        code,
        message,
        request_id: requestId,
        ...(retryAfter !== null && { retry_after: retryAfter }),
      },
    }
  }
}

/**
 * Whatever was thrown, as a refusal. What the HTTP framework refuses (a body too long, a content type) is a bad
 * request; what nobody foresaw is a failure of ours, and its words stay inside.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  const isTheirs = typeof status === 'number' && status >= 400 && status < 500
  return new Refusal(isTheirs ? 'bad_request' : 'internal')
}
