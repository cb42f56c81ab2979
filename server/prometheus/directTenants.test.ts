import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQuestion } from '../door/rules.ts'
import { Refusal } from '../refusal.ts'
import { TENANT_A, TENANT_B, WINDOW } from '../testing/openMetrics.ts'
import { benchOnPrometheus, PATIENCE, pointsOf, question } from '../testing/rigBench.ts'
import { discoverAccounts } from './discoverAccounts.ts'

const FEE = 'kubecost_cluster_management_cost'

/** Names of tenants that are more than a name to whoever pastes them into a query; all of them have a fee. */
const HOSTILE_TENANTS = [
  `${TENANT_A}"} or ${FEE}{tenant_id="${TENANT_B}`,
  `${TENANT_A}" or tenant_id="${TENANT_B}`,
  'ends in a backslash\\',
  'ends in a quote"',
  'has\na second line',
  '.*',
  '$1 `tenant` {{.}} # comment',
  '\u0000\u0007\u007f\u0085',
  '\ufffd',
  '😀',
]

const bench = benchOnPrometheus({ tenants: HOSTILE_TENANTS })

describe('two tenants in one Prometheus', () => {
  const HOSTILE_PARTS = [
    ...['"', "'", '`', '\\', '{', '}', '=~".*"', '!=""', ' or ', '#', ';', ',', '\n', '%', '%22', '\u0000'],
    ...[
      TENANT_A,
      TENANT_B,
      FEE,
      `{tenant_id="${TENANT_B}"}`,
      '__name__',
      '.*',
      '[5m]',
      ' offset 1h',
      '(',
      ')',
    ],
  ]
  const hostile = fc
    .array(fc.constantFrom(...HOSTILE_PARTS), { minLength: 1, maxLength: 6 })
    .map((p) => p.join(''))
  const raw = fc.oneof(hostile, hostile.map(encodeURIComponent))
  const id = fc.oneof(
    { weight: 6, arbitrary: fc.constant(TENANT_A) },
    { weight: 1, arbitrary: fc.constantFrom(TENANT_B, TENANT_A.toUpperCase(), `${TENANT_A} `, '') },
    { weight: 5, arbitrary: raw },
    { weight: 2, arbitrary: raw.map((tail) => TENANT_A + tail) },
  )
  const metrics = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(FEE, 'kubecost_node_is_spot', `${FEE},kubecost_cluster_info`) },
    { weight: 6, arbitrary: raw },
    { weight: 3, arbitrary: raw.map((tail) => FEE + tail) },
    { weight: 3, arbitrary: raw.map((tail) => `${FEE},${tail}`) },
  )
  const accountName = fc.oneof(
    { weight: 6, arbitrary: fc.constant('cloud_account_id') },
    {
      weight: 2,
      arbitrary: fc.constantFrom('cloud%5Faccount_id', 'CLOUD_ACCOUNT_ID', 'cloud_account_id[]', 'query'),
    },
  )
  const more = fc.oneof(
    { weight: 6, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: id.map((second) => `&cloud_account_id=${second}`) },
    { weight: 1, arbitrary: hostile.map((tail) => `;${tail}`) },
  )
  const search = fc
    .tuple(accountName, id, metrics, more)
    .map(
      ([name, account, list, tail]) =>
        `${name}=${account}&start_date=${WINDOW.end - 7200}&end_date=${WINDOW.end}&metrics=${list}${tail}`,
    )

  /** How often Prometheus itself says it was asked for a range. */
  async function rangesAsked(): Promise<number> {
    const text = await (await fetch(bench.url('metrics'))).text()
    const counts = text.matchAll(/^prometheus_http_requests_total\{.*"\/api\/v1\/query_range"\} (\S+)$/gm)
    return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
  }

  test(
    'faults 56 and 57: of 10,000 hostile questions none gives a foreign series, and none that is refused is asked',
    PATIENCE,
    async () => {
      const source = bench.open({ accounts: [{ id: TENANT_A, name: 'a', tenant: TENANT_A }] })
      const before = await rangesAsked()
      const told = { refused: 0, answered: 0, own: 0, foreign: 0, dropped: 0, queries: 0 }
      for (const query of fc.sample(search, { numRuns: 10_000, seed: 57 })) {
        try {
          const asked = readQuestion(query, 'metrics', WINDOW.end * 1000)
          const answer = await source.answer(asked, new AbortController().signal)
          const points = pointsOf(answer)
          const own = points.filter(({ labels }) => labels.cluster_id === 'cluster-one')
          told.answered++
          told.queries += asked.metrics?.length ?? 0
          told.own += own.length
          told.foreign += points.length - own.length
          told.dropped += answer.meta.dropped
        } catch (error) {
          if (!(error instanceof Refusal) || !/^(bad_request|not_found)$/.test(error.code)) throw error
          told.refused++
        }
      }
      await source.close()
      expect(told).toMatchObject({ foreign: 0, dropped: 0 })
      expect(told.refused + told.answered).toBe(10_000)
      expect(told.refused).toBeGreaterThan(9_000)
      expect(told.own).toBeGreaterThan(100)
      expect((await rangesAsked()) - before).toBe(told.queries)
    },
  )

  test(
    'fault 57: a name that would break out of a pasted query is that name, even past the reader of questions',
    PATIENCE,
    async () => {
      const owners = new Set([TENANT_A, TENANT_B, ...HOSTILE_TENANTS])
      const names = fc.sample(hostile, { numRuns: 300, seed: 57 }).filter((name) => !owners.has(name))
      const strangers = names.map((tenant, i) => ({ id: `${i}`, name: '', tenant }))
      const source = bench.open({ accounts: strangers })
      for (const { id: account } of strangers) {
        const answer = await source.answer(
          { ...question, account, metrics: [FEE] },
          new AbortController().signal,
        )
        expect([pointsOf(answer), answer.meta.dropped]).toEqual([[], 0])
      }
      await source.close()
    },
  )

  test.each(HOSTILE_TENANTS)('fault 57: the tenant %j reads its own series', async (tenant) => {
    const account = { id: TENANT_A, name: '', tenant }
    const answer = await bench.answered({ metrics: [FEE] }, { accounts: [account] })
    expect(pointsOf(answer)).toHaveLength(32)
    expect(answer.meta.dropped).toBe(0)
  })

  test('each is an account of a gateway without a list, whatever its name', async () => {
    const accounts = await discoverAccounts({ url: bench.url(), tenantLabel: 'tenant_id', headersFile: null })
    const tenants = accounts.map(({ tenant }) => tenant)
    expect(tenants.sort()).toEqual([TENANT_A, TENANT_B, ...HOSTILE_TENANTS].sort())
    const found = accounts.find(({ tenant }) => tenant === '😀')
    const answer = await bench.answered({ account: `${found?.id}`, metrics: [FEE] }, { accounts })
    expect(pointsOf(answer)).toHaveLength(32)
  })

  test('are all one account to a gateway that was told of no tenants', async () => {
    const options = { url: bench.url(), tenantLabel: null, headersFile: null }
    const [account, ...others] = await discoverAccounts(options)
    expect(others).toEqual([])
    expect(account?.name).toBe('cluster-one')
  })
})
