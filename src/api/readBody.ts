import { bytesUpTo } from './bytesUpTo'
import { ApiError, type Asked, contractError } from './errors'

/** The most we read of one answer: an hourly week of 200 containers is 10 MB. */
export const LARGEST_BODY = 64 * 2 ** 20

/**
 * The bytes of a successful answer. Only what calls itself HTML is refused by its content type: the service
 * and the proxies before it label JSON in many ways, and what is not JSON fails to parse. More than `limit`
 * bytes are a `too-large` error; reading stops there.
 */
export async function readBody(
  response: Response,
  endpoint: Asked,
  limit = LARGEST_BODY,
): Promise<ArrayBuffer> {
  const refusal = refusalOf(response, endpoint, limit)
  if (refusal !== null) {
    await response.body?.cancel()
    throw refusal
  }
  const bytes = await bytesUpTo(response, limit)
  if (bytes === null) throw tooLarge(endpoint)
  return bytes
}

function refusalOf({ headers }: Response, endpoint: Asked, limit: number): ApiError | null {
  if (/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(headers.get('content-type') ?? '')) {
    return contractError(endpoint, 'The service sent a web page instead of data.')
  }
  return Number(headers.get('content-length') ?? 0) > limit ? tooLarge(endpoint) : null
}

const tooLarge = (endpoint: Asked) =>
  new ApiError({
    kind: 'too-large',
    endpoint,
    reason: 'The answer is larger than this page reads; a shorter window may help.',
  })
