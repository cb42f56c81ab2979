import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ConfigBody } from '../../src/api/contract/gateway.ts'
import { createServer } from '../door/createServer.ts'
import { registerPage } from './page.ts'

const HTML = `<meta name="base-path" content="/" /><meta property="csp-nonce" nonce="CSP_NONCE">
<script type="module" src="./assets/a-hash.js" nonce="CSP_NONCE"></script>
<script type="application/json" id="gateway-config" nonce="CSP_NONCE"></script>`
const CONFIG: ConfigBody = {
  version: '1.0.0',
  now: 0,
  source: 'prometheus',
  auth: 'off',
  accounts: null,
  currency: 'EUR',
  month_hours: 730,
  metrics: null,
  prices: [],
}
const outside = mkdtempSync(join(tmpdir(), 'costs-page-'))
const dist = join(outside, 'built')

beforeAll(() => {
  for (const path of ['assets', '.vite']) mkdirSync(join(dist, path), { recursive: true })
  writeFileSync(join(dist, 'index.html'), HTML)
  writeFileSync(join(dist, 'favicon.svg'), '<svg/>')
  writeFileSync(join(dist, 'mockServiceWorker.js'), 'work()')
  writeFileSync(join(dist, 'assets/a-hash.js'), 'run()')
  writeFileSync(join(dist, 'assets/a-hash.js.gz'), gzipSync('run()'))
  writeFileSync(join(dist, '.vite/manifest.json'), '{}')
  writeFileSync(join(outside, 'private.txt'), 'private')
})
afterAll(() => rmSync(outside, { recursive: true }))

let app: FastifyInstance
afterEach(() => app.close())

async function serve({ basePath = '/', config = (): ConfigBody => CONFIG } = {}, isDemo = false) {
  app = createServer({ trustedProxy: null })
  await registerPage(app, { dist, basePath, frameAncestors: [], config: isDemo ? null : config })
  await app.listen({ host: '127.0.0.1', port: 0 })
}

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Raw, because `fetch` would tidy the path first. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((done, fail) => {
    const { port } = app.server.address() as AddressInfo // a TCP server has no other address
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('latin1').on('data', (text: string) => {
        body += text
      })
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body }))
    })
      .on('error', fail)
      .end()
  })
const HTML_ONLY = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const SCRIPT = { accept: '*/*' }
const nonceOf = ({ body }: Answer) => /nonce="([^"]*)"/.exec(body)?.[1] ?? ''

describe('the page', () => {
  test.each(['/', '/?scenario=gap', '/nodes', '/nodes/', '/nodes/a.b'])('stands at %s', async (path) => {
    await serve()
    const { status, headers, body } = await ask(path, HTML_ONLY)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain('src="/assets/a-hash.js"')
    expect(body).toContain(JSON.stringify(CONFIG))
  })

  test('fault 74: never a 304: a fresh nonce with each response, in header and body alike, and no validators', async () => {
    await serve()
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        ask('/', { ...HTML_ONLY, 'if-none-match': '*', 'if-modified-since': new Date().toUTCString() }),
      ),
    )
    for (const answer of answers) {
      expect(answer.status).toBe(200)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers).not.toHaveProperty('etag')
      expect(answer.headers).not.toHaveProperty('last-modified')
      expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonceOf(answer)}'`)
      expect(Buffer.from(nonceOf(answer), 'base64')).toHaveLength(16)
    }
    expect(new Set(answers.map(nonceOf)).size).toBe(3)
  })

  test('says who it is for and nothing about who sent it', async () => {
    await serve()
    const { headers } = await ask('/', HTML_ONLY)
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'reporting-endpoints': 'csp="/k8s-cost-api/v1/csp-report"',
    })
    expect(headers['permissions-policy']).toContain('geolocation=()')
    for (const name of ['server', 'x-powered-by', 'strict-transport-security', 'x-frame-options'])
      expect(headers).not.toHaveProperty(name)
  })

  test('carries the configuration as it is at this moment', async () => {
    let now = 1
    await serve({ config: () => ({ ...CONFIG, now: now++ }) })
    expect((await ask('/', HTML_ONLY)).body).toContain('"now":1')
    expect((await ask('/', HTML_ONLY)).body).toContain('"now":2')
  })

  test.each(['HEAD', 'POST', 'PUT', 'OPTIONS'])('fault 92: is not there for %s', async (method) => {
    await serve()
    const { status, body } = await ask('/', HTML_ONLY, method)
    expect(status).toBe(404)
    expect(body).not.toContain('<')
  })
})

describe('below a base path', () => {
  test('the page and its links begin there', async () => {
    await serve({ basePath: '/a/costs/' })
    for (const path of ['/a/costs/', '/a/costs/nodes?range=24h']) {
      const { status, headers, body } = await ask(path, HTML_ONLY)
      expect(status).toBe(200)
      expect(body).toContain('<meta name="base-path" content="/a/costs/"')
      expect(body).toContain('src="/a/costs/assets/a-hash.js"')
      expect(headers['content-security-policy']).toContain('report-uri /a/costs/k8s-cost-api/v1/csp-report')
    }
    expect(await ask('/a/costs/assets/a-hash.js', SCRIPT)).toMatchObject({ status: 200, body: 'run()' })
    for (const path of ['/', '/nodes', '/a/', '/a/costsnodes', '/assets/a-hash.js'])
      expect(await ask(path, HTML_ONLY), path).toMatchObject({ status: 404 })
  })

  test('the path without its slash leads there, with what was asked', async () => {
    await serve({ basePath: '/costs/' })
    expect(await ask('/costs?range=24h&q=//evil.example', HTML_ONLY)).toMatchObject({
      status: 308,
      headers: { location: '/costs/?range=24h&q=//evil.example', 'cache-control': 'no-store' },
    })
  })
})

describe('a file', () => {
  test('is kept for a year under its hashed name, and sent compressed to who takes that', async () => {
    await serve()
    const plain = await ask('/assets/a-hash.js', SCRIPT)
    expect(plain).toMatchObject({ status: 200, body: 'run()' })
    expect(plain.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringMatching(/^(?:text|application)\/javascript; charset=utf-8$/),
      'x-content-type-options': 'nosniff',
    })
    const zipped = await ask('/assets/a-hash.js', { ...SCRIPT, 'accept-encoding': 'gzip' })
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
    expect(zipped.headers['content-type']).toBe(plain.headers['content-type'])
  })

  test('whose name has no hash is never kept', async () => {
    await serve()
    const { status, headers } = await ask('/favicon.svg', SCRIPT)
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'image/svg+xml' })
  })

  test.each([
    ['fault 73: an asset of an older release', '/assets/old.js', HTML_ONLY],
    ['fault 73: the folder of the assets', '/assets/', HTML_ONLY],
    ['an asset by its compressed name', '/assets/a-hash.js.gz', SCRIPT],
    ['a script that is not there', '/worker.js', SCRIPT],
    ['the page as a script', '/nodes', SCRIPT],
    ['the page under its file name', '/index.html', SCRIPT],
    ['a hidden file', '/.vite/manifest.json', SCRIPT],
    ['an unknown path of the API', '/k8s-cost-api/v1/other', HTML_ONLY],
    ['the root of the API', '/k8s-cost-api/v1', HTML_ONLY],
    ['fault 91: a doubled slash', '//nodes', HTML_ONLY],
    ['fault 91: the API behind an encoded letter', '/%6b8s-cost-api/v1/other', HTML_ONLY],
    ['fault 91: a way out', '/assets/../../private.txt', SCRIPT],
    ['fault 91: a way out, encoded', '/assets/..%2f..%2fprivate.txt', SCRIPT],
    ['fault 91: a way out, encoded twice', '/assets/%252e%252e%252fprivate.txt', SCRIPT],
  ])('%s is not found', async (_, path, headers) => {
    await serve()
    const { status, headers: answered, body } = await ask(path, headers)
    expect(status).toBe(404)
    expect(answered['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(body).error.code).toBe('not_found')
  })

  test('fault 75: the worker of the demo is there in the demo alone, and never kept', async () => {
    await serve({}, true)
    const demo = await ask('/mockServiceWorker.js', SCRIPT)
    expect(demo).toMatchObject({ status: 200, body: 'work()', headers: { 'cache-control': 'no-store' } })
    await app.close()
    await serve()
    for (const headers of [SCRIPT, HTML_ONLY])
      expect(await ask('/mockServiceWorker.js', headers)).toMatchObject({ status: 404 })
  })
})

test('the page of the demo has no configuration, and nobody to tell of violations', async () => {
  await serve({}, true)
  const { headers, body } = await ask('/', HTML_ONLY)
  expect(body).toMatch(/id="gateway-config"[^>]*><\/script>/)
  expect(headers['content-security-policy']).not.toContain('report')
})

test('an app whose page lacks a blank is not served at all', async () => {
  writeFileSync(join(dist, 'index.html'), HTML.replace('base-path', 'base'))
  await expect(serve()).rejects.toThrow(/^the built page/)
  writeFileSync(join(dist, 'index.html'), HTML)
})
