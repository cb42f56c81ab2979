import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createServer } from '../door/createServer.ts'
import { registerEmbed } from './embed.ts'
import { registerPage } from './page.ts'

const FRAME = `<meta name="base-path" content="/" /><meta name="frame-ancestors" content="" />
<meta property="csp-nonce" nonce="CSP_NONCE" /><script type="application/json" id="gateway-config"></script>
<script type="module" src="./embed/frame.js"></script>`
const HOSTS = ['https://cloudtuner.example', 'https://b.example:8443']
const dist = mkdtempSync(join(tmpdir(), 'costs-embed-'))
const page = join(dist, 'live')
const embed = join(dist, 'embed')

beforeAll(() => {
  for (const folder of ['live/assets', 'embed/assets']) mkdirSync(join(dist, folder), { recursive: true })
  writeFileSync(join(page, 'index.html'), FRAME.replace('./embed/frame.js', './assets/a.js'))
  writeFileSync(join(page, 'favicon.svg'), '<svg/>')
  writeFileSync(join(embed, 'frame.html'), FRAME)
  writeFileSync(join(embed, 'kubernetes-costs.js'), 'mount()')
  writeFileSync(join(embed, 'assets/dashboard-hash.js'), 'run()')
})
afterAll(() => rmSync(dist, { recursive: true }))

let app: FastifyInstance
afterEach(() => app.close())

async function serve(folder = embed, basePath = '/costs/') {
  app = createServer({ trustedProxy: null })
  await registerPage(app, { dist: page, basePath, frameAncestors: HOSTS, config: null })
  await registerEmbed(app, { dist: folder, basePath, frameAncestors: HOSTS })
}
const ask = (url: string, accept = 'text/html') => app.inject({ url, headers: { accept } })

test.each(['/costs/embed', '/costs/embed/', '/costs/embed/nodes?range=24h'])(
  'the frame stands at %s, for the origins of the settings and no other',
  async (path) => {
    await serve()
    const { statusCode, headers, body } = await ask(path)
    expect(statusCode).toBe(200)
    expect(headers['content-security-policy']).toContain(`frame-ancestors ${HOSTS.join(' ')};`)
    expect(headers).not.toHaveProperty('x-frame-options')
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain(`<meta name="frame-ancestors" content="${HOSTS.join(' ')}"`)
    expect(body).toContain('src="/costs/embed/frame.js"')
    expect(body).toContain('<meta name="base-path" content="/costs/"')
    const [, nonce] = /csp-nonce" nonce="([^"]+)"/.exec(body) ?? []
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
  },
)

test('the module is for pages of this origin: never kept by its name, for a year by its hash', async () => {
  await serve()
  const entry = await ask('/costs/embed/kubernetes-costs.js', '*/*')
  expect(entry).toMatchObject({ statusCode: 200, body: 'mount()' })
  expect(entry.headers).toMatchObject({
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
  const chunk = await ask('/costs/embed/assets/dashboard-hash.js', '*/*')
  expect(chunk.headers['cache-control']).toContain('immutable')
  expect(chunk.headers).not.toHaveProperty('access-control-allow-origin')
})

test.each([
  ['a script of another release', '/costs/embed/assets/dashboard-older.js', 'text/html'],
  ['a script by a name that is none of ours', '/costs/embed/other.js', '*/*'],
  ['the frame under its file name, as a script', '/costs/embed/frame.html', '*/*'],
  [
    'fault 91: a doubled slash, which a page might take for another host',
    '/costs/embed//evil.example',
    'text/html',
  ],
])('%s is not found', async (_, path, accept) => {
  await serve()
  const { statusCode, headers } = await ask(path, accept)
  expect(statusCode).toBe(404)
  expect(headers['content-type']).toContain('application/json')
})

test('a frame that does not say where its hosts are named is not served at all', async () => {
  writeFileSync(join(embed, 'frame.html'), FRAME.replace('frame-ancestors', 'ancestors'))
  await expect(serve()).rejects.toThrow(/^the built page/)
  writeFileSync(join(embed, 'frame.html'), FRAME)
})

test('where the module was not built there is only the page', async () => {
  await serve(join(dist, 'nowhere'))
  expect((await ask('/costs/embed/')).body).not.toContain('frame.js')
})
