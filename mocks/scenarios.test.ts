import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENDPOINTS, type Endpoint } from '~/api/contract/paths'
import type {
  ClusterCostsBody,
  ClusterCostsSummaryBody,
  MetricsBody,
  Point,
  PrometheusMetricsBody,
  SavingsBody,
} from '~/api/contract/wire'
import { runsOf } from './edits'
import { recordedServer } from './node'
import { fromPythonJson } from './pythonJson'
import { scenarios } from './scenarios'
import { SLOW_MS } from './service'

const HOUR = 3600
const { server, requests, play } = recordedServer('recorded', { slowMs: 40 })
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => server.close())

/** Plays a scenario, asks one endpoint for the week before its clock, and reads the answer to its end. */
async function ask(id: string, endpoint: Endpoint): Promise<{ response: Response; text: string }> {
  const { account, now } = play(id)
  const end = Math.floor(now / 1000 / HOUR) * HOUR
  const query = `cloud_account_id=${account}&start_date=${end - 168 * HOUR}&end_date=${end}`
  const response = await fetch(`https://costs.test${ENDPOINTS[endpoint]}?${query}`)
  return { response, text: await response.text() }
}

const bodyOf = async <Body>(id: string, endpoint: Endpoint) =>
  fromPythonJson((await ask(id, endpoint)).text) as Body

const pointsOf = async (id: string, metric: string): Promise<Point[]> =>
  (await bodyOf<MetricsBody>(id, 'metrics')).metrics[metric] ?? []

const hoursOf = (points: readonly Point[]) => [...new Set(points.map(({ timestamp }) => timestamp / HOUR))]
const FEE = 'kubecost_cluster_management_cost'
const SPOT = 'kubecost_node_is_spot'
const CPU = 'kubecost_savings_cpu_allocation'

test('every scenario has a name of its own and a sentence', () => {
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
  for (const { title, description } of scenarios) expect([title, description]).not.toContain('')
  expect(scenarios.filter(({ synthetic }) => synthetic).map(({ title }) => title)).toEqual([
    expect.stringContaining('Synthetic'),
  ])
})

describe('the world', () => {
  test('stands at the recorded instant and says so', () => {
    const world = play('recorded')
    expect(world.now).toBe(Date.UTC(2025, 9, 10, 11, 20))
    expect(world.banner).toMatch(/^Demo data, recorded 10 Oct 2025/)
    expect(world.scenarios.map(({ id }) => id)).toEqual(scenarios.map(({ id }) => id))
  })
  test('is the recording where a scenario is unknown', () =>
    expect(play('nonsense').scenario.id).toBe('recorded'))
  test('does not pass a synthetic fleet off as recorded', () => {
    expect(play('fleet').banner).toMatch(/^Demo data, not recorded. Synthetic/)
  })
  test('counts what was asked', async () => {
    await ask('recorded', 'savings')
    expect(requests.map((url) => new URL(url).pathname)).toEqual([ENDPOINTS.savings])
  })
})

describe('edits', () => {
  test('full: every hour of the week, its start included, each like the same hour of a recorded day', async () => {
    const fee = await pointsOf('full', FEE)
    expect(fee).toHaveLength(168 + 1)
    const cpu = await pointsOf('full', CPU)
    const recorded = await pointsOf('recorded', CPU)
    const shift = cpu.length - recorded.length
    expect(cpu.slice(shift)).toEqual(recorded)
    // Before the recording, each hour looks like the one a day later.
    const values = cpu.map(({ value }) => value)
    expect(values.slice(0, shift)).toEqual(values.slice(24, 24 + shift))
  })

  test('gap: a hole in the middle, the same for all metrics', async () => {
    const { metrics } = await bodyOf<MetricsBody>('gap', 'metrics')
    const hours = hoursOf(Object.values(metrics).flat())
    const steps = hours.slice(1).map((hour, index) => hour - (hours[index] ?? 0))
    expect(steps.filter((step) => step !== 1)).toEqual([33 - hours.length])
    expect(32 - hours.length).toBeGreaterThan(2)
    for (const points of Object.values(metrics)) expect(hoursOf(points)).toEqual(hours)
    const { cpu_savings } = await bodyOf<SavingsBody>('gap', 'savings')
    expect(hoursOf(cpu_savings)).toEqual(hours)
  })

  test('mixedSpot: one on spot, two on demand, one unknown', async () => {
    const nodes = runsOf(await pointsOf('mixedSpot', SPOT))
    expect(nodes.map(({ points }) => new Set(points.map(({ value }) => value)))).toEqual(
      [1, 0, 0, 0.5].map((flag) => new Set([flag])),
    )
  })

  test('nodeChurn: six machines seen, five there at the end', async () => {
    const nodes = runsOf(await pointsOf('nodeChurn', SPOT))
    const last = Math.max(...nodes.map(({ points }) => points.at(-1)?.timestamp ?? 0))
    expect(new Set(nodes.map(({ labels }) => labels.provider_id)).size).toBe(6)
    expect(new Set(nodes.map(({ labels }) => labels.node)).size).toBe(6)
    expect(nodes.filter(({ points }) => points.at(-1)?.timestamp === last)).toHaveLength(5)
  })

  test('extendedFee: half of the week at the standard fee, half at six times that, and an old version', async () => {
    const fee = await pointsOf('extendedFee', FEE)
    expect(fee.map(({ value }) => value)).toEqual([...Array(1 + 84).fill(0.1), ...Array(84).fill(0.6)])
    const { data_points } = await bodyOf<ClusterCostsBody>('extendedFee', 'clusterCosts')
    expect(data_points).toEqual(fee)
    const info = await pointsOf('extendedFee', 'kubecost_cluster_info')
    expect(new Set(info.map(({ labels }) => labels.version))).toEqual(new Set(['1.29']))
  })

  test('laterShape: 104 hours, summed up as it was published', async () => {
    const fee = await pointsOf('laterShape', FEE)
    expect(fee).toHaveLength(104)
    expect(fee[0]?.timestamp).toBe(Date.UTC(2025, 9, 9, 4) / 1000)
    expect(play('laterShape').now).toBe(Date.UTC(2025, 9, 13, 11, 20))
    const { summary, breakdown } = await bodyOf<ClusterCostsSummaryBody>('laterShape', 'clusterCosts')
    expect(summary.total_cost).toBe(29.837599999999995)
    expect(summary.management_cost).toBeCloseTo(10.4, 12)
    expect(summary.load_balancer_cost).toBeCloseTo(2.4856, 12)
    expect(summary.network_cost).toBeCloseTo(104 * (0.143 + 0.01 + 0.01), 12)
    expect(breakdown.network_internet_cost).toBeCloseTo(14.872, 12)
  })

  test('daemonset: a second series per rule, small and the same at every hour', async () => {
    const { cpu_savings, memory_savings } = await bodyOf<SavingsBody>('daemonset', 'savings')
    for (const points of [cpu_savings, memory_savings, await pointsOf('daemonset', CPU)]) {
      expect(runsOf(points).map(({ labels }) => labels.daemonset)).toEqual(['false', 'true'])
      expect(points).toHaveLength(64)
    }
  })

  test('nan: no JSON, but every sample that is a number is the recorded one', async () => {
    const { text } = await ask('nan', 'metrics')
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
    const { metrics } = fromPythonJson(text) as MetricsBody
    const recorded = (await bodyOf<MetricsBody>('recorded', 'metrics')).metrics
    const broken = Object.entries(metrics).filter(([metric, points]) => {
      const bad = points.filter(({ value }) => !Number.isFinite(value))
      const kept = points.map(({ value }, index) => [value, recorded[metric]?.[index]?.value])
      for (const [value, was] of kept) if (Number.isFinite(value)) expect(value).toBe(was)
      expect(Number.isFinite(points.at(-1)?.value)).toBe(true)
      return bad.length > 0
    })
    expect(broken).toHaveLength(4)
    expect(metrics.kubecost_load_balancer_cost?.[0]?.labels.service_name).toContain('NaN')
    expect((await ask('nan', 'clusterCosts')).text).toContain('"total_cost": NaN')
  })

  test('stale: the newest sample is three hours old', async () => {
    const { metrics } = await bodyOf<MetricsBody>('stale', 'metrics')
    expect(Math.max(...hoursOf(Object.values(metrics).flat()))).toBe(Date.UTC(2025, 9, 10, 8) / 1000 / HOUR)
  })

  test('empty: nothing of anything', async () => {
    expect((await bodyOf<MetricsBody>('empty', 'metrics')).metrics).toEqual({})
    expect((await bodyOf<ClusterCostsBody>('empty', 'clusterCosts')).data_points).toEqual([])
    expect((await bodyOf<SavingsBody>('empty', 'savings')).memory_savings).toEqual([])
  })
})

describe('fleet', () => {
  test('2,000 machines over three regions, nine zones and twelve types, a full week of each', async () => {
    const { text } = await ask('fleet', 'metrics')
    expect(text.length).toBeGreaterThan(5e6)
    expect(text.length).toBeLessThan(10e6)
    const { metrics } = JSON.parse(text) as PrometheusMetricsBody
    const { data } = metrics[SPOT] ?? { data: { resultType: 'matrix', result: [] } }
    if (data.resultType !== 'matrix') throw new Error('expected a range')
    const distinct = (label: string) => new Set(data.result.map(({ metric }) => metric[label])).size
    expect([distinct('provider_id'), distinct('node')]).toEqual([2000, 2000])
    expect([distinct('region'), distinct('instance_type')]).toEqual([3, 12])
    expect(new Set(data.result.map(({ metric }) => metric.provider_id?.split('/')[3])).size).toBe(9)
    expect(data.result.every(({ values }) => values.length === 169)).toBe(true)
    const flags = data.result.map(({ values }) => values[0]?.[1])
    expect(new Set(flags)).toEqual(new Set(['0', '1']))
  })
})

describe('delivery', () => {
  test('slow is slower than the three seconds after which a page says so', () => {
    expect(SLOW_MS).toBeGreaterThan(3000)
  })

  test.each(Object.keys(ENDPOINTS) as Endpoint[])('%s', async (endpoint) => {
    const denied = await ask('denied', endpoint)
    expect([denied.response.status, JSON.parse(denied.text).error.code]).toEqual([502, 'upstream_auth'])
    const partial = await ask('partial', endpoint)
    expect(partial.response.status).toBe(endpoint === 'savings' ? 502 : 200)
    if (endpoint === 'savings') expect(JSON.parse(partial.text).error.code).toBe('upstream_error')
    const { response: page } = await ask('html', endpoint)
    expect([page.status, page.headers.get('Content-Type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ])
    const slow = ask('slow', endpoint)
    const first = await Promise.race([slow, new Promise((resolve) => setTimeout(resolve, 1, 'waiting'))])
    expect(first).toBe('waiting')
    expect((await slow).response.status).toBe(200)
  })
})
