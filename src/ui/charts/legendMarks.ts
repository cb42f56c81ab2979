import type { ChartModel } from './model'

/** What a legend names besides the series. */
export interface LegendMark {
  readonly kind: 'total' | 'gap' | 'partial' | 'band' | 'ghost' | 'changed'
  readonly words: string
}

/** In the order of the legend, and only what is there. Small, for it also keeps the legend's place until it is loaded. */
export function legendMarks(model: ChartModel): LegendMark[] {
  const { buckets, totalLabel, band, ghost, marks = [] } = model
  const found: LegendMark[] = []
  const name = (kind: LegendMark['kind'], words: string | undefined) => {
    if (words) found.push({ kind, words })
  }
  if (drawsTotalLine(model)) name('total', totalLabel)
  if (hasGaps(model)) name('gap', 'no samples')
  if (buckets.some(({ partial }) => partial)) name('partial', 'partial bucket')
  name('band', band?.label)
  name('ghost', ghost?.label)
  if (marks.length > 0) name('changed', '▲ something changed')
  return found
}

/** A total is a line of its own beside its parts, once there is more than one of them. */
export const drawsTotalLine = ({ kind, totalLabel, series }: ChartModel): boolean =>
  kind === 'steps' && totalLabel !== undefined && series.length > 1

/** Whether a bucket has samples, but not of all its time: what it shows is of the covered part alone. */
export const isThin = ({ coverage, isToCome }: ChartModel['buckets'][number]): boolean =>
  !isToCome && coverage > 0 && coverage < MOST_THIN

/** A sample a few seconds late hides nothing. */
const MOST_THIN = 0.99

/** Whether anything was missed, if only in part: what is still to come was not. */
export const hasGaps = ({ series, buckets }: ChartModel): boolean =>
  buckets.some(
    (bucket, i) => isThin(bucket) || (!bucket.isToCome && series.some(({ values }) => values[i] === null)),
  )
