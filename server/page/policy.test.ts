import { expect, test } from 'vitest'
import { pageHeaders, pagePolicy } from './policy.ts'

const NONCE = 'bm9uY2Ugb2YgMTYgYnl0ZQ=='
const parts = { nonce: NONCE, frameAncestors: [], reportPath: null }

/** By name, as a browser reads it: of a directive given twice only the first would count. */
function parsed(policy: string): Map<string, string[]> {
  const rows = policy.split(';').map((directive) => directive.trim().split(/\s+/))
  const directives = new Map(rows.map(([name = '', ...values]) => [name, values]))
  expect(directives.size).toBe(rows.length)
  return directives
}

test('everything is closed but for files of our own origin and styles with the nonce', () => {
  expect(Object.fromEntries(parsed(pagePolicy(parts)))).toEqual({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", `'nonce-${NONCE}'`],
    'style-src-attr': ["'none'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['default'],
  })
})

test('nothing in it lets through what it does not name: no unsafe word, no wildcard, no scheme', () => {
  const policy = pagePolicy({ ...parts, frameAncestors: ['https://host.example'], reportPath: '/a/b' })
  for (const [name, values] of parsed(policy))
    for (const value of values) {
      expect(value, name).not.toMatch(/unsafe|\*|strict-dynamic|^[a-z]+:$/)
      if (name.endsWith('-src')) expect(value, name).toMatch(/^'(?:none|self|nonce-[\w+/=]+)'$/)
    }
})

test('fault 78: only the origins that were named may show the page in a frame', () => {
  const frameAncestors = ['https://cloudtuner.example', 'https://b.example:8443']
  expect(parsed(pagePolicy({ ...parts, frameAncestors })).get('frame-ancestors')).toEqual(frameAncestors)
  expect(pageHeaders({ ...parts, frameAncestors })).not.toHaveProperty('x-frame-options')
})

test('violations are told where there is somebody to tell', () => {
  const headers = pageHeaders({ ...parts, reportPath: '/costs/csp' })
  const policy = parsed(headers['content-security-policy'] ?? '')
  expect(policy.get('report-to')).toEqual(['csp'])
  expect(policy.get('report-uri')).toEqual(['/costs/csp'])
  expect(headers['reporting-endpoints']).toBe('csp="/costs/csp"')
  expect(pageHeaders(parts)).not.toHaveProperty('reporting-endpoints')
})
