import { spawnSync } from 'node:child_process'
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ENDPOINTS } from '../src/api/contract/paths'
import { answerFrom, metroculusDevProxy, readUpstream } from './devProxy'

const ACCOUNT = '00000000-0000-4000-8000-00000000c10d'
const QUERY = `cloud_account_id=${ACCOUNT}&start_date=1759490000&end_date=1760095200`
const SECRET = 'test-secret'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections()
})

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has no other address
}

/** A Metroculus that notes what it was asked, and the proxy before it. */
async function rig(
  answer: RequestListener = (_, res) => void res.end('{}'),
  deadlineMs?: number,
  prefix = '',
) {
  const seen: IncomingMessage[] = []
  const service = await listen((req, res) => {
    seen.push(req)
    answer(req, res)
  })
  const proxy = await listen(answerFrom({ base: new URL(service + prefix), secret: SECRET }, deadlineMs))
  return { seen, proxy, ask: (path: string, init?: RequestInit) => fetch(proxy + path, init) }
}

const errorOf = async (response: Response) => (await response.json()).error

describe('what reaches the service', () => {
  test.each(Object.values(ENDPOINTS))('%s with our secret and the query in one order', async (path) => {
    const { seen, ask } = await rig()
    const shuffled = `end_date=1760095200&cloud_account_id=${ACCOUNT}&start_date=1759490000`
    expect((await ask(`${path}?${shuffled}`)).status).toBe(200)
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${path}?${QUERY}`])
    expect(seen[0]?.headers.secret).toBe(SECRET)
  })

  test('none of the headers a page sent', async () => {
    const { seen, ask } = await rig()
    const headers = {
      Secret: 'guess',
      Cookie: 'a=b',
      Authorization: 'Bearer x',
      'X-Forwarded-For': '1.2.3.4',
    }
    await ask(`${ENDPOINTS.savings}?${QUERY}`, { headers })
    expect(seen[0]?.headersDistinct.secret).toEqual([SECRET])
    for (const name of ['cookie', 'authorization', 'x-forwarded-for'])
      expect(seen[0]?.headers).not.toHaveProperty(name)
  })

  test('the metrics by name, and the address keeps its own path', async () => {
    const { seen, ask } = await rig(undefined, undefined, '/ingress/')
    await ask(`${ENDPOINTS.metrics}?${QUERY}&metrics=kubecost_node_is_spot,kube_node_status_capacity`)
    expect(seen[0]?.url).toBe(
      `/ingress${ENDPOINTS.metrics}?${QUERY}&metrics=kubecost_node_is_spot%2Ckube_node_status_capacity`,
    )
  })
})

describe('what the service never sees', () => {
  const metrics = ENDPOINTS.metrics
  test.each([
    ['no account', `${metrics}?start_date=1&end_date=2`, 400, 'OM0008'],
    ['no query', metrics, 400, 'OM0008'],
    ['an account twice', `${metrics}?${QUERY}&cloud_account_id=${ACCOUNT}`, 400, 'OM0006'],
    ['an account that is PromQL', `${metrics}?${QUERY.replace('c10d', 'c10"}or{')}`, 400, 'OM0006'],
    ['a date with a fraction', `${metrics}?${QUERY.replace('1759490000', '1.5')}`, 400, 'OM0006'],
    ['an end before the start', `${metrics}?${QUERY.replace('1760095200', '1')}`, 400, 'OM0006'],
    ['a line break after the date', `${metrics}?${QUERY}%0A`, 400, 'OM0006'],
    ['an unknown parameter', `${metrics}?${QUERY}&query=up`, 400, 'OM0006'],
    ['a parameter of every object', `${metrics}?${QUERY}&__proto__=1`, 400, 'OM0006'],
    ['a foreign metric', `${metrics}?${QUERY}&metrics=up`, 400, 'OM0006'],
    ['a metric with a matcher', `${metrics}?${QUERY}&metrics=kube_x%7Ba%3D"b"%7D`, 400, 'OM0006'],
    ['metrics where there are none', `${ENDPOINTS.savings}?${QUERY}&metrics=kube_x`, 400, 'OM0006'],
    ['a trailing slash', `${metrics}/?${QUERY}`, 404, 'OM0002'],
    ['a neighbour', '/metroculus/v2/', 404, 'OM0002'],
    ['another case', `${metrics.toUpperCase()}?${QUERY}`, 404, 'OM0002'],
  ])('%s', async (_, path, status, code) => {
    const { seen, ask } = await rig()
    const response = await ask(path)
    expect(response.status).toBe(status)
    expect(await errorOf(response)).toMatchObject({ status_code: status, error_code: code })
    expect(seen).toEqual([])
  })

  test.each(['POST', 'HEAD', 'OPTIONS', 'DELETE'])('%s', async (method) => {
    const { seen, ask } = await rig()
    expect((await ask(`${metrics}?${QUERY}`, { method })).status).toBe(405)
    expect(seen).toEqual([])
  })

  test('a request from a page of another site', async () => {
    const { seen, proxy } = await rig()
    // fetch would set this header itself
    const status = await new Promise((done) =>
      request(`${proxy}${metrics}?${QUERY}`, { headers: { 'Sec-Fetch-Site': 'cross-site' } }, (res) =>
        done(res.statusCode),
      ).end(),
    )
    expect(status).toBe(403)
    expect(seen).toEqual([])
  })
})

describe('what comes back', () => {
  const path = `${ENDPOINTS.metrics}?${QUERY}`

  test('status, type and body as they were, never stored', async () => {
    const { ask } = await rig((_, res) => res.writeHead(503, { 'content-type': 'text/html' }).end('<p>soon'))
    const response = await ask(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([503, 'text/html'])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toBe('<p>soon')
  })

  test.each([401, 403])('%i is our fault, not the reader’s', async (status) => {
    const { ask } = await rig((_, res) => res.writeHead(status).end(`Bad secret ${SECRET}`))
    const response = await ask(path)
    expect(response.status).toBe(502)
    expect(await response.json()).toEqual({
      error: {
        status_code: 502,
        error_code: 'upstream_auth',
        reason: 'The cost service refused the secret',
        params: [],
      },
    })
  })

  test('a redirect is not followed', async () => {
    const { seen, ask } = await rig((_, res) => res.writeHead(302, { location: '/elsewhere' }).end())
    expect(await errorOf(await ask(path))).toMatchObject({ status_code: 502, error_code: 'upstream_error' })
    expect(seen).toHaveLength(1)
  })

  test.each<[string, RequestListener, number?]>([
    ['hangs up', (req) => void req.socket.destroy()],
    ['breaks off', (_, res) => res.writeHead(200, { 'content-length': '9' }).write('{', () => res.destroy())],
    ['says nothing', () => {}, 50],
    ['begins and stops', (_, res) => void res.write('{'), 50],
  ])('a service that %s', async (_, answer, deadlineMs) => {
    const { ask } = await rig(answer, deadlineMs)
    expect(await errorOf(await ask(path))).toMatchObject({ status_code: 502, error_code: 'upstream_error' })
  })

  test('a reader who leaves ends the question', async () => {
    const gone = new AbortController()
    const ended = Promise.withResolvers<void>()
    const { ask } = await rig((req) => {
      req.socket.once('close', () => ended.resolve())
      gone.abort()
    })
    await expect(ask(path, { signal: gone.signal })).rejects.toThrow()
    await ended.promise
  })
})

describe('the address and the secret', () => {
  const url = 'https://costs.example.com'
  test.each([
    [{}, 'METROCULUS_URL is not set'],
    [{ METROCULUS_URL: 'costs' }, 'METROCULUS_URL is not a URL'],
    [{ METROCULUS_URL: 'ftp://costs.example.com' }, 'METROCULUS_URL must begin'],
    [{ METROCULUS_URL: 'https://me:pw@costs.example.com' }, 'METROCULUS_URL must not hold'],
    [{ METROCULUS_URL: `${url}/?` }, 'METROCULUS_URL must not have a query'],
    [{ METROCULUS_URL: `${url}#x` }, 'METROCULUS_URL must not have a query'],
    [{ METROCULUS_URL: url }, 'METROCULUS_SECRET is not set'],
    [{ METROCULUS_URL: url, METROCULUS_SECRET: 'a\r\nb' }, 'METROCULUS_SECRET must be'],
  ])('%j is refused in one sentence', (env, sentence) => {
    const answer = readUpstream(env)
    expect(answer).toEqual(expect.stringContaining(sentence))
    for (const value of ['me:pw', 'a\r\nb']) expect(answer).not.toContain(value)
  })

  test.each(['127.0.0.1', 'localhost', '::1', undefined, false])('served on %s', (host) => {
    expect(startOn(host)).not.toThrow()
  })
  test.each([true, '0.0.0.0', '::', '192.168.1.4', '127.0.0.1.example.com'])('not served on %s', (host) => {
    expect(startOn(host)).toThrow(/this machine only/)
  })

  test.each([
    ['serve', 'live', false, true],
    ['serve', 'live', true, false],
    ['serve', 'demo', false, false],
    ['serve', 'test', false, false],
    ['build', 'live', false, false],
  ] as const)('%s --mode %s, preview %s: at work %s', (command, mode, isPreview, works) => {
    const { apply } = metroculusDevProxy({})
    expect(typeof apply === 'function' && apply({}, { command, mode, isPreview })).toBe(works)
  })

  test('a missing address ends the dev server with that line alone', () => {
    const { METROCULUS_URL, METROCULUS_SECRET, VITEST, ...env } = process.env
    const vite = ['node_modules/vite/bin/vite.js', '--mode', 'live', '--port', '0']
    const { status, stdout, stderr } = spawnSync(process.execPath, vite, { env, encoding: 'utf8' })
    expect({ status, stdout, lines: stderr.trim().split('\n') }).toEqual({
      status: 1,
      stdout: '',
      lines: [expect.stringMatching(/^METROCULUS_URL is not set/)],
    })
  }, 30_000)
})

function startOn(host: string | boolean | undefined) {
  const { configureServer } = metroculusDevProxy(
    { METROCULUS_URL: 'http://127.0.0.1:1', METROCULUS_SECRET: SECRET },
    (sentence) => {
      throw new Error(sentence)
    },
  )
  const server = { config: { server: { host } }, middlewares: { use: vi.fn() } }
  // Vite's own server is far wider than the two fields that are read here.
  return () => (configureServer as (server: unknown) => void)(server)
}
