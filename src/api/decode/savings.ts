import { METRIC } from '~/domain/metrics'
import type { MetricSet } from '~/domain/series'
import { contractError } from '../errors'
import type { CostRequest } from '../request'
import { readAnswer } from './answer'
import { noticesOfMeta, originOf } from './meta'
import { type EntryForm, readEntry } from './metricEntry'
import { metricSetFrom } from './metricSet'
import { SeriesBuilder } from './seriesBuilder'

/** The fields of the answer, and the Prometheus metric each is filled from. */
const FIELDS = [
  ['cpu_savings', METRIC.cpuAllocation],
  ['memory_savings', METRIC.memoryAllocation],
] as const

/**
 * What an answer of `kubecost_savings` says: cores and bytes that pods allocate, in spite of its name.
 * Series with `daemonset="true"` and `"false"` stay apart, as their labels differ. One field missing is a
 * notice, both missing a `contract` error; empty lists give a set without series.
 */
export function decodeSavings(text: string, request: CostRequest): MetricSet {
  const body = readAnswer(text, 'savings', request)
  const builders: SeriesBuilder[] = []
  const notices = noticesOfMeta(body)
  const forms: EntryForm[] = []
  for (const [name, metric] of FIELDS) {
    const entry = body[name] ?? null
    if (entry === null) {
      notices.push(`The answer holds no ${name}.`)
      continue
    }
    const builder = new SeriesBuilder(metric, request.account)
    forms.push(readEntry(entry, builder, 'savings', name))
    builders.push(builder)
  }
  if (builders.length === 0) throw contractError('savings', 'The answer names no allocation.', FIELDS[0][0])
  const isInstant = forms.every((form) => form === 'vector')
  return metricSetFrom(builders, request, 'C', isInstant ? 'instant' : 'range', notices, originOf(body))
}
