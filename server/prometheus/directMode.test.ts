import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodeClusterCosts } from '../../src/api/decode/clusterCosts'
import { decodeMetrics } from '../../src/api/decode/metrics'
import { decodeSavings } from '../../src/api/decode/savings'
import { costFigures } from '../../src/domain/cost'
import { rightsizingFigures } from '../../src/domain/rightsizing'
import { timeRange } from '../../src/domain/timeRange'
import { keptLabels } from '../answers/labels.ts'
import { TENANT_A, TENANT_B, WINDOW } from '../testing/openMetrics.ts'
import { benchOnPrometheus, metricsOf, pointsOf, textOf } from '../testing/rigBench.ts'

const FEE = 'kubecost_cluster_management_cost'
const bench = benchOnPrometheus({ withNodePrices: true })

/** Asks Prometheus itself, past everything of ours. */
async function promQl(path: 'query' | 'query_range', parameters: Record<string, string>) {
  const response = await fetch(bench.url(`api/v1/${path}?${new URLSearchParams(parameters)}`))
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
  /** As it would be, had a gateway looked at it and found nothing. */
  const passed = <T extends object>(answer: T) => ({ ...answer, origin: { foreign: 0, warnings: [] } })
  /** What was recorded of Metroculus, with the labels that leave a gateway. */
  const recorded = (name: string) =>
    readFileSync(new URL(`../../mocks/recorded/kubecost_${name}.json`, import.meta.url), 'utf8').replace(
      /(?<="labels": )\{[^}]*\}/g,
      (labels) => JSON.stringify(keptLabels(JSON.parse(labels))),
    )

  test('decodes to the series and values of the recorded answers, all three of them', async () => {
    const [metrics, costs, savings] = await Promise.all(
      (['metrics', 'clusterCosts', 'savings'] as const).map((endpoint) => bench.answered({ endpoint })),
    )
    if (!metrics || !costs || !savings) throw new Error('three answers')
    expect(decodeMetrics(textOf(metrics), request)).toEqual(
      passed(decodeMetrics(recorded('metrics'), request)),
    )
    const { report, fee } = decodeClusterCosts(recorded('cluster_costs'), request)
    expect(decodeClusterCosts(textOf(costs), request)).toEqual({
      report: passed(report),
      fee,
    })
    expect(decodeSavings(textOf(savings), request)).toEqual(
      passed(decodeSavings(recorded('savings'), request)),
    )
    expect(
      [metrics, costs, savings].map(({ meta }) => [meta.dropped, meta.nonfinite, meta.warnings]),
    ).toEqual(Array.from({ length: 3 }, () => [0, 0, []]))
  })

  test('has the figures that PromQL gives by another road', async () => {
    const metrics = decodeMetrics(textOf(await bench.answered()), request)
    const savings = decodeSavings(textOf(await bench.answered({ endpoint: 'savings' })), request)
    const { report } = decodeClusterCosts(textOf(await bench.answered({ endpoint: 'clusterCosts' })), request)
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

describe('what Prometheus is asked for by name or in another step', () => {
  test('prices and capacities of nodes are there by name, and absent from the default list', async () => {
    const names = ['node_total_hourly_cost', 'kube_node_status_capacity', 'kube_node_labels']
    const answer = await bench.answered({ metrics: names })
    const metrics = metricsOf(answer)
    expect(Object.keys(metrics)).toEqual(names.slice(0, 2))
    expect(metrics.node_total_hourly_cost).toHaveLength(4 * 32)
    const resources = metrics.kube_node_status_capacity?.map(
      ({ labels }) => `${labels.resource} ${labels.unit}`,
    )
    expect(new Set(resources)).toEqual(new Set(['cpu core', 'memory byte']))
    expect(Object.keys(metricsOf(await bench.answered()))).not.toContain(names[0])
  })

  test('a step of a quarter of an hour gives the samples of every quarter', async () => {
    const answer = await bench.answered({ account: TENANT_B, metrics: [FEE] }, { step: 900 })
    const times = pointsOf(answer).map(({ timestamp }) => timestamp)
    expect(times).toHaveLength(4 * 32)
    expect(new Set(times.slice(1).map((time, i) => time - (times[i] ?? 0)))).toEqual(new Set([900]))
    expect(pointsOf(await bench.answered({ account: TENANT_B, metrics: [FEE] }))).toHaveLength(32)
  })

  test('fault 48: 92 days by the minute, which Prometheus refuses in one query, lose no sample and repeat none', async () => {
    const start = WINDOW.end - 92 * 24 * 3600
    const query = `${FEE}{tenant_id="${TENANT_B}"}`
    const whole = { query, start: String(start), end: String(WINDOW.end), step: '60' }
    const refused = await fetch(bench.url(`api/v1/query_range?${new URLSearchParams(whole)}`))
    expect(refused.status).toBe(400)
    await refused.arrayBuffer()
    const answer = await bench.answered({ account: TENANT_B, start, metrics: [FEE] }, { step: 60 })
    // All samples there are stand in the last 33 hours, few enough for one query.
    const [series] = await promQl('query_range', { ...whole, start: String(WINDOW.end - 33 * 3600) })
    expect(pointsOf(answer).map(({ timestamp, value }) => [timestamp, String(value)])).toEqual(series.values)
  })
})
