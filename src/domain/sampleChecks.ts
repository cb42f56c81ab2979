import { type Check, checkOf, counted, LATE_MS, lengthText, STOPPED_MS } from './check'
import { coverageOfInstants, instantsOf } from './coverage'
import { dataHealth } from './health'
import { METRIC } from './metrics'
import { clipped, type MetricSet, type Series } from './series'
import { type TimeRange, timeRange } from './timeRange'
import { HOUR_MS, type Instant, instant } from './units'

const WHERE_TO_LOOK =
  'Check that Prometheus runs, that Kubecost is among its targets, and that its remote write is accepted.'

/** How long before the end of the window, or before now, the samples end. */
export function lastSample(set: MetricSet, now: Instant): Check {
  const check = checkOf('prometheus', 'last-sample')
  if (set.mode === 'instant')
    return check.unknown(
      'The answer holds current values, whose age it does not tell.',
      'Ask a source that answers with history.',
    )
  const { lastSample: newest, behind, age } = dataHealth(set, now)
  const asked = lengthText(set.window.end - set.window.start)
  if (newest === null || behind === null || age === null)
    return check.fail(`There is no sample in the ${asked} that were asked for.`, WHERE_TO_LOOK)
  const evidence = [
    { label: 'newest sample', unit: 'instant', value: newest },
    { label: 'its age', unit: 'hours', value: age },
  ] as const
  const ms = Math.max(behind * HOUR_MS, 0)
  const finding =
    ms === 0
      ? 'The newest sample stands at the end of what was asked for.'
      : `The newest sample stands ${lengthText(ms)} before the end of what was asked for.`
  if (ms > STOPPED_MS) return check.fail(finding, WHERE_TO_LOOK, evidence)
  if (ms > LATE_MS)
    return check.warn(
      finding,
      `Look again in an hour; if nothing has come, ${lowered(WHERE_TO_LOOK)}`,
      evidence,
    )
  return check.pass(finding, evidence)
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

/** Under this share of the time between first and last sample the rest no longer speaks for the whole. */
const LEAST_SHARE = 0.5

/** Hours without a sample between the first and the last of each metric. */
export function scrapeGaps(set: MetricSet, window: TimeRange): Check {
  const check = checkOf('prometheus', 'scrape-gaps')
  const streams = streamsIn(set, window, ({ metric }) => metric)
  if (streams.length === 0) return check.unknown(...NOTHING_TO_SEE)
  const gaps = streams.map((stream) => ({ ...stream, ...missingIn(stream, set.stepMs) }))
  const broken = gaps.filter(({ missing }) => missing > 0)
  const [worst] = broken.toSorted((a, b) => b.missing - a.missing)
  if (worst === undefined)
    return check.pass(
      `No hour is missing between the first and the last sample of ${counted(streams.length, 'metric')}.`,
    )
  const finding =
    `${inHours(worst.missing)} of ${counted(inHours(worst.length), 'hour')} have no sample of ${worst.name}; ` +
    `${broken.length} of ${counted(streams.length, 'metric')} have gaps.`
  const action = 'Look for restarts of Prometheus or Kubecost and for refused remote writes in these hours.'
  const evidence = broken.map(({ name, missing }) => ({
    label: name,
    unit: 'hours' as const,
    value: missing / HOUR_MS,
  }))
  const isMostlyMissing = worst.missing > (1 - LEAST_SHARE) * worst.length
  return isMostlyMissing ? check.fail(finding, action, evidence) : check.warn(finding, action, evidence)
}

/** Milliseconds as hours, to a tenth. */
const inHours = (ms: number) => Math.round((ms / HOUR_MS) * 10) / 10

/** Metrics whose series are few and stay: one that ends is a fault, not a node that left. */
const STEADY: ReadonlySet<string> = new Set([
  METRIC.cpuAllocation,
  METRIC.memoryAllocation,
  METRIC.allocationStatus,
  METRIC.assetStatus,
])
const TELLING_LABELS = ['daemonset', 'resolution', 'status']

/** What has no sample any more while others go on: whole metrics, and single series of those that should stay. */
export function stoppedSeries(set: MetricSet, window: TimeRange): Check {
  const check = checkOf('prometheus', 'stopped-series')
  const streams = streamsIn(set, window, (series) =>
    STEADY.has(series.metric) ? fullName(series) : series.metric,
  )
  if (streams.length === 0) return check.unknown(...NOTHING_TO_SEE)
  const newest = Math.max(...streams.map(({ last }) => last))
  // One missed sample is a gap; two are an end.
  const stopped = streams.filter(({ last }) => newest - last > 2 * set.stepMs)
  const [first] = stopped.toSorted((a, b) => a.last - b.last)
  if (first === undefined)
    return check.pass(`All of ${counted(streams.length, 'stream')} of samples go on to the newest instant.`)
  return check.warn(
    `${stopped.length} of ${counted(streams.length, 'stream')} of samples stopped while others go on; ${first.name} ended ${lengthText(newest - first.last)} before them.`,
    'If nothing was taken away on purpose, look at the scrape targets and recording rules of these metrics.',
    stopped.map(({ name, last }) => ({ label: name, unit: 'instant', value: instant(last) })),
  )
}

const NOTHING_TO_SEE = ['There are no samples with a history to look at.', WHERE_TO_LOOK] as const

/** The samples of one name, of whichever series. */
interface Stream {
  readonly name: string
  /** Ascending; never empty. */
  readonly at: Float64Array
  readonly first: number
  readonly last: number
}

/** The instants of the window at which anything of one name has a sample; none for an answer without history. */
function streamsIn(set: MetricSet, window: TimeRange, nameOf: (series: Series) => string): Stream[] {
  if (set.mode === 'instant') return []
  const inWindow = set.series.map((series) => clipped(series, window)).filter(({ at }) => at.length > 0)
  return Array.from(Map.groupBy(inWindow, nameOf), ([name, series]) => {
    const at = instantsOf(series)
    return { name, at, first: at[0] as number, last: at.at(-1) as number }
  })
}

function missingIn({ at, first, last }: Stream, stepMs: number) {
  const { covered, window } = coverageOfInstants(at, timeRange(first, last), stepMs)
  const missing = (window - covered) * HOUR_MS
  // A sample a few seconds late leaves no gap anybody could mend.
  return { length: last - first, missing: missing < stepMs / 2 ? 0 : missing }
}

function fullName({ metric, labels }: Series): string {
  const told = TELLING_LABELS.filter((name) => labels.has(name)).map(
    (name) => `${name}="${labels.get(name)}"`,
  )
  return told.length === 0 ? metric : `${metric}{${told.join()}}`
}
