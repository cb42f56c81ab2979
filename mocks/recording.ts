import { type Endpoint, PARAMETER } from '~/api/contract/paths'
import type {
  ClusterCostsBody,
  ClusterCostsSummaryBody,
  MetricsBody,
  Point,
  PrometheusMetricsBody,
  SavingsBody,
} from '~/api/contract/wire'
import type { Manifest } from './manifest'
import { fromPythonJson } from './pythonJson'
import manifestJson from './recorded/recording.json'

/** `origin` is text to the compiler, and a word of two to us. */
export const manifest = manifestJson as Manifest

/** In which of its forms the service answers. A recording keeps the one it was made in. */
export interface Forms {
  readonly metrics: 'A1' | 'A3'
  /** `asRecorded`: totals without samples, which no other window can be computed from. */
  readonly costs: 'B1' | 'B2' | 'asRecorded'
}

/** The three answers, parsed, with every sample as a point. What scenarios edit. */
export interface Recording {
  readonly forms: Forms
  readonly metrics: Readonly<Record<string, readonly Point[]>>
  readonly fee: readonly Point[]
  readonly cpuSavings: readonly Point[]
  readonly memorySavings: readonly Point[]
  /** What `kubecost_cluster_costs` said, if it said it without points. */
  readonly costsWithoutPoints: object | null
}

/** As text inside modules, so that nothing is fetched (the worker would answer) or parsed before it is asked for. */
const TEXTS: Record<Endpoint, () => Promise<{ default: string }>> = {
  metrics: () => import('./recorded/kubecost_metrics.json?raw'),
  clusterCosts: () => import('./recorded/kubecost_cluster_costs.json?raw'),
  savings: () => import('./recorded/kubecost_savings.json?raw'),
}

let recorded: Promise<Recording> | undefined

export const theRecording = (): Promise<Recording> => {
  recorded ??= readRecording()
  return recorded
}

async function readRecording(): Promise<Recording> {
  const [metrics, clusterCosts, savings] = await Promise.all([
    TEXTS.metrics(),
    TEXTS.clusterCosts(),
    TEXTS.savings(),
  ])
  return parseRecording(metrics.default, clusterCosts.default, savings.default)
}

/** The casts hold for what `record` and `reconstruct` stored: both decode before they write. */
export function parseRecording(metricsText: string, costsText: string, savingsText: string): Recording {
  const { metrics } = fromPythonJson(metricsText) as MetricsBody | PrometheusMetricsBody
  const costs = fromPythonJson(costsText) as ClusterCostsBody | ClusterCostsSummaryBody
  const savings = fromPythonJson(savingsText) as SavingsBody
  const inPoints = Object.values(metrics).every((answer) => Array.isArray(answer))
  return {
    forms: { metrics: inPoints ? 'A1' : 'A3', costs: 'data_points' in costs ? 'B1' : 'asRecorded' },
    metrics: Object.fromEntries(Object.entries(metrics).map(([name, answer]) => [name, pointsIn(answer)])),
    fee: 'data_points' in costs ? costs.data_points : [],
    cpuSavings: savings.cpu_savings,
    memorySavings: savings.memory_savings,
    costsWithoutPoints: 'data_points' in costs ? null : withoutEcho(costs),
  }
}

const ECHO = new Set<string>(Object.values(PARAMETER))
const withoutEcho = (body: object) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !ECHO.has(name)))

/** An instant vector counts as a range of one sample: it is served as such. */
function pointsIn(answer: Point[] | PrometheusMetricsBody['metrics'][string]): readonly Point[] {
  if (Array.isArray(answer)) return answer
  return answer.data.result.flatMap((series) => {
    const samples = 'values' in series ? series.values : [series.value]
    return samples.map(([timestamp, value]) => ({
      timestamp,
      value: Number(value.replace('Inf', 'Infinity')),
      labels: series.metric,
    }))
  })
}
