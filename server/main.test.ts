import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

// Each starts a Node of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const dist = mkdtempSync(join(tmpdir(), 'costs-main-'))
const HTML = `<meta name="base-path" content="/" /><meta property="csp-nonce" nonce="CSP_NONCE">
<script type="application/json" id="gateway-config"></script>`
const LIVE = {
  PROMETHEUS_URL: 'http://127.0.0.1:9',
  ACCOUNTS: '00000000-0000-4000-8000-0000000000aa=Test',
  INTERNAL_PORT: '0',
}

beforeAll(() => {
  for (const mode of ['demo', 'live']) {
    mkdirSync(join(dist, mode, 'assets'), { recursive: true })
    writeFileSync(join(dist, mode, 'index.html'), HTML)
  }
})
afterAll(() => rmSync(dist, { recursive: true }))

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** `main` in a process of its own, on the folder above. */
function launch(env: Record<string, string>) {
  const script = `import { main } from '${new URL('main.ts', import.meta.url)}'
    await main({ argv: [], env: process.env, dist: ${JSON.stringify(dist)}, command: 'npm start' })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { env })
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  return {
    said,
    over: new Promise<number | null>((done) => child.once('close', done)),
    up: new Promise<string>((done) => child.stdout.on('data', () => done(said.out))),
    stop: (signal: NodeJS.Signals) => child.kill(signal),
  }
}

test.each([
  ['demo', {}, /^Kubernetes costs, demo: (http:\/\/localhost:\d+\/) {2}\(stop with Ctrl\+C\)\n$/],
  [
    'live',
    LIVE,
    /^Kubernetes costs, live: (http:\/\/localhost:\d+\/) {2}\(health and metrics on port \d+; stop/,
  ],
])('%s: one line with the address, and Ctrl+C ends it well', async (_, env, line) => {
  const server = launch({ PORT: '0', ...env })
  const [, url = ''] = line.exec(await server.up) ?? []
  expect((await fetch(url)).status).toBe(200)
  server.stop('SIGINT')
  expect(await server.over).toBe(0)
  expect(server.said.err).toBe('')
})

test('fault 94: a busy port is told, with the way out', async () => {
  const busy = createServer()
  await new Promise<void>((done) => busy.listen(0, '127.0.0.1', done))
  const { port } = busy.address() as AddressInfo // a TCP server has no other address
  try {
    const { over, said } = launch({ PORT: String(port) })
    expect(await over).toBe(1)
    expect(said.err).toBe(`Port ${port} is in use: choose another, e.g. PORT=${port + 2} npm start\n`)
    const live = launch({ ...LIVE, PORT: '0', INTERNAL_PORT: String(port) })
    expect(await live.over).toBe(1)
    expect(live.said.err).toContain(`e.g. INTERNAL_PORT=${port + 2} npm start`)
  } finally {
    busy.close()
  }
})

test('a source that tells no accounts is named, without its address', async () => {
  const { over, said } = launch({ PORT: '0', PROMETHEUS_URL: LIVE.PROMETHEUS_URL, INTERNAL_PORT: '0' })
  expect(await over).toBe(1)
  expect(said.err).toMatch(/^PROMETHEUS_URL: the accounts could not be read\. .+\n$/)
  expect(said.err).not.toContain('127.0.0.1')
})
