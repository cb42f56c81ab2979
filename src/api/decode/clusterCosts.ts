import type { CostReport } from '~/domain/costReport'
import { METRIC } from '~/domain/metrics'
import type { MetricSet } from '~/domain/series'
import type { Usd } from '~/domain/units'
import { contractError } from '../errors'
import { askedWindow, type CostRequest } from '../request'
import { readAnswer } from './answer'
import { readParts, readUsd } from './costParts'
import { type CostForm, costFormOf } from './costShape'
import { readEfficiency } from './efficiency'
import type { JsonObject } from './jsonObject'
import { noticesOfMeta, originOf } from './meta'
import { readEntry } from './metricEntry'
import { metricSetFrom } from './metricSet'
import { SeriesBuilder } from './seriesBuilder'

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

function readTotal(body: JsonObject, { parts }: CostForm, notices: string[]): Usd | null {
  const source = parts.total_cost === undefined ? body : parts
  return readUsd(source, 'total_cost', notices)
}

function readFee(body: JsonObject, { shape }: CostForm, request: CostRequest): MetricSet | null {
  const points = body.data_points ?? null
  if (shape !== 'B1' || points === null) return null
  const builder = new SeriesBuilder(METRIC.managementCost, request.account)
  readEntry(points, builder, 'clusterCosts', 'data_points')
  return metricSetFrom([builder], request, 'A1', 'range')
}
