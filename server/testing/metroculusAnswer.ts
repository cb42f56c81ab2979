import type { Endpoint } from '../../src/api/contract/paths.ts'
import type { Asked } from './metroculusQuery.ts'
import { CPU, FEE, MEMORY, type Sample, type World } from './metroculusWorld.ts'

export type MetricsForm = 'A1' | 'A2' | 'A3' | 'A4'
export type CostsForm = 'B1' | 'B2' | 'B3' | 'B5' | 'B6' | 'B7'

export interface Forms {
  readonly metrics: MetricsForm
  readonly costs: CostsForm
}

/** The body of a 200 as Python writes it: numbers that are none stand bare. */
export function answerText(endpoint: Endpoint, asked: Asked, world: World, forms: Forms): string {
  const within = (metric: string) =>
    (world[metric] ?? []).filter(({ timestamp }) => asked.start <= timestamp && timestamp <= asked.end)
  const echo = { cloud_account_id: asked.account, start_date: asked.start, end_date: asked.end }
  const answers: Readonly<Record<Endpoint, () => object>> = {
    metrics: () => ({ metrics: metricsIn(forms.metrics, world, asked, within) }),
    clusterCosts: () => costsIn(forms.costs, within),
    savings: () => ({ cpu_savings: within(CPU), memory_savings: within(MEMORY) }),
  }
  return pythonJson({ ...echo, ...answers[endpoint]() })
}

type Within = (metric: string) => readonly Sample[]

function metricsIn(form: MetricsForm, world: World, { metrics, start }: Asked, within: Within): object {
  if (form === 'A4') return {}
  const found = Object.keys(world)
    .filter((metric) => metrics?.includes(metric) ?? true)
    .map((metric) => [metric, within(metric)] as const)
  if (form === 'A1') return Object.fromEntries(found.filter(([, samples]) => samples.length > 0))
  // An empty metric is there, with an empty result; an instant one is stamped with the start of the window.
  const result = (samples: readonly Sample[]) =>
    seriesIn(samples).map((series) =>
      form === 'A3'
        ? { metric: series[0]?.labels, values: series.map((one) => [one.timestamp, prometheusText(one)]) }
        : { metric: series[0]?.labels, value: [start, prometheusText(series.at(-1))] },
    )
  const resultType = form === 'A3' ? 'matrix' : 'vector'
  return Object.fromEntries(
    found.map(([metric, samples]) => [
      metric,
      { status: 'success', data: { resultType, result: result(samples) } },
    ]),
  )
}

const seriesIn = (samples: readonly Sample[]): Sample[][] => [
  ...Map.groupBy(samples, ({ labels }) => JSON.stringify(labels)).values(),
]

const prometheusText = (sample: Sample | undefined): string =>
  String(sample?.value).replace(/^(-?)Infinity$/, (_, sign) => `${sign || '+'}Inf`)

const sumOf = (samples: readonly Sample[]) => samples.reduce((sum, { value }) => sum + Number(value), 0)

function costsIn(form: CostsForm, within: Within): object {
  const fee = within(FEE)
  if (form === 'B1') return { total_cost: sumOf(fee), data_points: fee }
  const management_cost = sumOf(fee)
  const load_balancer_cost = sumOf(within('kubecost_load_balancer_cost'))
  const [network_zone_cost, network_region_cost, network_internet_cost] = ['zone', 'region', 'internet'].map(
    (part) => sumOf(within(`kubecost_network_${part}_egress_cost`)),
  )
  const network_cost = (network_zone_cost ?? 0) + (network_region_cost ?? 0) + (network_internet_cost ?? 0)
  const allocated =
    form === 'B2' ? { cpu_cost: 0, ram_cost: 0, pv_cost: 0 } : { cpu_cost: 4, ram_cost: 2, pv_cost: 1 }
  const { cpu_cost, ram_cost, pv_cost } = allocated
  const total_cost = management_cost + load_balancer_cost + network_cost + cpu_cost + ram_cost + pv_cost
  const parts = { management_cost, ...allocated, network_cost, load_balancer_cost }
  const summary = { total_cost, ...parts }
  const breakdown = {
    management_cost,
    load_balancer_cost,
    network_internet_cost,
    network_region_cost,
    network_zone_cost,
  }
  const efficiency = { cpu_efficiency: 42.5, ram_efficiency: 48.3, total_efficiency: 45.4 }
  const forms: Readonly<Record<Exclude<CostsForm, 'B1'>, object>> = {
    B2: { summary, breakdown },
    B3: { summary, breakdown, efficiency, potential_savings: 0 },
    B5: { total_cost, breakdown: parts },
    B6: { total_cost, ...allocated, network_cost, lb_cost: load_balancer_cost, ...efficiency, breakdown },
    B7: { summary },
  }
  return forms[form]
}

/** `JSON.stringify` would write null for them. */
function pythonJson(body: object): string {
  const mark = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? `bare ${value}` : value
  return JSON.stringify(body, mark).replace(/"bare (NaN|-?Infinity)"/g, '$1')
}
