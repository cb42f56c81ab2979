import { formatDayTime, formatSpan, formatWholeShare, NOTHING, type TimeZone } from '../format'
import { bandAtEnd, type ChartModel, type ChartSeries, ghostIn, happenedIn, totalIn } from './model'

/** What is known of one bucket, in words: the tooltip shows it and a screen reader hears it. */
export interface BucketReading {
  readonly span: string
  /** The largest first, and what is not known last, with the reason. */
  readonly rows: readonly (Pick<ChartSeries, 'id' | 'label' | 'colour'> & { readonly text: string })[]
  /** Below the rows: the total, a band, an earlier period. */
  readonly sums: readonly { readonly label: string; readonly text: string }[]
  readonly happened: readonly string[]
  readonly covered: string
}

/** A day of a large fleet has hundreds; the list of changes has them all. */
const MOST_HAPPENED = 4

export function readBucket(model: ChartModel, bucket: number, zone: TimeZone): BucketReading | null {
  const at = model.buckets[bucket]
  if (!at) return null
  const { series, unit, totalLabel, band, ghost } = model
  const known = ({ values }: Pick<ChartSeries, 'values'>) => values[bucket] ?? null
  const write = (value: number | null) =>
    value === null
      ? `${NOTHING} ${at.coverage === 0 ? 'no samples' : 'no samples of it'}`
      : unit.format(value)
  const writeEarlier = (value: number | null) =>
    value === null ? `${NOTHING} no samples then` : unit.format(value)
  const bounds = bandAtEnd(model, bucket)
  return {
    span: formatSpan(at.start, at.end, zone),
    // Of what is still to come nobody can have had samples.
    rows: at.isToCome
      ? []
      : series
          .toSorted((a, b) => (known(b) ?? Number.NEGATIVE_INFINITY) - (known(a) ?? Number.NEGATIVE_INFINITY))
          .map(({ id, label, colour, values }) => ({
            id,
            label,
            colour,
            text: write(values[bucket] ?? null),
          })),
    sums: [
      ...(totalLabel ? [{ label: totalLabel, text: write(totalIn(model, bucket)) }] : []),
      ...(band && bounds
        ? [{ label: band.label, text: `${unit.format(bounds.low)} to ${unit.format(bounds.high)}` }]
        : []),
      ...(ghost && !at.isToCome
        ? [
            {
              label: `${ghost.label} (${formatDayTime(at.start - ghost.byMs, zone)})`,
              text: writeEarlier(ghostIn(model, bucket)),
            },
          ]
        : []),
    ],
    happened: firstHappenedIn(model, bucket),
    covered: coveredIn(at),
  }
}

/** What happened within a bucket, in words: the first few, and how many more. */
export function firstHappenedIn(model: ChartModel, bucket: number): string[] {
  const happened = happenedIn(model, bucket)
  const more = happened.length - MOST_HAPPENED
  return more > 0
    ? [...happened.slice(0, MOST_HAPPENED), `and ${more} more ${more === 1 ? 'change' : 'changes'}`]
    : happened
}

/** How much of a bucket was measured, and whether it is a whole one: "88 %, partial: still filling". */
export function coveredIn({ coverage, isToCome, partial }: ChartModel['buckets'][number]): string {
  if (isToCome) return 'still to come'
  const share = `${formatWholeShare(coverage)} covered`
  return partial ? `${share}, ${PARTIAL[partial]}` : share
}

const PARTIAL = { cut: 'partial: the range cuts it off', filling: 'partial: still filling' } as const

/** In one breath. */
export const spokenReading = ({ span, rows, sums, happened, covered }: BucketReading): string =>
  [span, ...[...rows, ...sums].map(({ label, text }) => `${label} ${text}`), covered, ...happened].join('. ')
