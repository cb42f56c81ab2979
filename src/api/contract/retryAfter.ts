/** No wait is longer, whatever a service says: somebody is looking at the page. */
export const LONGEST_WAIT_MS = 300_000

/** RFC 9110 §5.6.7, the one date form servers may still send: `Sun, 06 Nov 1994 08:49:37 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * How long `Retry-After` asks to wait (RFC 9110 §10.2.3), milliseconds from 0 to five minutes; null if it
 * is absent or neither whole seconds nor a date. A date is measured against the answer's own `Date` where
 * there is one, because the reader's clock may be a day off.
 */
export function retryAfter(headers: Pick<Headers, 'get'>, now = Date.now()): number | null {
  const raw = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+$/.test(raw)) return Math.min(Number(raw) * 1000, LONGEST_WAIT_MS)
  const until = httpDate(raw)
  if (until === null) return null
  const sent = httpDate(headers.get('date') ?? '') ?? now
  return Math.min(Math.max(until - sent, 0), LONGEST_WAIT_MS)
}

/** A date as HTTP headers write it, epoch milliseconds; null for any other text. */
export function httpDate(text: string): number | null {
  const at = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : at
}
