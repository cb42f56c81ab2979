import { describe, expect, test } from 'vitest'
import { TEST_ACCOUNT, TEST_SECRET } from '../testing/metroculusServer.ts'
import { CREDENTIAL, TEST_ORGANIZATION, TEST_TOKEN } from '../testing/restApiServer.ts'
import { another, bearer, live, metroculus, OTHERS, path, restApi, wireBench } from '../testing/wireBench.ts'

wireBench()

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
