import { describe, expect, test } from 'vitest'
import { type Endpoint, METROCULUS } from '~/api/contract/paths'
import type { ClusterCostsBody, MetricsBody, SavingsBody } from '~/api/contract/wire'
import { manifest } from './recording'
import { scenarioOf } from './scenarios'
import { type ServiceOptions, serve } from './service'

const account = manifest.account.id
const { start_date, end_date } = manifest.window
const good = `cloud_account_id=${account}&start_date=${start_date}&end_date=${end_date}`

const ask = (pathAndQuery: string, init: RequestInit = {}, options: ServiceOptions = {}) =>
  serve(new Request(`https://host.test/any/prefix${pathAndQuery}`, init), scenarioOf('recorded'), options)

const bodyOf = async <Body>(endpoint: Endpoint, query: string): Promise<Body> => {
  const response = await ask(`${METROCULUS[endpoint]}?${query}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('application/json; charset="utf-8"')
  return response.json()
}

describe('refusals, word for word', () => {
  const dates = `start_date=1&end_date=2`
  test.each([
    ['', 400, 'OM0008', 'cloud_account_id is not provided', ['cloud_account_id']],
    [`cloud_account_id=&${dates}`, 400, 'OM0008', 'cloud_account_id is not provided', ['cloud_account_id']],
    [
      `cloud_account_id=%20&${dates}`,
      400,
      'OM0008',
      'cloud_account_id is not provided',
      ['cloud_account_id'],
    ],
    ['cloud_account_id=a', 400, 'OM0008', 'start_date is not provided', ['start_date']],
    ['cloud_account_id=a&start_date=1', 400, 'OM0008', 'end_date is not provided', ['end_date']],
    ['cloud_account_id=a&start_date=&end_date=2', 400, 'OM0006', 'Invalid start_date', ['start_date']],
    ['cloud_account_id=a&start_date=1.5&end_date=2', 400, 'OM0006', 'Invalid start_date', ['start_date']],
    [
      'cloud_account_id=a&start_date=2025-10-03&end_date=2',
      400,
      'OM0006',
      'Invalid start_date',
      ['start_date'],
    ],
    ['cloud_account_id=a&start_date=-1&end_date=2', 400, 'OM0006', 'Invalid start_date', ['start_date']],
    ['cloud_account_id=a&start_date=0&end_date=0', 400, 'OM0006', 'Invalid end_date', ['end_date']],
    // Casts come before presence, the start before the end.
    ['end_date=x', 400, 'OM0006', 'Invalid end_date', ['end_date']],
    ['start_date=x&end_date=x', 400, 'OM0006', 'Invalid start_date', ['start_date']],
    ['cloud_account_id=%ff', 400, 'U0400', 'Bad Request', []],
    [`cloud_account_id=a&start_date=0&end_date=1760094000`, 500, 'U0500', 'Internal Server Error', []],
    [`cloud_account_id=a&start_date=2&end_date=1`, 500, 'U0500', 'Internal Server Error', []],
  ])('%s', async (query, status_code, error_code, reason, params) => {
    for (const path of Object.values(METROCULUS)) {
      const response = await ask(`${path}?${query}`)
      expect([response.status, response.statusText]).toEqual([status_code, reason])
      expect(await response.json()).toEqual({ error: { status_code, error_code, reason, params } })
    }
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s', async (method) => {
    const response = await ask(`${METROCULUS.savings}?${good}`, { method })
    expect(await response.json()).toEqual({
      error: {
        status_code: 405,
        error_code: 'OM0003',
        reason: `${method} method not allowed`,
        params: [method],
      },
    })
  })

  test.each([
    `${METROCULUS.metrics}/`,
    '/metroculus/v2/',
    '/metroculus/v2/kubecost',
    '/metroculus/v1/kubecost_metrics',
  ])('%s is no path of the service', async (path) => {
    const response = await ask(`${path}?${good}`)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'application/json'])
    expect(await response.json()).toMatchObject({ error: { error_code: 'OM0002' } })
  })

  test.each([
    [undefined, 'GET', 401, 'OM0007'],
    ['', 'POST', 401, 'OM0007'],
    ['wrong', 'POST', 405, 'OM0003'],
    ['wrong', 'GET', 403, 'OM0005'],
    ['test-secret', 'GET', 200, undefined],
  ])('with the secret %j a %s gets %d %s, if one is required', async (secret, method, status, code) => {
    const init = { method, headers: secret === undefined ? {} : { secret } }
    const response = await ask(`${METROCULUS.metrics}?${good}`, init, { requireSecret: 'test-secret' })
    const { error }: { error?: { error_code: string } } = await response.json()
    expect([response.status, error?.error_code]).toEqual([status, code])
  })
})

describe('answers', () => {
  test.each(Object.keys(METROCULUS) as Endpoint[])(
    '%s: the recorded question gets the recorded text',
    async (endpoint) => {
      const response = await ask(`${METROCULUS[endpoint]}?${good}`)
      expect((await response.text()).length).toBe(manifest.files[endpoint].bytes)
    },
  )

  test('hold the samples of the window alone, both ends included, and their own total', async () => {
    const start = end_date - 2 * 3600
    const query = `cloud_account_id=${account}&start_date=${start}&end_date=${end_date}`
    const costs = await bodyOf<ClusterCostsBody>('clusterCosts', query)
    expect(costs).toMatchObject({ cloud_account_id: account, start_date: start, end_date })
    const hours = [start, start + 3600, end_date]
    expect(costs.data_points.map(({ timestamp }) => timestamp)).toEqual(hours)
    expect(costs.total_cost).toBe(0.1 + 0.1 + 0.1)
    const { metrics } = await bodyOf<MetricsBody>('metrics', query)
    expect(metrics.kubecost_node_is_spot).toHaveLength(4 * hours.length)
    const { cpu_savings, memory_savings } = await bodyOf<SavingsBody>('savings', query)
    expect([cpu_savings.length, memory_savings.length]).toEqual([3, 3])
  })

  test('hold the metrics that were asked for, as far as there are any', async () => {
    const query = `${good}&metrics=kubecost_cluster_info,%20node_total_hourly_cost`
    const { metrics } = await bodyOf<MetricsBody>('metrics', query)
    expect(Object.keys(metrics)).toEqual(['kubecost_cluster_info'])
  })

  test('of a repeated parameter the last counts, and Python reads the numbers', async () => {
    const query = `cloud_account_id=x&${good}&end_date=+1_760_094_000%20`
    expect((await bodyOf<ClusterCostsBody>('clusterCosts', query)).data_points).toHaveLength(32)
  })

  test('an unknown account has no data, which is no error', async () => {
    const query = `cloud_account_id=00000000-0000-4000-8000-000000000001&start_date=1&end_date=2`
    expect((await bodyOf<MetricsBody>('metrics', query)).metrics).toEqual({})
    expect(await bodyOf<ClusterCostsBody>('clusterCosts', query)).toMatchObject({
      total_cost: 0,
      data_points: [],
    })
    expect(await bodyOf<SavingsBody>('savings', query)).toMatchObject({ cpu_savings: [], memory_savings: [] })
  })
})
