import type { AnswerOrigin, MetricSet, MetricShape, SampleCounts, Series } from '~/domain/series'
import { askedWindow, type CostRequest } from '../request'
import { type SeriesBuilder, seriesFrom } from './seriesBuilder'
import { stepOf } from './step'

/** The account, window, series, counts and notices of what the builders collected. */
export function metricSetFrom(
  builders: readonly SeriesBuilder[],
  request: CostRequest,
  shape: MetricShape,
  mode: MetricSet['mode'],
  notices: readonly string[] = [],
  origin: AnswerOrigin = { foreign: 0, warnings: null },
): MetricSet {
  const settled = builders.map((builder) => ({ builder, ...builder.settle() }))
  const kept = totalOf(settled, ({ runs }) => totalOf(runs, (run) => run.times.length))
  const columns = { at: new Float64Array(kept), value: new Float64Array(kept), used: 0 }
  const series: Series[] = settled.flatMap(({ builder, runs }) => seriesFrom(builder.metric, runs, columns))
  const counts: SampleCounts = {
    received: totalOf(builders, (builder) => builder.received),
    unusable: totalOf(builders, (builder) => builder.unusable),
    repeated: totalOf(settled, ({ repeated }) => repeated),
    conflicting: totalOf(settled, ({ conflicting }) => conflicting),
  }
  return {
    account: request.account,
    window: askedWindow(request),
    shape,
    mode,
    stepMs: stepOf(series),
    series,
    counts,
    notices: [...notices, ...settled.flatMap(noticesOf)],
    origin: { ...origin, foreign: origin.foreign + totalOf(builders, ({ foreign }) => foreign) },
  }
}

const totalOf = <T>(items: readonly T[], count: (item: T) => number) =>
  items.reduce((total, item) => total + count(item), 0)

interface Settled {
  readonly builder: SeriesBuilder
  readonly repeated: number
  readonly conflicting: number
}

function noticesOf({ builder, repeated, conflicting }: Settled): string[] {
  const { metric, received, unusable, foreign } = builder
  const of = `of ${samples(received)} of ${metric}`
  const notices: string[] = []
  if (unusable > 0) notices.push(`${unusable} ${of} ${unusable === 1 ? 'holds' : 'hold'} no usable number.`)
  if (repeated > 0) notices.push(`${repeated} ${of} ${repeated === 1 ? 'repeats' : 'repeat'} another one.`)
  if (conflicting > 0) {
    const contradict = conflicting === 1 ? 'contradicts' : 'contradict'
    notices.push(`${conflicting} ${of} ${contradict} another one of the same time; the larger value counts.`)
  }
  if (foreign > 0) {
    const belong = foreign === 1 ? 'belongs to another account and was' : 'belong to another account and were'
    notices.push(`${samples(foreign)} of ${metric} ${belong} left out.`)
  }
  return notices
}

const samples = (count: number) => `${count} ${count === 1 ? 'sample' : 'samples'}`
