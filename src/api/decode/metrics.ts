import type { MetricSet, MetricShape } from '~/domain/series'
import { contractError } from '../errors'
import type { CostRequest } from '../request'
import { readAnswer } from './answer'
import { isObject } from './jsonObject'
import { noticesOfMeta, originOf } from './meta'
import { type EntryForm, readEntry } from './metricEntry'
import { metricSetFrom } from './metricSet'
import { SeriesBuilder } from './seriesBuilder'

/**
 * What an answer of `kubecost_metrics` says, in any of its forms, also several in one body. The name under
 * which a metric stands in the answer counts, not its `__name__` label. With nothing in it the set is of
 * shape A4 and without series; a form we do not know is a `contract` error, never an empty set.
 */
export function decodeMetrics(text: string, request: CostRequest): MetricSet {
  const body = readAnswer(text, 'metrics', request)
  const metrics = body.metrics
  if (!isObject(metrics)) throw contractError('metrics', 'The answer names no metrics.', 'metrics')
  const builders: SeriesBuilder[] = []
  const forms: EntryForm[] = []
  const notices = noticesOfMeta(body)
  for (const name of Object.keys(metrics)) {
    const builder = new SeriesBuilder(name, request.account)
    const form = readEntry(metrics[name], builder, 'metrics', `metrics.${name}`)
    builders.push(builder)
    if (builder.received > 0) forms.push(form)
  }
  const shape = shapeOf(forms)
  if (shape !== 'A2' && forms.includes('vector')) {
    notices.push('Some metrics came as a single current value, without history.')
  }
  return metricSetFrom(
    builders,
    request,
    shape,
    shape === 'A2' ? 'instant' : 'range',
    notices,
    originOf(body),
  )
}

/** Mixed answers are named after the form that tells most: points, then ranges, then instants. */
function shapeOf(forms: readonly EntryForm[]): MetricShape {
  if (forms.includes('points')) return 'A1'
  if (forms.includes('matrix')) return 'A3'
  return forms.includes('vector') ? 'A2' : 'A4'
}
