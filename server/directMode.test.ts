import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decodeClusterCosts } from '../src/api/decode/clusterCosts'
import { decodeMetrics } from '../src/api/decode/metrics'
import { decodeSavings } from '../src/api/decode/savings'
import { costFigures } from '../src/domain/cost'
import { rightsizingFigures } from '../src/domain/rightsizing'
import { timeRange } from '../src/domain/timeRange'
import { discoverAccounts } from './discoverAccounts.ts'
import { keptLabels } from './labels.ts'
import { createPrometheus, type PrometheusOptions } from './prometheus.ts'
import { Refusal } from './refusal.ts'
import { readQuestion } from './rules.ts'
import type { Answer, Question } from './source.ts'
import { openMetricsText, TENANT_A, TENANT_B, WINDOW } from './testing/openMetrics.ts'
import { findPrometheus, NO_PROMETHEUS, type Rig, startPrometheus } from './testing/prometheusRig.ts'

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

/** For what asks thousands of times, on a machine that has other things to do. */
const PATIENCE = { timeout: 60_000 }

/** One real Prometheus for all tests of this file. */
const isThere = findPrometheus()
let rig: Rig
beforeAll(async () => {
  if (isThere)
    rig = await startPrometheus(openMetricsText({ withNodePrices: true, tenants: HOSTILE_TENANTS }))
}, PATIENCE.timeout)
afterAll(() => rig?.close())
beforeEach(({ skip }) => skip(!isThere, NO_PROMETHEUS))

const question: Question = { endpoint: 'metrics', account: TENANT_A, ...WINDOW, metrics: null }

const textOf = ({ gzipped }: Answer) => gunzipSync(gzipped).toString()

/** The answer of direct mode to the question with these parts changed. */
async function answered(
  asked: Partial<Question> = {},
  options: Partial<PrometheusOptions> = {},
): Promise<Answer> {
  const source = open(options)
  try {
    return await source.answer({ ...question, ...asked }, new AbortController().signal)
  } finally {
    await source.close()
  }
}

const open = (options: Partial<PrometheusOptions> = {}) =>
  createPrometheus({
    url: rig.url,
    tenantLabel: 'tenant_id',
    step: 3600,
    headersFile: null,
    accounts: null,
    ...options,
  })

/** Asks Prometheus itself, past everything of ours. */
async function promQl(path: 'query' | 'query_range', parameters: Record<string, string>) {
  const response = await fetch(new URL(`api/v1/${path}?${new URLSearchParams(parameters)}`, rig.url))
  const { status, data } = await response.json()
  expect(status).toBe('success')
  return data.result
}

/** The one value an expression has at the end of the window. */
async function valueAtEnd(query: string): Promise<number> {
  const result = await promQl('query', { query, time: String(WINDOW.end) })
  expect(result).toHaveLength(1)
  return Number(result[0].value[1])
}

describe('the recorded account, read from Prometheus', () => {
  const window = timeRange(WINDOW.start * 1000, WINDOW.end * 1000)
  const request = { account: TENANT_A, window }
  /** What was recorded of Metroculus, with the labels that leave a gateway. */
  const recorded = (name: string) =>
    readFileSync(new URL(`../mocks/recorded/kubecost_${name}.json`, import.meta.url), 'utf8').replace(
      /(?<="labels": )\{[^}]*\}/g,
      (labels) => JSON.stringify(keptLabels(JSON.parse(labels))),
    )

  test('decodes to the series and values of the recorded answers, all three of them', async () => {
    const [metrics, costs, savings] = await Promise.all(
      (['metrics', 'clusterCosts', 'savings'] as const).map((endpoint) => answered({ endpoint })),
    )
    if (!metrics || !costs || !savings) throw new Error('three answers')
    expect(decodeMetrics(textOf(metrics), request)).toEqual(decodeMetrics(recorded('metrics'), request))
    expect(decodeClusterCosts(textOf(costs), request)).toEqual(
      decodeClusterCosts(recorded('cluster_costs'), request),
    )
    expect(decodeSavings(textOf(savings), request)).toEqual(decodeSavings(recorded('savings'), request))
    expect(
      [metrics, costs, savings].map(({ meta }) => [meta.dropped, meta.nonfinite, meta.warnings]),
    ).toEqual(Array.from({ length: 3 }, () => [0, 0, []]))
  })

  test('has the figures that PromQL gives by another road', async () => {
    const metrics = decodeMetrics(textOf(await answered()), request)
    const savings = decodeSavings(textOf(await answered({ endpoint: 'savings' })), request)
    const { report } = decodeClusterCosts(textOf(await answered({ endpoint: 'clusterCosts' })), request)
    const { fee, loadBalancers } = costFigures(metrics, window, 720)
    const { cpu, memory } = rightsizingFigures(savings, null, window)
    const of = (metric: string) => `${metric}{tenant_id="${TENANT_A}"}[7d]`
    const total = await valueAtEnd(`sum(sum_over_time(${of(FEE)}))`)
    const balancers = await valueAtEnd(`sum(sum_over_time(${of('kubecost_load_balancer_cost')}))`)
    const cores = await valueAtEnd(`avg_over_time(${of('kubecost_savings_cpu_allocation')})`)
    const bytes = await valueAtEnd(`avg_over_time(${of('kubecost_savings_memory_allocation_bytes')})`)
    expect(fee.window.value).toBeCloseTo(total, 12)
    expect(report.total).toBeCloseTo(total, 12)
    expect(loadBalancers.window.value).toBeCloseTo(balancers, 12)
    expect(cpu.mean.value?.part).toBeCloseTo(cores, 12)
    expect(Number(memory.mean.value?.part) / bytes).toBeCloseTo(1, 14)
    // What the demo shows for them, so that neither road is wrong together with the other.
    expect([total.toFixed(2), cores.toFixed(2)]).toEqual(['3.20', '6.89'])
  })
})

/** Points of an answer to `metrics`, of all its metrics. */
const pointsOf = (answer: Answer) =>
  Object.values(
    JSON.parse(textOf(answer)).metrics as Record<
      string,
      { timestamp: number; value: number; labels: Record<string, string> }[]
    >,
  ).flat()

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
    const text = await (await fetch(new URL('metrics', rig.url))).text()
    const counts = text.matchAll(/^prometheus_http_requests_total\{.*"\/api\/v1\/query_range"\} (\S+)$/gm)
    return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
  }

  test(
    'faults 56 and 57: of 10,000 hostile questions none gives a foreign series, and none that is refused is asked',
    PATIENCE,
    async () => {
      const source = open({ accounts: [{ id: TENANT_A, name: 'a', tenant: TENANT_A }] })
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
      const source = open({ accounts: strangers })
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
    const answer = await answered({ metrics: [FEE] }, { accounts: [account] })
    expect(pointsOf(answer)).toHaveLength(32)
    expect(answer.meta.dropped).toBe(0)
  })

  test('each is an account of a gateway without a list, whatever its name', async () => {
    const accounts = await discoverAccounts({ url: rig.url, tenantLabel: 'tenant_id', headersFile: null })
    const tenants = accounts.map(({ tenant }) => tenant)
    expect(tenants.sort()).toEqual([TENANT_A, TENANT_B, ...HOSTILE_TENANTS].sort())
    const found = accounts.find(({ tenant }) => tenant === '😀')
    const answer = await answered({ account: `${found?.id}`, metrics: [FEE] }, { accounts })
    expect(pointsOf(answer)).toHaveLength(32)
  })

  test('are all one account to a gateway that was told of no tenants', async () => {
    const options = { url: rig.url, tenantLabel: null, headersFile: null }
    const [account, ...others] = await discoverAccounts(options)
    expect(others).toEqual([])
    expect(account?.name).toBe('cluster-one')
  })
})

describe('what Prometheus is asked for by name or in another step', () => {
  test('prices and capacities of nodes are there by name, and absent from the default list', async () => {
    const names = ['node_total_hourly_cost', 'kube_node_status_capacity', 'kube_node_labels']
    const answer = await answered({ metrics: names })
    const { metrics } = JSON.parse(textOf(answer))
    expect(Object.keys(metrics)).toEqual(names.slice(0, 2))
    expect(metrics.node_total_hourly_cost).toHaveLength(4 * 32)
    const resources = metrics.kube_node_status_capacity.map(
      ({ labels }: { labels: Record<string, string> }) => `${labels.resource} ${labels.unit}`,
    )
    expect(new Set(resources)).toEqual(new Set(['cpu core', 'memory byte']))
    expect(Object.keys(JSON.parse(textOf(await answered())).metrics)).not.toContain(names[0])
  })

  test('a step of a quarter of an hour gives the samples of every quarter', async () => {
    const answer = await answered({ account: TENANT_B, metrics: [FEE] }, { step: 900 })
    const times = pointsOf(answer).map(({ timestamp }) => timestamp)
    expect(times).toHaveLength(4 * 32)
    expect(new Set(times.slice(1).map((time, i) => time - (times[i] ?? 0)))).toEqual(new Set([900]))
    expect(pointsOf(await answered({ account: TENANT_B, metrics: [FEE] }))).toHaveLength(32)
  })

  test('fault 48: 92 days by the minute, which Prometheus refuses in one query, lose no sample and repeat none', async () => {
    const start = WINDOW.end - 92 * 24 * 3600
    const query = `${FEE}{tenant_id="${TENANT_B}"}`
    const whole = { query, start: String(start), end: String(WINDOW.end), step: '60' }
    const refused = await fetch(new URL(`api/v1/query_range?${new URLSearchParams(whole)}`, rig.url))
    expect(refused.status).toBe(400)
    await refused.arrayBuffer()
    const answer = await answered({ account: TENANT_B, start, metrics: [FEE] }, { step: 60 })
    // All samples there are stand in the last 33 hours, few enough for one query.
    const [series] = await promQl('query_range', { ...whole, start: String(WINDOW.end - 33 * 3600) })
    expect(pointsOf(answer).map(({ timestamp, value }) => [timestamp, String(value)])).toEqual(series.values)
  })
})
