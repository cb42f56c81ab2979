import { createHash } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DEFAULT_METRICS } from '../../src/api/contract/metricNames.ts'
import { type StubAnswer, type StubCall, startStub } from '../testing/prometheusStub.ts'
import { accountsOf, discoverAccounts, THE_ACCOUNT } from './discoverAccounts.ts'

const ACCOUNT = '00000000-0000-4000-8000-00000000c10d'

async function discovered(answer: (call: StubCall) => StubAnswer, tenantLabel: string | null) {
  const stub = await startStub(answer)
  onTestFinished(stub.close)
  const accounts = await discoverAccounts({ url: stub.url, tenantLabel, headersFile: null })
  return { accounts, calls: stub.calls }
}

describe('the accounts of a server with tenants', () => {
  test('are the values of the label on series of the default list', async () => {
    const { accounts, calls } = await discovered(() => ({ data: [ACCOUNT] }), 'tenant_id')
    expect(accounts).toEqual([{ id: ACCOUNT, name: ACCOUNT, tenant: ACCOUNT }])
    expect(calls.map(({ path, query }) => [path, query.getAll('match[]')])).toEqual([
      ['/api/v1/label/tenant_id/values', [...DEFAULT_METRICS]],
    ])
  })

  test('have an id made of the SHA-256 of their name where that is no UUID', () => {
    const digest = createHash('sha256').update('team-a').digest('hex')
    const id = `00000000-0000-4000-8000-${digest.slice(0, 12)}`
    expect(accountsOf(['team-a'])).toEqual([{ id, name: 'team-a', tenant: 'team-a' }])
    expect(accountsOf([ACCOUNT.toUpperCase()])[0]?.id).not.toBe(ACCOUNT.toUpperCase())
  })

  test('have a name for reading, and keep the tenant as it is', () => {
    const tenant = `a\n\u202eb${'x'.repeat(300)}`
    const [account] = accountsOf([tenant])
    expect(account).toMatchObject({ tenant, name: `a b${'x'.repeat(197)}` })
    expect(accountsOf(['\u0000'])[0]?.name).toBe('A tenant without a readable name')
  })

  test('fault 61: leave out two tenants that would share an id', () => {
    const [{ id } = { id: '' }] = accountsOf(['team-a'])
    expect(accountsOf(['team-a', id, 'team-b']).map(({ tenant }) => tenant)).toEqual(['team-b'])
  })

  test('leave out the tenant without a name, which is everything without a tenant', () => {
    expect(accountsOf([''])).toEqual([])
  })
})

describe('the one account of a server without tenants', () => {
  const named = (values: Readonly<Record<string, readonly string[]>>) =>
    discovered(({ path }) => ({ data: values[path.split('/')[4] ?? ''] ?? [] }), null)

  test.each([
    ['the name of the cluster', { name: ['prod'], id: ['cluster-one'] }, 'prod'],
    ['its id where it has no name', { id: ['cluster-one'] }, 'cluster-one'],
    ['its id where it has had several names', { name: ['a', 'b'], id: ['cluster-one'] }, 'cluster-one'],
    ['words of ours where it has neither', {}, 'This cluster'],
  ])('is called by %s', async (_, values, name) => {
    const { accounts, calls } = await named(values)
    expect(accounts).toEqual([{ id: THE_ACCOUNT, name, tenant: '' }])
    expect(new Set(calls.flatMap(({ query }) => query.getAll('match[]')))).toEqual(
      new Set(['kubecost_cluster_info']),
    )
  })
})

test.each<[string, StubAnswer, string]>([
  ['the gateway is refused', { status: 403 }, 'upstream_auth'],
  ['Prometheus fails', { status: 500 }, 'upstream_error'],
  ['the answer is no list', { data: {} }, 'upstream_bad_body'],
  ['the answer lists something else than text', { data: [1] }, 'upstream_bad_body'],
  ['the answer is too large', { text: `${' '.repeat(2 ** 20)}{}` }, 'upstream_too_large'],
])('nothing is discovered when %s', async (_, told, code) => {
  await expect(discovered(() => told, 'tenant_id')).rejects.toMatchObject({ code })
})
