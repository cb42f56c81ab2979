import { Agent } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hang, redirect, startFaults, whole } from './testing/faultServer.ts'
import {
  type MetroculusServer,
  startMetroculus,
  TEST_ACCOUNT,
  TEST_SECRET,
} from './testing/metroculusServer.ts'
import {
  CREDENTIAL,
  cloudAccount,
  type RestApiServer,
  startRestApi,
  TEST_ORGANIZATION,
  TEST_TOKEN,
} from './testing/restApiServer.ts'
import { type RunningGateway, startGateway } from './testing/runningGateway.ts'

// The whole of it: a gateway as it is run, a strict Metroculus and a REST API that opens up at the secret.
const HOUR = 3600
const END = 1_760_094_000
const OTHERS = '00000000-0000-4000-8000-0000000000b0'
const OTHER_TOKEN = 'test-token-of-another-reader'
const DELETED = '00000000-0000-4000-8000-0000000000d0'
const NOT_KUBERNETES = '00000000-0000-4000-8000-0000000000e0'
const NOBODYS = '00000000-0000-4000-8000-0000000000f0'

let metroculus: MetroculusServer
let restApi: RestApiServer
let gateway: RunningGateway
const more: RunningGateway[] = []

beforeAll(async () => {
  metroculus = await startMetroculus({ accounts: [TEST_ACCOUNT, OTHERS] })
  restApi = await startRestApi([
    cloudAccount(TEST_ACCOUNT),
    cloudAccount(OTHERS, { organization_id: '00000000-0000-4000-8000-0000000000a1' }),
    cloudAccount(DELETED, { deleted_at: 1_760_000_000 }),
    cloudAccount(NOT_KUBERNETES, { type: 'aws_cnr' }),
  ])
  restApi.allow(TEST_TOKEN, TEST_ACCOUNT, DELETED, NOT_KUBERNETES)
  restApi.allow(OTHER_TOKEN, OTHERS)
  gateway = await startGateway(live())
})
afterAll(() => Promise.all([gateway.close(), metroculus.close(), restApi.close()]))
afterEach(async () => {
  metroculus.play()
  restApi.fail()
  await Promise.all(more.splice(0).map((one) => one.close()))
})

const live = (other: Record<string, string> = {}) => ({
  METROCULUS_URL: metroculus.url.href,
  METROCULUS_SECRET: TEST_SECRET,
  RESTAPI_URL: restApi.url.href,
  ...other,
})
const SHORT = { deadlineMs: { metrics: 300, clusterCosts: 300, savings: 300 } }
const another = async (env: Record<string, string>, options?: typeof SHORT) => {
  const one = await startGateway(env, options)
  more.push(one)
  return one
}

const bearer = (token = TEST_TOKEN) => ({ authorization: `Bearer ${token}` })
let windows = 0
/** A window nobody asked for yet, so that nothing kept answers it. */
const fresh = () => {
  windows++
  return { start: END - (24 + windows) * HOUR, end: END }
}
const path = (
  endpoint = 'savings',
  { account = TEST_ACCOUNT, ...window }: Partial<Window> & { account?: string } = {},
) => {
  const { start, end } = { ...fresh(), ...window }
  return `/k8s-cost-api/v1/${endpoint}?cloud_account_id=${account}&start_date=${start}&end_date=${end}`
}
interface Window {
  start: number
  end: number
}
const codeOf = ({ body }: { body: string }) => JSON.parse(body).error?.code
const asked = () => metroculus.heard.length
const askedRest = () => restApi.heard.length

describe('an answer', () => {
  test.each(['metrics', 'cluster-costs', 'savings'])(
    'of %s has the form of Metroculus, and meta',
    async (endpoint) => {
      const { status, headers, body } = await gateway.ask(path(endpoint), { headers: bearer() })
      expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
      const said = JSON.parse(body)
      expect(said).toMatchObject({ cloud_account_id: TEST_ACCOUNT, end_date: END })
      expect(said.meta).toMatchObject({ dropped: 0, nonfinite: 0, warnings: [] })
      expect(said.metrics ?? said.data_points ?? said.cpu_savings).toBeTruthy()
    },
  )

  test('wears the headers of private data and no name of a server', async () => {
    const { headers } = await gateway.ask(path(), { headers: bearer() })
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'Authorization, Accept-Encoding',
    })
    for (const name of [
      'server',
      'etag',
      'last-modified',
      'access-control-allow-origin',
      'set-cookie',
      'x-powered-by',
    ])
      expect(headers[name]).toBeUndefined()
  })

  test('is gzipped for whoever takes it, and ages while it is kept', async () => {
    const question = path('metrics')
    const plain = await gateway.ask(question, { headers: bearer() })
    const port = gateway.port
    const response = await fetch(`http://127.0.0.1:${port}${question}`, { headers: bearer() })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(Number(response.headers.get('age'))).toBeGreaterThanOrEqual(0)
    expect(await response.text()).toBe(plain.body)
  })

  test('fault 36: ten questions at once, and again within the minute, are one for Metroculus', async () => {
    const question = path('metrics')
    const before = asked()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => gateway.ask(question, { headers: bearer() })),
    )
    await gateway.ask(question, { headers: bearer() })
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(asked() - before).toBe(1)
  })

  test('the question reaches Metroculus as one canonical query, without a body', async () => {
    const { start, end } = fresh()
    const query = `end_date=${end + 59}&metrics=kubecost_node_is_spot%2Cnode_total_hourly_cost&start_date=${start + 1}&cloud_account_id=${TEST_ACCOUNT}`
    expect((await gateway.ask(`/k8s-cost-api/v1/metrics?${query}`, { headers: bearer() })).status).toBe(200)
    expect(metroculus.heard.at(-1)).toMatchObject({
      method: 'GET',
      url: `/metroculus/v2/kubecost_metrics?cloud_account_id=${TEST_ACCOUNT}&start_date=${start}&end_date=${end}&metrics=kubecost_node_is_spot,node_total_hourly_cost`,
      body: '',
    })
  })
})

describe('who may read', () => {
  test.each([
    ['another organisation’s account', OTHERS, 403, 'forbidden'],
    ['an account nobody has', NOBODYS, 404, 'not_found'],
    ['a deleted account', DELETED, 404, 'not_found'],
    ['an account of another kind', NOT_KUBERNETES, 404, 'not_found'],
  ])('fault 54: %s stays closed, and Metroculus is not asked', async (_, account, status, code) => {
    const before = asked()
    const answer = await gateway.ask(path('savings', { account }), { headers: bearer() })
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
    expect(asked()).toBe(before)
  })

  test('fault 66: "not yours" and "not there" are answered with the same number of bytes', async () => {
    const [theirs, nobodys] = await Promise.all(
      [OTHERS, NOBODYS].map((account) => gateway.ask(path('savings', { account }), { headers: bearer() })),
    )
    expect(theirs?.body.length).toBe(nobodys?.body.length)
  })

  test.each<[string, Record<string, string>]>([
    ['no token', {}],
    ['a Basic one', { authorization: 'Basic dXNlcjpwYXNzd29yZA==' }],
    ['a token of 10 kB', bearer('x'.repeat(10_000))],
    ['a token with a blank', bearer('two parts of a token')],
  ])('fault 58: %s is 401 before anybody is asked', async (_, headers) => {
    const before = [asked(), askedRest()]
    const answer = await gateway.ask(path(), { headers })
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthenticated'])
    expect([asked(), askedRest()]).toEqual(before)
  })

  test('fault 58: an expired token is 401 after one question to the REST API', async () => {
    const before = [asked(), askedRest()]
    const answer = await gateway.ask(path(), { headers: bearer('an-expired-token-0001') })
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthenticated'])
    expect([asked(), askedRest() - 1]).toEqual(before)
  })

  test.each(['down', 'exception', 'html', 'cut', 'otherId'] as const)(
    'fault 59: a REST API that is “%s” opens nothing',
    async (fault) => {
      const { ask } = await another(live())
      restApi.fail(fault)
      const before = asked()
      const answer = await ask(path(), { headers: bearer() })
      expect([answer.status, codeOf(answer)]).toEqual([503, 'authz_unavailable'])
      expect(asked()).toBe(before)
    },
  )

  test('fault 59: what was allowed within the minute goes on while the REST API is down', async () => {
    const { ask } = await another(live())
    expect((await ask(path(), { headers: bearer() })).status).toBe(200)
    restApi.fail('down')
    expect((await ask(path(), { headers: bearer() })).status).toBe(200)
    expect((await ask(path('savings', { account: OTHERS }), { headers: bearer() })).status).toBe(503)
  })

  test('fault 61: what one reader’s question put into the cache no other reader gets', async () => {
    const mine = path('cluster-costs')
    const theirs = path('cluster-costs', { account: OTHERS })
    const kinds = [
      [mine, TEST_TOKEN, 200],
      [mine, OTHER_TOKEN, 403],
      [theirs, OTHER_TOKEN, 200],
      [theirs, TEST_TOKEN, 403],
    ] as const
    const agent = new Agent({ keepAlive: true, maxSockets: 16 })
    const jobs = Array.from({ length: 10_000 }, (_, i) => kinds[(i * 7 + (i >> 3)) % 4] ?? kinds[0]).values()
    const readers = Array.from({ length: 16 }, async () => {
      for (const [question, token, status] of jobs) {
        const { status: got, body } = await gateway.ask(question, { headers: bearer(token), agent })
        expect(got).toBe(status)
        expect(body).not.toContain(question === mine ? OTHERS : TEST_ACCOUNT)
      }
    })
    await Promise.all(readers)
    agent.destroy()
  }, 60_000)

  test('clusters come with the reader’s own token: by organisation, or beside an account', async () => {
    const ask = (query: string, token = TEST_TOKEN) =>
      gateway.ask(`/k8s-cost-api/v1/clusters${query}`, { headers: bearer(token) })
    const mine = JSON.parse((await ask(`?organization_id=${TEST_ORGANIZATION}`)).body)
    expect(mine.clusters.map(({ id }: { id: string }) => id)).toContain(TEST_ACCOUNT)
    expect(mine.clusters.map(({ id }: { id: string }) => id)).not.toContain(DELETED)
    expect(JSON.parse((await ask(`?cloud_account_id=${TEST_ACCOUNT}`)).body)).toEqual(mine)
    expect((await ask(`?cloud_account_id=${OTHERS}`)).status).toBe(403)
    expect((await ask('')).status).toBe(400)
    expect((await gateway.ask(`/k8s-cost-api/v1/clusters?organization_id=${TEST_ORGANIZATION}`)).status).toBe(
      401,
    )
  })

  test('with AUTH=off only the accounts listed are there', async () => {
    const env = {
      METROCULUS_URL: metroculus.url.href,
      METROCULUS_SECRET: TEST_SECRET,
      ACCOUNTS: `${TEST_ACCOUNT}=One`,
    }
    const { ask } = await another(env)
    const before = asked()
    expect((await ask(path('savings', { account: OTHERS }))).status).toBe(404)
    expect(asked()).toBe(before)
    expect((await ask(path())).status).toBe(200)
    expect(JSON.parse((await ask('/k8s-cost-api/v1/clusters')).body)).toEqual({
      clusters: [{ id: TEST_ACCOUNT, name: 'One' }],
    })
  })
})

describe('what may be asked, and how', () => {
  test.each([
    ['a Secret of one’s own', { secret: 'x' }],
    ['two tokens', { authorization: [`Bearer ${TEST_TOKEN}`, `Bearer ${OTHER_TOKEN}`] }],
    ['a body', { 'content-length': '3' }, 'abc'],
    ['a chunked body', { 'transfer-encoding': 'chunked' }, 'abc'],
  ] as const)('fault 55, 56: %s is refused and nobody is asked', async (_, headers, body?: string) => {
    const before = [asked(), askedRest()]
    const answer = await gateway.ask(path(), {
      headers: { ...bearer(), ...headers } as Record<string, string>,
      ...(body && { body }),
    })
    expect(answer.status).toBe(400)
    expect([asked(), askedRest()]).toEqual(before)
  })

  test('fault 55: of the headers a reader sends none reaches an upstream but the token, and that only the REST API', async () => {
    const { ask } = await another(live())
    const headers = {
      ...bearer(),
      cookie: 'session=canary-cookie',
      host: 'evil.example',
      'x-forwarded-for': '10.9.8.7',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=10.9.8.7',
      connection: 'close, secret',
      'x-real-ip': '10.9.8.7',
      'user-agent': 'canary-agent',
      'x-request-id': 'canary-request-id',
      'x-http-method-override': 'DELETE',
    }
    expect((await ask(path(), { headers })).status).toBe(200)
    const toMetroculus = metroculus.heard.at(-1)?.rawHeaders ?? []
    const toRestApi = restApi.heard.at(-1)?.rawHeaders ?? []
    const names = (raw: readonly string[]) =>
      raw.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase())
    expect(names(toMetroculus).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'secret',
      'user-agent',
      'x-request-id',
    ])
    expect(names(toRestApi).sort()).toEqual([
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'host',
      'x-request-id',
    ])
    expect(`${toMetroculus} ${toRestApi}`).not.toMatch(/canary|evil|10\.9\.8\.7/)
    expect(toRestApi.join()).not.toContain(TEST_SECRET)
    expect(toMetroculus.join()).not.toContain(TEST_TOKEN)
  })

  test.each([
    ['another page', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'empty' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'empty' }],
    ['an address bar', { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' }],
    ['a script element', { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'script' }],
    ['a frame', { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'iframe' }],
  ])('%s may not ask', async (_, headers) => {
    const before = [asked(), askedRest()]
    expect((await gateway.ask(path(), { headers: { ...bearer(), ...headers } })).status).toBe(403)
    expect([asked(), askedRest()]).toEqual(before)
  })

  test.each([
    ['twice', `&cloud_account_id=${OTHERS}`],
    ['twice, once encoded', `&cloud%5Faccount_id=${OTHERS}`],
    ['twice, in another case', `&CLOUD_ACCOUNT_ID=${OTHERS}`],
    ['twice, with brackets', `&cloud_account_id[]=${OTHERS}`],
    ['twice, after a semicolon', `;cloud_account_id=${OTHERS}`],
  ])('fault 56: an account given %s is 400 before anybody is asked', async (_, addition) => {
    const before = [asked(), askedRest()]
    const answer = await gateway.ask(path() + addition, { headers: bearer() })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad_request'])
    expect([asked(), askedRest()]).toEqual(before)
  })

  test('fault 57: a break-out in the account or the metrics is 400 before anybody is asked', async () => {
    const before = [asked(), askedRest()]
    for (const account of ['A"} or metric{tenant_id="B', `${TEST_ACCOUNT}"`, `${TEST_ACCOUNT}|.*`])
      expect(
        (await gateway.ask(path('metrics', { account: encodeURIComponent(account) }), { headers: bearer() }))
          .status,
      ).toBe(400)
    for (const metrics of ['up', 'kubecost_cluster_info{}', 'kubecost_cluster_info} or {x="', '.*'])
      expect(
        (
          await gateway.ask(`${path('metrics')}&metrics=${encodeURIComponent(metrics)}`, {
            headers: bearer(),
          })
        ).status,
      ).toBe(400)
    expect([asked(), askedRest()]).toEqual(before)
  })

  test.each([
    ['//k8s-cost-api/v1/savings', 404],
    ['/k8s-cost-api//v1/savings', 404],
    ['/k8s-cost-api/v1/savings/', 404],
    ['/K8s-cost-api/v1/savings', 404],
    ['/k8s-cost-api/v1/Savings', 404],
    ['/k8s-cost-api/v1/../v1/savings', 404],
    ['/k8s-cost-api/v1/%2e%2e/v1/savings', 404],
    ['/k8s-cost-api/v1%2fsavings', 404],
    ['/k8s-cost-api/v1/savings;x=1', 404],
    ['/k8s-cost-api/v1/savings%00', 404],
    ['/k8s-cost-api/v1/%E0%A4%A', 400],
    ['/k8s-cost-api/v1/swagger', 404],
    ['/metroculus/v2/kubecost_savings', 404],
    ['/metroculus/v2/', 404],
    ['/restapi/v2/cloud_accounts', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/assets/../../package.json', 404],
    ['/metrics', 404],
    ['/readyz', 404],
    ['/healthz', 404],
  ])('fault 91, 96: %s is not there', async (address, status) => {
    const before = [asked(), askedRest()]
    const answer = await gateway.ask(`${address}?${path().split('?')[1]}`, { headers: bearer() })
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body).error.request_id).toMatch(/^[0-9a-f-]{36}$/)
    expect([asked(), askedRest()]).toEqual(before)
  })

  test.each(['/k8s-cost-api/v1/%73avings', 'http://127.0.0.1/k8s-cost-api/v1/savings'])(
    'fault 91: %s is the same guarded question, or none',
    async (address) => {
      const before = asked()
      const answer = await gateway.ask(`${address}?${path().split('?')[1]}`)
      expect([401, 404]).toContain(answer.status)
      expect(asked()).toBe(before)
    },
  )

  test.each(['HEAD', 'OPTIONS', 'TRACE', 'POST', 'PUT', 'DELETE', 'PATCH'])(
    'fault 92: %s asks nothing',
    async (method) => {
      const before = [asked(), askedRest()]
      const { status } = await gateway.ask(path(), {
        method,
        headers: { ...bearer(), 'x-http-method-override': 'GET' },
      })
      expect([404, 405, 400]).toContain(status)
      expect([asked(), askedRest()]).toEqual(before)
    },
  )

  test.each([
    [
      'a length and chunks',
      `GET ${'/k8s-cost-api/v1/time'} HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\nHost: a\r\n\r\n`,
      /^HTTP\/1\.1 400/,
    ],
    [
      'a chunk that is none',
      'POST /k8s-cost-api/v1/csp-report HTTP/1.1\r\nHost: a\r\nContent-Type: application/csp-report\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      /^HTTP\/1\.1 400/,
    ],
    ['a header of 32 kB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(32_768)}\r\n\r\n`, /^HTTP\/1\.1 431/],
    ['no request at all', 'EHLO mail.example\r\n\r\n', /^HTTP\/1\.1 400/],
    [
      'a bare line feed in a header',
      'GET / HTTP/1.1\r\nHost: a\r\nX: a\nSecret: b\r\n\r\n',
      /^HTTP\/1\.1 400/,
    ],
  ])(
    'fault 93: %s is refused, the connection closed, and the next request clean',
    async (_, bytes, answer) => {
      const heard = await gateway.send(bytes)
      expect(heard).toMatch(answer)
      expect(heard.match(/HTTP\/1\.1 /g)).toHaveLength(1)
      expect((await gateway.ask('/k8s-cost-api/v1/time')).status).toBe(200)
    },
  )

  test('fault 93: two questions in one packet get their two answers in order', async () => {
    const question = (name: string, connection: string) =>
      `GET /k8s-cost-api/v1/${name} HTTP/1.1\r\nHost: a\r\nConnection: ${connection}\r\n\r\n`
    const heard = await gateway.send(question('time', 'keep-alive') + question('config', 'close'))
    expect(heard.indexOf('"now"')).toBeGreaterThan(0)
    expect(heard.indexOf('"month_hours"')).toBeGreaterThan(heard.indexOf('"now"'))
  })
})

describe('what goes wrong behind', () => {
  test('fault 53: a refused secret is 502, never 401, counted and logged without the secret', async () => {
    const { ask, lines } = await another(live({ METROCULUS_SECRET: 'another-secret-canary-1' }))
    const answer = await ask(path(), { headers: bearer() })
    expect([answer.status, codeOf(answer)]).toEqual([502, 'upstream_auth'])
    expect(lines.join()).toContain('"code":"upstream_auth"')
    expect(lines.join()).not.toContain('canary')
    const { body } = await ask('/metrics', { internal: true })
    expect(body).toMatch(/costs_gateway_requests_total\{route="[^"]*savings",status="502"\} 1/)
    expect(body).toMatch(/costs_gateway_upstream_seconds_count\{outcome="upstream_auth"\} 1/)
  })

  test('fault 28: a redirect of either upstream is not followed, and its target hears nothing', async () => {
    const target = await startFaults(whole('{}'))
    const moved = await startFaults(redirect(302, target.url))
    const toMetroculus = await another(live({ METROCULUS_URL: moved.url.href }))
    const answer = await toMetroculus.ask(path(), { headers: bearer() })
    expect([answer.status, codeOf(answer)]).toEqual([502, 'upstream_error'])
    const toRestApi = await another(live({ RESTAPI_URL: moved.url.href }))
    expect(codeOf(await toRestApi.ask(path(), { headers: bearer() }))).toBe('authz_unavailable')
    expect(target.requests).toEqual([])
    await Promise.all([target.close(), moved.close()])
  })

  test.each([
    ['html', 502, 'upstream_bad_body'],
    ['truncated', 502, 'upstream_bad_body'],
    ['cut', 502, 'upstream_bad_body'],
    ['exception', 502, 'upstream_error'],
    ['unavailable', 502, 'upstream_error'],
  ] as const)(
    'fault 25 to 30: an answer that is “%s” is told as such, and nothing of it is kept',
    async (delivery, status, code) => {
      const { ask } = await another(live())
      const question = path('metrics')
      metroculus.play({ delivery, retryAfter: '7' })
      const answer = await ask(question, { headers: bearer() })
      expect([answer.status, codeOf(answer)]).toEqual([status, code])
      expect(answer.headers['retry-after']).toBe(delivery === 'unavailable' ? '7' : undefined)
      metroculus.play()
      await new Promise((later) => setTimeout(later, code === 'upstream_error' ? 2_100 : 0))
      expect((await ask(question, { headers: bearer() })).status).toBe(200)
    },
  )

  test('fault 62: another tenant’s samples are dropped, counted, and told beside the answer', async () => {
    const { ask } = await another(live())
    metroculus.play({ trouble: 'foreign' })
    const said = JSON.parse((await ask(path('metrics'), { headers: bearer() })).body)
    expect(said.meta.dropped).toBeGreaterThan(0)
    for (const points of Object.values<{ labels: { tenant_id?: string } }[]>(said.metrics))
      for (const { labels } of points) expect(labels.tenant_id ?? TEST_ACCOUNT).toBe(TEST_ACCOUNT)
    const { body } = await ask('/metrics', { internal: true })
    expect(body).toContain(`costs_gateway_foreign_samples_total ${said.meta.dropped}`)
  })

  test('fault 1: NaN is mended on the way, and counted', async () => {
    metroculus.play({ trouble: 'nan' })
    const { body } = await gateway.ask(path('metrics'), { headers: bearer() })
    expect(JSON.parse(body).meta.nonfinite).toBeGreaterThan(0)
  })

  test('fault 32: no answer within the deadline is 504', async () => {
    const silent = await startFaults(hang)
    const { ask } = await another(live({ METROCULUS_URL: silent.url.href }), SHORT)
    const answer = await ask(path(), { headers: bearer() })
    expect([answer.status, codeOf(answer)]).toEqual([504, 'upstream_timeout'])
    await silent.close()
  })

  test('fault 39: readers who leave take their questions along: none is left upstream', async () => {
    const silent = await startFaults(hang)
    const { ask } = await another(live({ METROCULUS_URL: silent.url.href }))
    // The REST API's word is kept from here on, so that every reader is waiting for Metroculus.
    const first = new AbortController()
    const begun = ask(path(), { headers: bearer(), signal: first.signal }).catch(() => 'left')
    await expect.poll(() => silent.busy).toBe(1)
    first.abort()
    await begun
    for (let round = 0; round < 10; round++) {
      const leaving = new AbortController()
      const readers = Array.from({ length: 100 }, () =>
        ask(path('savings', { end: END - (round % 4) * HOUR }), {
          headers: bearer(),
          signal: leaving.signal,
        }).catch(() => 'left'),
      )
      await expect.poll(() => silent.busy).toBeGreaterThan(0)
      leaving.abort()
      await Promise.all(readers)
    }
    await expect.poll(() => silent.busy, { timeout: 5_000 }).toBe(0)
    await silent.close()
  })

  test('fault 37: a reader who asks something else ends the old question upstream', async () => {
    const silent = await startFaults(hang)
    const { ask } = await another(live({ METROCULUS_URL: silent.url.href }))
    const leaving = new AbortController()
    const old = ask(path(), { headers: bearer(), signal: leaving.signal }).catch(() => 'left')
    await expect.poll(() => silent.busy).toBe(1)
    leaving.abort()
    expect(await old).toBe('left')
    await expect.poll(() => silent.busy).toBe(0)
    await silent.close()
  })
})

describe('what is told', () => {
  test('fault 52, 65: secret, token and credential stand in no answer, header, error, log or metric', async () => {
    const { ask, lines, send } = await another(live())
    const told: string[] = []
    const hear = async (address: string, headers: Record<string, string> = bearer()) => {
      const { headers: heard, body } = await ask(address, { headers })
      told.push(JSON.stringify(heard), body)
    }
    for (const endpoint of ['metrics', 'cluster-costs', 'savings']) await hear(path(endpoint))
    await hear(`/k8s-cost-api/v1/clusters?organization_id=${TEST_ORGANIZATION}`)
    await hear(path('savings', { account: OTHERS }))
    await hear(path('savings', { account: `${TEST_TOKEN}` }))
    await hear(`/k8s-cost-api/v1/${TEST_TOKEN}`)
    for (const delivery of ['html', 'truncated', 'cut', 'exception', 'unavailable'] as const) {
      metroculus.play({ delivery })
      await hear(path())
    }
    for (const fault of ['down', 'exception', 'html', 'cut'] as const) {
      restApi.fail(fault)
      await hear(path(), bearer(`canary-token-of-a-reader-${fault}`))
    }
    metroculus.play()
    restApi.fail()
    await hear('/', {})
    await hear('/k8s-cost-api/v1/config', {})
    told.push(
      await send(`GET /${TEST_TOKEN} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: ${TEST_SECRET}\r\n\r\n`),
    )
    told.push((await ask('/metrics', { internal: true })).body, ...lines)
    const everything = told.join('\n')
    // Enough was said for the next lines to mean something.
    expect(everything.length).toBeGreaterThan(100_000)
    for (const canary of [TEST_SECRET, TEST_TOKEN, CREDENTIAL, 'canary-token', 'remote-writer'])
      expect(everything).not.toContain(canary)
    // Nor where anything runs, nor what broke inside.
    expect(everything).not.toMatch(/ECONN|undici|node_modules|at \w+ \(|\.ts:\d/)
    expect(everything).not.toContain(metroculus.url.host)
    expect(everything).not.toContain(restApi.url.host)
  })

  test('fault 96: a log line has the route and an alias, not the query, the account or what somebody wrote', async () => {
    const { ask, lines } = await another(live())
    await ask(path(), { headers: { ...bearer(), 'user-agent': 'agent' } })
    await ask('/k8s-cost-api/v1/%0d%0aevent:forged', { headers: bearer() })
    const parsed = lines.map((line) => JSON.parse(line))
    expect(parsed[0]).toMatchObject({
      route: '/k8s-cost-api/v1/savings',
      status: 200,
      code: 'ok',
      account: expect.stringMatching(/^[0-9a-f]{12}$/),
      upstream_ms: expect.any(Number),
      bytes: expect.any(Number),
    })
    expect(lines.join()).not.toMatch(new RegExp(`${TEST_ACCOUNT}|start_date|agent|forged`))
  })

  test('fault 96: no label of a metric holds a tenant or text from outside', async () => {
    const { ask } = await another(live())
    await ask(path(), { headers: bearer() })
    await ask('/canary/%0d%0a', { headers: { ...bearer(), 'user-agent': 'canary' } })
    const { status, body } = await ask('/metrics', { internal: true })
    expect(status).toBe(200)
    expect(body).toContain('costs_gateway_answers_total{from="source"} 1')
    expect(body).toContain('costs_gateway_authorisations_total{outcome="allowed"} 1')
    expect(body).not.toMatch(new RegExp(`${TEST_ACCOUNT}|canary`))
  })

  test('config tells what the app has to know, to anybody, and nothing else', async () => {
    const { ask } = await another(live({ CURRENCY: 'EUR', MONTH_HOURS: '730' }))
    const { status, body } = await ask('/k8s-cost-api/v1/config')
    expect(status).toBe(200)
    const { version, now, ...rest } = JSON.parse(body)
    expect(rest).toEqual({
      source: 'metroculus',
      auth: 'restapi',
      accounts: null,
      currency: 'EUR',
      month_hours: 730,
      metrics: null,
      prices: [],
    })
    expect(version).toMatch(/^\d+\.\d+\.\d+/)
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000)
    expect(Object.keys(JSON.parse((await ask('/k8s-cost-api/v1/time')).body)).sort()).toEqual([
      'now',
      'version',
    ])
  })

  test('reports of the page’s policy are counted, never stored, and no longer than 1 kB', async () => {
    const { ask } = await another(live())
    const report = (body: string) =>
      ask('/k8s-cost-api/v1/csp-report', {
        method: 'POST',
        headers: { 'content-type': 'application/csp-report' },
        body,
      })
    expect((await report('{"csp-report":{}}')).status).toBe(204)
    expect((await report('x'.repeat(2_000))).status).toBe(400)
    expect((await ask('/metrics', { internal: true })).body).toContain('costs_gateway_csp_violations_total 1')
  })

  test('below a base path everything moves along, and nothing stays at the root', async () => {
    const { ask } = await another(live({ BASE_PATH: '/costs' }))
    expect((await ask(`/costs${path()}`, { headers: bearer() })).status).toBe(200)
    expect((await ask(path(), { headers: bearer() })).status).toBe(404)
    expect((await ask('/costs/nodes', { headers: { accept: 'text/html' } })).status).toBe(200)
  })
})
