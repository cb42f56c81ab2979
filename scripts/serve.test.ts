import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { staticServer } from './serve.mjs'

const outside = mkdtempSync(join(tmpdir(), 'costs-serve-'))
const folder = join(outside, 'built')
const server = staticServer(folder)

beforeAll(async () => {
  for (const path of ['assets', '.vite']) mkdirSync(join(folder, path), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<p>page')
  writeFileSync(join(folder, 'assets/a-hash.js'), 'run()')
  writeFileSync(join(folder, '.vite/manifest.json'), '{}')
  writeFileSync(join(outside, 'private.txt'), 'private')
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(() => {
  server.close().closeAllConnections()
  rmSync(outside, { recursive: true })
})

/** Raw, because `fetch` would tidy the path first. */
const ask = (path: string, accept = '*/*', method = 'GET') =>
  new Promise<{ status: number | undefined; cache: string | undefined; body: string }>((done, fail) => {
    const { port } = server.address() as AddressInfo // a TCP server has no other address
    request({ port, path, method, headers: { accept } }, (res) => {
      let body = ''
      res.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      res.on('end', () => done({ status: res.statusCode, cache: res.headers['cache-control'], body }))
    })
      .on('error', fail)
      .end()
  })

test.each(['/', '/nodes', '/nodes/a.b', '/?scenario=gap'])('%s is the page, never stored', async (path) => {
  expect(await ask(path, 'text/html,*/*')).toEqual({ status: 200, cache: 'no-store', body: '<p>page' })
})

test('an asset is kept for good, its name has its hash', async () => {
  expect(await ask('/assets/a-hash.js')).toMatchObject({
    status: 200,
    cache: expect.stringContaining('immutable'),
  })
})

test.each([
  ['an asset of an older release', '/assets/old.js', 'text/html,*/*'],
  ['a script that is not there', '/worker.js', '*/*'],
  ['a hidden file', '/.vite/manifest.json', '*/*'],
  ['a way out', '/../private.txt', '*/*'],
  ['a way out, encoded', '/..%2fprivate.txt', '*/*'],
  ['a way out, encoded twice', '/%252e%252e%252fprivate.txt', '*/*'],
])('%s is not found', async (_, path, accept) => {
  expect(await ask(path, accept)).toMatchObject({ status: 404, body: 'Not found\n' })
})

test('a path that cannot be read is refused, as is anything but reading', async () => {
  expect(await ask('/%E0%A4%A')).toMatchObject({ status: 400 })
  expect(await ask('/', '*/*', 'POST')).toMatchObject({ status: 405 })
  expect(await ask('/', '*/*', 'HEAD')).toMatchObject({ status: 200, body: '' })
})
