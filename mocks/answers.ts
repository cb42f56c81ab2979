import type { Endpoint } from '~/api/contract/paths'
import type { ClusterCostsSummaryBody, Point, PrometheusResult } from '~/api/contract/wire'
import { runsOf } from './edits'
import { pythonFloat } from './pythonJson'
import type { Question } from './question'
import type { Recording } from './recording'

/** The body for a question, cut out of a recording: samples of the window alone, and totals of those samples. */
export function answerTo(question: Question, endpoint: Endpoint, recording: Recording): object {
  const { account, start, end } = question
  const echo = { cloud_account_id: account, start_date: start, end_date: end }
  const within = (points: readonly Point[]) =>
    points.filter(({ timestamp }) => start <= timestamp && timestamp <= end)
  const answers: Record<Endpoint, () => object> = {
    metrics: () => ({ ...echo, metrics: metricsOf(recording, question.metrics, within) }),
    clusterCosts: () => ({ ...echo, ...costsOf(recording, within) }),
    savings: () => ({
      ...echo,
      cpu_savings: within(recording.cpuSavings),
      memory_savings: within(recording.memorySavings),
    }),
  }
  return answers[endpoint]()
}

type Within = (points: readonly Point[]) => readonly Point[]

/** Metrics without a sample are left out, asked for by name or not. */
function metricsOf(recording: Recording, asked: readonly string[] | null, within: Within): object {
  const found = Object.entries(recording.metrics)
    .filter(([metric]) => asked?.includes(metric) ?? true)
    .map(([metric, points]) => [metric, within(points)] as const)
    .filter(([, points]) => points.length > 0)
  const write = recording.forms.metrics === 'A3' ? matrixOf : (points: readonly Point[]) => points
  return Object.fromEntries(found.map(([metric, points]) => [metric, write(points)]))
}

const matrixOf = (points: readonly Point[]): PrometheusResult => ({
  status: 'success',
  data: {
    resultType: 'matrix',
    result: runsOf(points).map(({ labels, points: samples }) => ({
      metric: labels,
      values: samples.map(({ timestamp, value }) => [timestamp, prometheusText(value)]),
    })),
  },
})

/** Prometheus writes whole numbers without a point, and infinities with a sign. */
const prometheusText = (value: number) =>
  Number.isInteger(value)
    ? String(value)
    : pythonFloat(value).replace(/^(-?)Infinity$/, (_, sign) => `${sign || '+'}Inf`)

function costsOf(recording: Recording, within: Within): object {
  const { forms, costsWithoutPoints } = recording
  if (forms.costs === 'B2') return summaryOf(recording, within)
  if (costsWithoutPoints) return costsWithoutPoints
  const fee = within(recording.fee)
  // A plain sum in this order, with the noise it has: that is what the service does, and all it does.
  return { total_cost: fee.reduce((sum, { value }) => sum + value, 0), data_points: fee }
}

/** B2 adds up whatever metric has cost in its name, prices per GB among them. */
function summaryOf(
  recording: Recording,
  within: Within,
): Pick<ClusterCostsSummaryBody, 'summary' | 'breakdown'> {
  const sumOf = (metric: string) =>
    exactSum(within(recording.metrics[metric] ?? []).map(({ value }) => value))
  const breakdown = {
    management_cost: sumOf('kubecost_cluster_management_cost'),
    load_balancer_cost: sumOf('kubecost_load_balancer_cost'),
    network_internet_cost: sumOf('kubecost_network_internet_egress_cost'),
    network_region_cost: sumOf('kubecost_network_region_egress_cost'),
    network_zone_cost: sumOf('kubecost_network_zone_egress_cost'),
  }
  const parts = Object.values(breakdown)
  const summary = {
    total_cost: parts.reduce((sum, part) => sum + part, 0),
    management_cost: breakdown.management_cost,
    load_balancer_cost: breakdown.load_balancer_cost,
    network_cost: parts.slice(2).reduce((sum, part) => sum + part, 0),
    cpu_cost: 0,
    ram_cost: 0,
    pv_cost: 0,
  }
  return { summary, breakdown }
}

/** Compensated, as Python's `sum` has it since 3.12; with it the published total comes out to its last digit. */
function exactSum(values: readonly number[]): number {
  let sum = 0
  let lost = 0
  for (const value of values) {
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return sum + lost
}
