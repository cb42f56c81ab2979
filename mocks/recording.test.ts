import { describe, expect, test } from 'vitest'
import type { ClusterCostsSummaryBody, PrometheusMetricsBody } from '~/api/contract/wire'
import { answerTo } from './answers'
import { parseRecording } from './recording'

const echo = { cloud_account_id: 'a', start_date: 0, end_date: 7200 }
const series = (name: string, value: string) => ({ __name__: name, value })
const metrics: PrometheusMetricsBody = {
  ...echo,
  metrics: {
    rate: {
      status: 'success',
      data: {
        resultType: 'matrix',
        result: [
          { metric: series('rate', 'x'), values: [[0, '0.1'], [3600, '+Inf'], [7200, '2']] }, // biome-ignore format: one line
          { metric: series('rate', 'y'), values: [[3600, '-Inf']] },
        ],
      },
    },
    now: {
      status: 'success',
      data: { resultType: 'vector', result: [{ metric: series('now', 'z'), value: [7200, '5'] }] },
    },
  },
}
const part = {
  management_cost: 1,
  load_balancer_cost: 2,
  network_internet_cost: 0,
  network_region_cost: 0,
  network_zone_cost: 0,
}
const costs: ClusterCostsSummaryBody = {
  ...echo,
  summary: { ...part, total_cost: 3, network_cost: 0, cpu_cost: 0, ram_cost: 0, pv_cost: 0 },
  breakdown: part,
}
const savings = { ...echo, cpu_savings: [], memory_savings: [] }

describe('a recording in the newer forms', () => {
  const recording = parseRecording(JSON.stringify(metrics), JSON.stringify(costs), JSON.stringify(savings))
  const ask = (start: number, end: number) => ({ account: 'a', start, end, metrics: null })

  test('answers in those forms, ranges cut to the window', () => {
    expect(answerTo(ask(3600, 7200), 'metrics', recording)).toEqual({
      cloud_account_id: 'a',
      start_date: 3600,
      end_date: 7200,
      metrics: {
        rate: matrix(
          [series('rate', 'x'), [3600, '+Inf'], [7200, '2']],
          [series('rate', 'y'), [3600, '-Inf']],
        ),
        now: matrix([series('now', 'z'), [7200, '5']]),
      },
    })
  })

  test('repeats totals without samples as they came, under the echo of the new question', () => {
    expect(answerTo(ask(0, 7200), 'clusterCosts', recording)).toEqual(costs)
    expect(answerTo(ask(3600, 7200), 'clusterCosts', recording)).toMatchObject({
      start_date: 3600,
      summary: costs.summary,
    })
  })
})

type Row = [labels: Record<string, string>, ...values: [number, string][]]
const matrix = (...rows: Row[]) => ({
  status: 'success',
  data: { resultType: 'matrix', result: rows.map(([metric, ...values]) => ({ metric, values })) },
})
