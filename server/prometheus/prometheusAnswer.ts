import type { Endpoint } from '../../src/api/contract/paths.ts'
import type { Point } from '../../src/api/contract/wire.ts'
import { toAnswer, type Zip } from '../answers/answerJson.ts'
import { keptLabels } from '../answers/labels.ts'
import type { Answer, Question } from '../answers/source.ts'
import { answerFromThread } from '../answers/thread.ts'
import { Refusal } from '../refusal.ts'
import { type RangeSeries, readEnvelope, seriesIn } from './promEnvelope.ts'
import type { Range } from './rangeSteps.ts'
import { readableWarnings } from './upstreamWarnings.ts'

const SCRIPT = new URL('./prometheusAnswer.worker', import.meta.url)

/** One answered `query_range`. */
export interface Received {
  readonly metric: string
  readonly range: Range
  readonly body: Buffer
}

/** Everything an answer is made of; it can be sent to a thread as it is. */
export interface Ingredients {
  readonly question: Question
  /** Null where there is one tenant only. */
  readonly tenantLabel: string | null
  readonly tenant: string
  /** Seconds between two instants of the grid. */
  readonly step: number
  /** In the order in which the answer lists its metrics, ranges ascending. */
  readonly received: readonly Received[]
  readonly fetchedAt: number
}

/** A sample as the wire has it; null is a value that was no finite number. */
type Sample = Omit<Point, 'value'> & { value: number | null }

/** As much as is taken from Metroculus. Labels stand beside every sample, so little from Prometheus becomes much. */
const LARGEST_ANSWER = 32 * 2 ** 20
/** Bytes of a sample but for its value and labels: `{"timestamp":1759982400,"value":,"labels":},` */
const BYTES_OF_FRAME = 45

/** The metrics behind the two endpoints that do not ask for any by name. */
export const FEE = 'kubecost_cluster_management_cost'
export const CPU = 'kubecost_savings_cpu_allocation'
export const MEMORY = 'kubecost_savings_memory_allocation_bytes'

/**
 * The answer in the forms of Metroculus (A1, B1, C), made of what Prometheus said. Throws `upstream_bad_body`
 * for what is no answer to these queries and `upstream_too_large` for more than a browser should read.
 */
export async function answerFrom(ingredients: Ingredients, zip?: Zip): Promise<Answer> {
  const { question, received, fetchedAt } = ingredients
  const found = { dropped: 0, nonfinite: 0, bytes: 0 }
  const warnings: string[] = []
  const samples = new Map<string, Sample[]>()
  for (const { metric, range, body } of received) {
    const envelope = readEnvelope(body)
    warnings.push(...envelope.warnings)
    const into = samples.get(metric) ?? []
    samples.set(metric, into)
    for (const series of seriesIn(envelope, metric)) addSeries(series, range, ingredients, into, found)
  }
  const echo = { cloud_account_id: question.account, start_date: question.start, end_date: question.end }
  const { dropped, nonfinite } = found
  return toAnswer(
    { fields: { ...echo, ...BODIES[question.endpoint](samples) }, items: slicesOf },
    () => ({
      served_at: Date.now(),
      fetched_at: fetchedAt,
      dropped,
      nonfinite,
      warnings: readableWarnings(warnings),
    }),
    zip,
  )
}

/** Items that are written together. */
const SLICE = 500

function* slicesOf(items: readonly unknown[]) {
  for (let from = 0; from < items.length; from += SLICE) yield items.slice(from, from + SLICE)
}

/** Up to here making an answer holds the loop up for some 15 ms; above it goes to a thread of its own. */
const INLINE_BYTES = 200_000

/** As `answerFrom`, here or in a thread. The bodies are gone afterwards: a thread is handed their bytes. */
export async function makeAnswer(ingredients: Ingredients, signal: AbortSignal): Promise<Answer> {
  const bodies = ingredients.received.map(({ body }) => body)
  const bytes = bodies.reduce((sum, { length }) => sum + length, 0)
  if (bytes > INLINE_BYTES) return answerFromThread(SCRIPT, ingredients, bodies, signal)
  return answerFrom(ingredients)
}

type Samples = ReadonlyMap<string, readonly Sample[]>

const BODIES: Readonly<Record<Endpoint, (samples: Samples) => object>> = {
  // A metric without samples is left out, as Metroculus does.
  metrics: (samples) => ({ metrics: Object.fromEntries([...samples].filter(([, list]) => list.length > 0)) }),
  clusterCosts: (samples) => {
    const fee = samples.get(FEE) ?? []
    // A plain sum of samples, the one at the start included: wrong by an hour, and what the endpoint means.
    return { total_cost: fee.reduce((sum, { value }) => sum + (value ?? 0), 0), data_points: fee }
  },
  savings: (samples) => ({
    cpu_savings: samples.get(CPU) ?? [],
    memory_savings: samples.get(MEMORY) ?? [],
  }),
}

interface Found {
  dropped: number
  nonfinite: number
  bytes: number
}

/** Adds the samples of a series if it is this tenant's, labelled for the reader. */
function addSeries(
  { metric: labels, values }: RangeSeries,
  { start, end }: Range,
  { question, tenantLabel, tenant, step }: Ingredients,
  into: Sample[],
  found: Found,
): void {
  if (tenantLabel !== null && labels[tenantLabel] !== tenant) {
    found.dropped += values.length
    return
  }
  const kept = labelsFor(question.account, labels, tenantLabel)
  const bytesOfLabels = Buffer.byteLength(JSON.stringify(kept))
  for (const [timestamp, text] of values) {
    const isOnGrid = timestamp >= start && timestamp <= end && (timestamp - start) % step === 0
    if (!isOnGrid) throw new Refusal('upstream_bad_body')
    const value = finite(text)
    if (value === null) found.nonfinite++
    found.bytes += BYTES_OF_FRAME + text.length + bytesOfLabels
    if (found.bytes > LARGEST_ANSWER) throw new Refusal('upstream_too_large')
    into.push({ timestamp, value, labels: kept })
  }
}

/** Whatever tells tenants apart in Prometheus, the reader sees the id of the account and no other name of it. */
function labelsFor(account: string, labels: RangeSeries['metric'], tenantLabel: string | null) {
  const { [tenantLabel ?? 'tenant_id']: _, ...others } = labels
  return { ...keptLabels(others), tenant_id: account }
}

const DECIMAL = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

/** Prometheus writes `NaN`, `+Inf` and `-Inf`; what is beyond a double, or no number, is no value either. */
function finite(text: string): number | null {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : null
}
