import { expect, test } from 'vitest'
import type { ConfigBody } from '../../src/api/contract/gateway.ts'
import { fillPage } from './pageTemplate.ts'

const BUILT = `<meta name="base-path" content="/" /><link rel="icon" href="./favicon.svg">
<meta property="csp-nonce" nonce="CSP_NONCE">
<script type="module" crossorigin src="./assets/a.js" nonce="CSP_NONCE"></script>
<script type="application/json" id="gateway-config" nonce="CSP_NONCE"></script>`
const config = (name: string): ConfigBody => ({
  version: '1.0.0',
  now: 0,
  source: 'prometheus',
  auth: 'off',
  accounts: [{ id: '00000000-0000-4000-8000-0000000000aa', name }],
  currency: 'USD',
  month_hours: 720,
  metrics: null,
  prices: [],
})
const embedded = (html: string) => /id="gateway-config"[^>]*>([^<]*)<\/script>/.exec(html)?.[1]

test('links, nonce and base path are those of this response', () => {
  expect(
    fillPage(BUILT, { basePath: '/costs/', nonce: 'n0', config: null }),
  ).toBe(`<meta name="base-path" content="/costs/" /><link rel="icon" href="/costs/favicon.svg">
<meta property="csp-nonce" nonce="n0">
<script type="module" crossorigin src="/costs/assets/a.js" nonce="n0"></script>
<script type="application/json" id="gateway-config" nonce="n0"></script>`)
})

test.each(['</script><script>alert(1)</script>', '<!-- <script>', "$& $' $1", 'CSP_NONCE', 'src="./x"'])(
  'fault 18: a cluster called %s stays a name inside the configuration',
  (name) => {
    const text = embedded(fillPage(BUILT, { basePath: '/', nonce: 'n0', config: config(name) }))
    expect(JSON.parse(text ?? '')).toEqual(config(name))
  },
)

test.each(['CSP_NONCE', 'name="base-path"', 'id="gateway-config"'])(
  'a page without %s is refused',
  (blank) => {
    const html = BUILT.replaceAll(blank, '')
    expect(() => fillPage(html, { basePath: '/', nonce: 'n0', config: null })).toThrow(/^the built page/)
  },
)
