import type { Point } from '~/api/contract/wire'
import { editAll, editMetric } from './edits'
import type { Recording } from './recording'

/** Which metrics lose samples, every how many, and to what. */
const BROKEN: ReadonlyMap<string, { every: number; value: number }> = new Map([
  ['kubecost_cluster_management_cost', { every: 8, value: Number.NaN }],
  ['kubecost_load_balancer_cost', { every: 5, value: Number.NaN }],
  ['kubecost_savings_cpu_allocation', { every: 10, value: Number.POSITIVE_INFINITY }],
  ['kubecost_cluster_memory_working_set_bytes', { every: 7, value: Number.NEGATIVE_INFINITY }],
])

/** The newest sample of a metric is left alone; of the others, every nth breaks. */
export const brokenValues = (recording: Recording): Recording =>
  editAll(recording, (points, metric) => {
    const broken = BROKEN.get(metric)
    if (!broken) return points
    const isBroken = (index: number) => index % broken.every === 3 && index < points.length - 1
    return points.map((point, index) => (isBroken(index) ? { ...point, value: broken.value } : point))
  })

/** The same words inside a label, where they are text and must stay as they are. */
export const brokenLabels = (recording: Recording): Recording =>
  editMetric(recording, 'kubecost_load_balancer_cost', (points) => points.map(named))

const named = (point: Point): Point => ({
  ...point,
  labels: { ...point.labels, service_name: '"NaN": [NaN, -Infinity]' },
})
