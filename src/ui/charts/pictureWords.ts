import type { Coverage } from '~/domain/coverage'
import { HOUR_MS, hours } from '~/domain/units'
import { formatCoverage, type TimeZone, zoneName } from '../format'
import { localeNow } from '../locale'
import { hasGaps } from './legendMarks'
import type { ChartModel } from './model'
import type { ChartPlace } from './place'

interface PictureOf {
  /** As it is drawn, without what the reader hid. */
  readonly model: ChartModel
  /** Labels of the series the reader hid. */
  readonly leftOut: readonly string[]
  readonly place: ChartPlace
  readonly zone: TimeZone
}

/** Whose costs and when: the line under the title. */
export const scopeWords = ({ model, place, zone }: PictureOf): string => {
  const { start, end } = measuredSpan(model)
  return `${place.account} · ${dated(start, zone)} – ${dated(end, zone)} ${zoneName(zone, end)}`
}

/** What a picture has to say of itself once it is no longer on a page that does. A line each. */
export function footerWords(picture: PictureOf): string[] {
  const { model, leftOut, place, zone } = picture
  const { provenance, metrics, isMoney } = model.source
  const { conversion, currency } = place
  const now = place.now()
  return [
    ...(place.demoMark === null ? [] : [place.demoMark]),
    `${capital(provenance)}, from samples of ${metrics.join(' and ')}; measured: ${formatCoverage(coverageOf(model))}.${
      model.band ? ` ${model.band.label}: between what and what it may come to.` : ''
    }`,
    ...signWords(model),
    ...earlierWords(picture),
    ...(leftOut.length > 0 ? [`Left out: ${leftOut.join(', ')}. Totals are of what is visible.`] : []),
    ...(isMoney
      ? [
          `Prices: Kubecost’s own rates, as in the feed at each sample of this window, in ${currency}.${
            conversion === null
              ? ''
              : ` To convert, the reader states: 1 ${currency} = ${conversion.perUnit} ${conversion.currency} on ${conversion.date}.`
          }`,
        ]
      : []),
    `Made ${dated(now, zone)} ${zoneName(zone, now)} by the server’s clock.`,
  ]
}

/** What the signs in the picture mean, of those that are in it. */
function signWords(model: ChartModel): string[] {
  const signs = [
    hasGaps(model) ? 'Hatched: no samples, or not throughout.' : '',
    model.buckets.some(({ partial }) => partial) ? 'Dashed, “partial”: not a whole bucket.' : '',
    (model.marks ?? []).length > 0 ? '▲ Something changed.' : '',
  ].filter(Boolean)
  return signs.length > 0 ? [signs.join(' ')] : []
}

/** When the earlier period was, where one is drawn. */
function earlierWords({ model, zone }: PictureOf): string[] {
  if (!model.ghost) return []
  const { start, end } = measuredSpan(model)
  const [from, to] = [start - model.ghost.byMs, end - model.ghost.byMs]
  return [`Earlier period: ${dated(from, zone)} – ${dated(to, zone)} ${zoneName(zone, to)}.`]
}

/** With the year: a file outlives it. */
const dated = (at: number, zone: TimeZone): string =>
  new Intl.DateTimeFormat(localeNow(), {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone === 'utc' && { timeZone: 'UTC' }),
  }).format(at)

/** From the first bucket to the last that has passed. */
export function measuredSpan({ buckets }: ChartModel): { start: number; end: number } {
  const passed = buckets.filter(({ isToCome }) => !isToCome)
  return { start: passed[0]?.start ?? 0, end: passed.at(-1)?.end ?? 0 }
}

function coverageOf({ buckets }: ChartModel): Coverage {
  let [covered, window] = [0, 0]
  for (const { start, end, coverage, isToCome } of buckets) {
    if (isToCome) continue
    window += (end - start) / HOUR_MS
    covered += ((end - start) / HOUR_MS) * coverage
  }
  return { covered: hours(covered), window: hours(window), first: null, last: null }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
