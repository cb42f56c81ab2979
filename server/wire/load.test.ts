import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import {
  drip,
  endless,
  type FaultServer,
  garbage,
  hang,
  lengths,
  reset,
  type Script,
  startFaults,
  whole,
} from '../testing/faultServer.ts'
import { type RunningGateway, startGateway } from '../testing/runningGateway.ts'

// What many readers, slow readers and a bad source do to the gateway: everybody gets an answer.
vi.setConfig({ testTimeout: 30_000 })

const HOUR = 3600
const END = 1_760_094_000
const ACCOUNTS = Array.from(
  { length: 24 },
  (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
)
const SHORT = { metrics: 400, clusterCosts: 400, savings: 400 }
const PATIENCE = { head: 300, request: 500, silence: 1_500, look: 50 }

let source: FaultServer
let gateway: RunningGateway
afterEach(() => Promise.all([gateway.close(), source.close()]))

async function begin(
  script: Script,
  env: Record<string, string> = {},
  options: Parameters<typeof startGateway>[1] = {},
) {
  source = await startFaults(script)
  gateway = await startGateway(
    {
      METROCULUS_URL: source.url.href,
      METROCULUS_SECRET: 'test-secret-test-secret',
      ACCOUNTS: ACCOUNTS.map((id) => `${id}=x`).join(),
      ...env,
    },
    options,
  )
}

const good = whole('{"cpu_savings":[],"memory_savings":[]}')
let windows = 0
const path = (account = ACCOUNTS[0]) => {
  windows++
  return `/k8s-cost-api/v1/savings?cloud_account_id=${account}&start_date=${END - (24 + (windows % 2_000)) * HOUR}&end_date=${END}`
}
const codeOf = ({ status, body }: { status: number; body: string }) =>
  status === 200 ? 'ok' : JSON.parse(body).error.code
const all = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, i) => gateway.ask(path(ACCOUNTS[i % ACCOUNTS.length]))))

test('fault 88: killed, hung, dripping, garbage and cut in turn: everybody is answered, and soon all is well again', async () => {
  await begin(good, {}, { deadlineMs: SHORT })
  const bad = [hang, reset, garbage, drip(50), lengths(100, 10), good]
  let turn = 0
  source.play((exchange) => bad[turn++ % bad.length]?.(exchange))
  const codes = (await all(240)).map(codeOf)
  expect(codes).toHaveLength(240)
  const known = ['ok', 'upstream_error', 'upstream_timeout', 'upstream_bad_body', 'overloaded']
  expect(codes.filter((code) => !known.includes(code))).toEqual([])
  // Each of the faults was really met.
  expect([...new Set(codes)]).toEqual(expect.arrayContaining(known.filter((code) => code !== 'overloaded')))
  source.play(good)
  expect(new Set((await all(24)).map(codeOf))).toEqual(new Set(['ok']))
})

test('fault 33: a drip is ended by the deadline, and its place is free again', async () => {
  await begin(drip(20), {}, { deadlineMs: SHORT })
  const codes = (await Promise.all([1, 2, 3, 4, 5, 6].map(() => gateway.ask(path())))).map(codeOf)
  expect(codes).toEqual(Array(6).fill('upstream_timeout'))
  await expect.poll(() => source.busy).toBe(0)
  source.play(good)
  expect(codeOf(await gateway.ask(path()))).toBe('ok')
})

test.each<[string, Script]>([
  ['a body without an end', endless],
  ['a length of 1 GB', lengths(1e9, 40 * 2 ** 20)],
])('fault 34: %s is 502, too large, and not a cut 200', async (_, script) => {
  await begin(script)
  const answer = await gateway.ask(path())
  expect([answer.status, codeOf(answer)]).toEqual([502, 'upstream_too_large'])
  await expect.poll(() => source.busy).toBe(0)
})

test('fault 35: nobody there, an unknown host, a reset: 502 without a name or an address', async () => {
  await begin(reset)
  const answers = [await gateway.ask(path())]
  for (const url of ['http://127.0.0.1:1', 'http://nowhere.invalid']) answers.push(await askElsewhere(url))
  for (const { status, body } of answers) {
    expect(status).toBe(502)
    expect(body).not.toMatch(/127\.0\.0\.1|nowhere|ECONN|ENOTFOUND/)
    expect(JSON.parse(body).error.code).toBe('upstream_error')
  }
})

async function askElsewhere(url: string) {
  const other = await startGateway({
    METROCULUS_URL: url,
    METROCULUS_SECRET: 'test-secret-test-secret',
    ACCOUNTS: `${ACCOUNTS[0]}=x`,
  })
  const answer = await other.ask(path())
  await other.close()
  return answer
}

test('fault 90: ten times too much is told to come back at different times, and health still answers', async () => {
  await begin(hang)
  const answers: Awaited<ReturnType<typeof gateway.ask>>[] = []
  const asked = Array.from({ length: 1_280 }, (_, i) =>
    gateway.ask(path(ACCOUNTS[i % ACCOUNTS.length])).then((answer) => answers.push(answer)),
  )
  // 64 are under way and 64 in the queue; everybody else is refused at once.
  await expect.poll(() => answers.length, { timeout: 20_000 }).toBe(1_280 - 128)
  expect((await gateway.ask('/healthz', { internal: true })).status).toBe(200)
  expect((await gateway.ask('/readyz', { internal: true })).status).toBe(200)
  const shed = [...answers]
  expect(new Set(shed.map(codeOf))).toEqual(new Set(['overloaded']))
  await source.close()
  await Promise.all(asked)
  expect(new Set(answers.slice(shed.length).map(codeOf))).toEqual(new Set(['upstream_error']))
  source = await startFaults(hang)
  const waits = new Set(shed.map(({ headers }) => Number(headers['retry-after'])))
  expect(waits.size).toBeGreaterThan(1)
  for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(1)
  const { body } = await gateway.ask('/metrics', { internal: true })
  expect(body).toContain(`costs_gateway_shed_total{why="queue"} ${shed.length}`)
})

test('fault 66: a reader who tries many accounts is slowed down, and no other reader with him', async () => {
  await begin(good, { RATE_LIMIT: '50' })
  const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      gateway.ask(
        path(`00000000-0000-4000-8000-${String(1_000 + i).padStart(12, '0')}`),
        as('token-of-a-trier-1'),
      ),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 404)).toHaveLength(50)
  expect(statuses.filter((status) => status === 429)).toHaveLength(150)
  const limited = answers.find(({ status }) => status === 429)
  expect(Number(limited?.headers['retry-after'])).toBeGreaterThan(0)
  expect(JSON.parse(limited?.body ?? '{}').error).toMatchObject({
    code: 'rate_limited',
    retry_after: expect.any(Number),
  })
  expect((await gateway.ask(path(), as('token-of-another-1'))).status).toBe(200)
})

/** A connection, and what becomes of it. */
async function open(first = ''): Promise<Socket> {
  const socket = connect(gateway.port, '127.0.0.1').on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(first)
  return socket
}
const closed = (socket: Socket) => (socket.closed ? Promise.resolve() : once(socket.resume(), 'close'))

test('fault 89: heads that never end and connections that never ask are closed; others are served meanwhile', async () => {
  await begin(good, {}, { patience: { ...PATIENCE, head: 2_000, request: 3_000, silence: 4_000 } })
  const slow = await Promise.all([1, 2, 3].map(() => open('GET / HTTP/1.1\r\nHost: a\r\n')))
  const timers = slow.map((socket, i) => setInterval(() => socket.write(`X-${i}: y\r\n`), 40))
  const idle: Socket[] = []
  // Not more at once than the system queues for a listener.
  while (idle.length < 5_000) idle.push(...(await Promise.all(Array.from({ length: 250 }, () => open()))))
  expect((await gateway.ask(path())).status).toBe(200)
  await Promise.all([...slow, ...idle].map(closed))
  for (const timer of timers) clearInterval(timer)
  expect((await gateway.ask(path())).status).toBe(200)
})

test('fault 89: a reader that never reads is cut off', async () => {
  // More than the system keeps for a connection.
  const text = 'x'.repeat(1_500_000)
  const large = JSON.stringify({ cpu_savings: Array(8).fill(text), memory_savings: [] })
  await begin(whole(large), {}, { patience: PATIENCE })
  const socket = connect(gateway.port, '127.0.0.1').on('error', () => undefined)
  socket.pause().write(`GET ${path()} HTTP/1.1\r\nHost: a\r\n\r\n`)
  await pause(4 * PATIENCE.silence)
  await closed(socket)
  expect(socket.bytesRead).toBeLessThan(large.length)
})

test('fault 94: told to stop, it is not ready, finishes what is under way, fails nothing and then is gone', async () => {
  const late: Script = (exchange) => void pause(300).then(() => good(exchange))
  await begin(late)
  const underWay = all(20)
  await expect.poll(() => source.busy).toBeGreaterThan(0)
  const closing = gateway.close(400)
  expect((await gateway.ask('/readyz', { internal: true })).status).toBe(503)
  expect((await gateway.ask('/healthz', { internal: true })).status).toBe(200)
  const meanwhile = await gateway.ask(path())
  expect([meanwhile.status, meanwhile.headers.connection]).toEqual([200, 'close'])
  expect(new Set((await underWay).map(codeOf))).toEqual(new Set(['ok']))
  await closing
  await expect(gateway.ask(path())).rejects.toThrow(/ECONNREFUSED|socket hang up/)
})
