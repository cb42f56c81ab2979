/** What the policy of one page depends on. */
export interface PolicyParts {
  /** Base64, made for one response and never used again. */
  readonly nonce: string
  /** Origins that may show the page in a frame; none: nobody may. */
  readonly frameAncestors: readonly string[]
  /** Where violations are told, a path; null for nowhere. */
  readonly reportPath: string | null
}

/** Names the group of `reportingEndpoints` in the policy. */
const REPORTS = 'csp'

/**
 * The Content-Security-Policy of a page: scripts, styles, data and workers of its own origin and of nowhere
 * else, and nothing inline but style sheets with the nonce. Mantine and the scroll lock write those while the
 * app runs; styles of single elements are set through the CSSOM, which no policy forbids. A worker is needed
 * in the live app too: it decodes large answers.
 */
export function pagePolicy({ nonce, frameAncestors, reportPath }: PolicyParts): string {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(' ') : "'none'"}`,
    "require-trusted-types-for 'script'",
    'trusted-types default',
    // The first for browsers of today, the second for those before.
    ...(reportPath === null ? [] : [`report-to ${REPORTS}`, `report-uri ${reportPath}`]),
  ]
  return directives.join('; ')
}

/**
 * All headers of a page. It is never kept: an old body under a new header would carry an old nonce. Neither
 * HSTS, as TLS ends before us, nor `X-Frame-Options`, which knows no list and would contradict the policy.
 */
export const pageHeaders = (parts: PolicyParts): Record<string, string> => ({
  'content-security-policy': pagePolicy(parts),
  ...(parts.reportPath !== null && { 'reporting-endpoints': `${REPORTS}="${parts.reportPath}"` }),
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
})
