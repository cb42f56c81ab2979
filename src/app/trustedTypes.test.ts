import { beforeEach, expect, test, vi } from 'vitest'
import { RULES } from './trustedTypes'

beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'https://costs.example/costs/nodes' })
  vi.stubGlobal('location', { origin: 'https://costs.example', protocol: 'https:' })
})

test('style sheets pass, and nothing that could be markup', () => {
  const sheet = ':root{--a:calc(1px + 2px)} @media (min-width:48em){a>b{color:red}}'
  expect(RULES.createHTML(sheet)).toBe(sheet)
  for (const text of ['<img src=x onerror=alert(1)>', 'a{}</style><script>', '<'])
    expect(RULES.createHTML(text)).toBeNull()
})

test('no text becomes a script', () => expect(RULES.createScript()).toBeNull())

test.each(['/costs/mockServiceWorker.js', 'https://costs.example/costs/assets/decode.worker-a.js', 'w.js'])(
  'a worker of our own origin may start: %s',
  (url) => expect(RULES.createScriptURL(url)).toBe(url),
)

test.each([
  '//evil.example/w.js',
  'https://costs.example.evil.tld/w.js',
  'https://costs.example:8443/w.js',
  'http://costs.example/w.js',
  'data:text/javascript,alert(1)',
  'blob:https://costs.example/00000000-0000-4000-8000-000000000001',
  'javascript:alert(1)',
])('no other may: %s', (url) => expect(RULES.createScriptURL(url)).toBeNull())
