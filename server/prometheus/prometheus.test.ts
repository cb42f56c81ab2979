import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DEFAULT_METRICS } from '../../src/api/contract/metricNames.ts'
import { ACCOUNT, direct, FEE, HOUR, NOTHING, question, START, series } from '../testing/direct.ts'
import { matrix } from '../testing/prometheusStub.ts'
import { THE_ACCOUNT } from './discoverAccounts.ts'
import type { PrometheusOptions } from './prometheus.ts'

const account = (tenant: string) => ({ id: ACCOUNT, name: 'a', tenant })

/** They are under way together, and arrive in any order. */
const byQuery = (a: { readonly query?: string }, b: { readonly query?: string }) =>
  `${a.query}` < `${b.query}` ? -1 : 1

describe('the queries', () => {
  test('are one range per metric of the default list, on the grid of the question, below the path of the address', async () => {
    const { stub, ask } = await direct(NOTHING, {}, '/prometheus/')
    await ask({ metrics: null })
    const { start, end } = question
    const asked = stub.calls.map(({ path, query }) => ({
      path,
      ...(Object.fromEntries(query) as { query?: string }),
    }))
    expect(asked.sort(byQuery)).toEqual(
      DEFAULT_METRICS.map((metric) => ({
        path: '/prometheus/api/v1/query_range',
        query: `${metric}{tenant_id="${ACCOUNT}"}`,
        start: `${start}`,
        end: `${end}`,
        step: '3600',
      })).sort(byQuery),
    )
  })

  test.each([
    ['clusterCosts', [FEE]],
    ['savings', ['kubecost_savings_cpu_allocation', 'kubecost_savings_memory_allocation_bytes']],
  ] as const)('of %s are those of its metrics', async (endpoint, metrics) => {
    const { stub, ask } = await direct(NOTHING, { tenantLabel: null, accounts: [account('a')] })
    await ask({ endpoint, metrics: null })
    expect(stub.calls.map(({ query }) => query.get('query')).sort()).toEqual(metrics)
  })

  test('go out four at a time', async () => {
    let running = 0
    let most = 0
    const { promise: four, resolve } = Promise.withResolvers<void>()
    const { ask } = await direct(async () => {
      most = Math.max(most, ++running)
      if (running === 4) resolve()
      await four
      // Room for a fifth to come, if it would.
      await pause(10)
      running--
      return NOTHING
    })
    await ask({ metrics: null })
    expect(most).toBe(4)
  })

  test('fault 48: of more than 11,000 steps are several, and their samples one answer', async () => {
    const end = START + 11_001 * 60 - 60 + HOUR
    const { stub, ask } = await direct(
      ({ query }) => ({
        data: matrix({
          metric: { __name__: FEE, tenant_id: ACCOUNT },
          values: [[Number(query.get('end')), '1']],
        }),
      }),
      { step: 60 },
    )
    const { body } = await ask({ end })
    const middle = START + 11_000 * 60
    const ranges = stub.calls.map(({ query }) => [Number(query.get('start')), Number(query.get('end'))])
    expect(ranges).toEqual([
      [START, middle],
      [middle + 60, end],
    ])
    expect(body.metrics[FEE]?.map(({ timestamp }) => timestamp)).toEqual([middle, end])
  })

  test('carry the headers of the file, as they are now, and nothing of ours but what HTTP needs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'headers-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const headersFile = join(folder, 'headers')
    writeFileSync(headersFile, 'THANOS-TENANT: a')
    const { stub, ask } = await direct(NOTHING, { headersFile })
    await ask()
    writeFileSync(headersFile, 'Authorization: Bearer test-secret-test-secret')
    await ask()
    const ours = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'kubernetes-cost-dashboard',
    }
    const http = { host: stub.url.host, connection: 'keep-alive' }
    expect(stub.calls.map(({ headers }) => headers)).toEqual([
      { ...http, ...ours, 'thanos-tenant': 'a' },
      { ...http, ...ours, authorization: 'Bearer test-secret-test-secret' },
    ])
  })
})

describe('whose samples', () => {
  const tenantAsked = async (options: Partial<PrometheusOptions>, id = ACCOUNT) => {
    const { stub, ask } = await direct(NOTHING, options)
    await ask({ account: id })
    return stub.calls[0]?.query.get('query')
  }

  test('the list says under which name an account is kept', async () => {
    expect(await tenantAsked({ accounts: [account('team-a')] })).toBe(`${FEE}{tenant_id="team-a"}`)
  })

  test('without a list the account is the tenant', async () => {
    expect(await tenantAsked({ accounts: null })).toBe(`${FEE}{tenant_id="${ACCOUNT}"}`)
  })

  test('where no label tells tenants apart there is one account', async () => {
    expect(await tenantAsked({ tenantLabel: null }, THE_ACCOUNT)).toBe(FEE)
  })

  test.each<[string, Partial<PrometheusOptions>]>([
    ['not on the list', { accounts: [{ id: THE_ACCOUNT, name: 'a', tenant: ACCOUNT }] }],
    ['on no list at all', { accounts: [] }],
    ['not the only one there is', { tenantLabel: null }],
  ])('fault 54: an account that is %s is not there, and Prometheus hears nothing', async (_, options) => {
    const { stub, ask } = await direct(NOTHING, options)
    await expect(ask()).rejects.toMatchObject({ code: 'not_found' })
    expect(stub.calls).toEqual([])
  })

  test('fault 62: series of another tenant, or of none, are dropped and counted', async () => {
    const data = matrix(series(['1', '2']), series(['3', '4'], { tenant_id: 'b' }), {
      metric: { __name__: FEE },
      values: [[START, '5']],
    })
    const { ask } = await direct({ data })
    const { body, meta } = await ask({ endpoint: 'clusterCosts' })
    expect(body).toMatchObject({ total_cost: 3, meta: { dropped: 3 } })
    expect(body.data_points).toHaveLength(2)
    expect(meta.dropped).toBe(3)
  })

  test('whatever label tells tenants apart, the reader sees the account under tenant_id and no other name', async () => {
    const labels = { cluster: 'team-a', tenant_id: 'x', node: 'n1', instance: '10.0.0.1:9003' }
    const { ask } = await direct(
      { data: matrix(series(['1'], labels)) },
      { tenantLabel: 'cluster', accounts: [account('team-a')] },
    )
    const { body } = await ask()
    expect(body.metrics[FEE]).toEqual([
      { timestamp: START, value: 1, labels: { __name__: FEE, node: 'n1', tenant_id: ACCOUNT } },
    ])
  })

  test('where there is one tenant only, nothing is dropped', async () => {
    const { ask } = await direct(
      { data: matrix(series(['1'], { tenant_id: 'x' })) },
      { tenantLabel: null, accounts: [account('')] },
    )
    const { body, meta } = await ask()
    expect(body.metrics[FEE]?.[0]?.labels.tenant_id).toBe(ACCOUNT)
    expect(meta.dropped).toBe(0)
  })
})
