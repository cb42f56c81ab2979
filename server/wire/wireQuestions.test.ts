import { describe, expect, test } from 'vitest'
import { TEST_ACCOUNT, TEST_SECRET } from '../testing/metroculusServer.ts'
import { TEST_TOKEN } from '../testing/restApiServer.ts'
import {
  another,
  asked,
  askedRest,
  bearer,
  codeOf,
  gateway,
  live,
  metroculus,
  OTHER_TOKEN,
  OTHERS,
  path,
  restApi,
  wireBench,
} from '../testing/wireBench.ts'

wireBench()

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
