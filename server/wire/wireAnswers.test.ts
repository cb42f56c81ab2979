import { describe, expect, test } from 'vitest'
import { TEST_ACCOUNT } from '../testing/metroculusServer.ts'
import { asked, bearer, END, fresh, gateway, metroculus, path, wireBench } from '../testing/wireBench.ts'

wireBench()

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
