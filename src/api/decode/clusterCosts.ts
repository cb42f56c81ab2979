import type { CostPart, CostReport } from '~/domain/costReport'
import { METRIC } from '~/domain/metrics'
import type { MetricSet } from '~/domain/series'
import { type Usd, usd } from '~/domain/units'
import { contractError } from '../errors'
import { askedWindow, type CostRequest } from '../request'
import { readAnswer } from './answer'
import { type CostForm, costFormOf } from './costShape'
import { readEfficiency } from './efficiency'
import type { JsonObject } from './jsonObject'
import { noticesOfMeta, originOf } from './meta'
import { readEntry } from './metricEntry'
import { metricSetFrom } from './metricSet'
import { sampleValue } from './sampleValue'
import { SeriesBuilder } from './seriesBuilder'

/** The names each part goes by; `lb_cost` is the flat form's. */
const PART_FIELDS: readonly (readonly [string, CostPart])[] = [
  ['management_cost', 'management'],
  ['load_balancer_cost', 'loadBalancer'],
  ['lb_cost', 'loadBalancer'],
  ['network_cost', 'network'],
  ['cpu_cost', 'cpu'],
  ['ram_cost', 'ram'],
  ['pv_cost', 'pv'],
]

/** The parts that come from the allocation exporter, and are all written as 0 while it does not run. */
const ALLOCATED: readonly CostPart[] = ['cpu', 'ram', 'pv']

export interface ClusterCosts {
  /** What the service computed, USD for the window, as it came. */
  readonly report: CostReport
  /** The samples of the control-plane fee, USD/h; only shape B1 holds them, else null. */
  readonly fee: MetricSet | null
}

/**
 * What an answer of `kubecost_cluster_costs` says, in any of its forms. A figure that is no usable number
 * is left out with a notice; an answer in which we know no figure at all is a `contract` error.
 */
export function decodeClusterCosts(text: string, request: CostRequest): ClusterCosts {
  const body = readAnswer(text, 'clusterCosts', request)
  const form = costFormOf(body)
  if (form === null) throw unrecognised(null)
  const notices = noticesOfMeta(body)
  const total = readTotal(body, form, notices)
  const parts = readParts(form.parts, notices)
  const { efficiency, notices: scale } = readEfficiency(body)
  const fee = readFee(body, form, request)
  if (total === null && parts.size === 0 && fee === null) {
    throw unrecognised(form.parts === body.summary ? 'summary' : null)
  }
  const window = askedWindow(request)
  const report = { account: request.account, window, shape: form.shape, total, parts, efficiency }
  return { report: { ...report, notices: [...notices, ...scale], origin: originOf(body) }, fee }
}

const unrecognised = (path: string | null) =>
  contractError('clusterCosts', 'The service sent costs in a form we do not know.', path)

/** Absent is null without a word; present and not a number is null with a notice. */
function readUsd(source: JsonObject, name: string, notices: string[]): Usd | null {
  const raw = source[name]
  const value = sampleValue(raw)
  if (value === null && raw !== undefined) notices.push(`The service gave no usable number as ${name}.`)
  return value === null ? null : usd(value)
}

function readTotal(body: JsonObject, { parts }: CostForm, notices: string[]): Usd | null {
  const source = parts.total_cost === undefined ? body : parts
  return readUsd(source, 'total_cost', notices)
}

function readParts(source: JsonObject, notices: string[]): Map<CostPart, Usd> {
  const parts = new Map<CostPart, Usd>()
  for (const [name, part] of PART_FIELDS) {
    const value = readUsd(source, name, notices)
    if (value !== null) parts.set(part, value)
  }
  if (ALLOCATED.every((part) => parts.get(part) === 0)) {
    for (const part of ALLOCATED) parts.delete(part)
    notices.push('The service has no costs of CPU, memory and disks: it gave all three as exactly 0.')
  }
  return parts
}

function readFee(body: JsonObject, { shape }: CostForm, request: CostRequest): MetricSet | null {
  const points = body.data_points ?? null
  if (shape !== 'B1' || points === null) return null
  const builder = new SeriesBuilder(METRIC.managementCost, request.account)
  readEntry(points, builder, 'clusterCosts', 'data_points')
  return metricSetFrom([builder], request, 'A1', 'range')
}
