import type { Series } from '~/domain/series'
import { identityOf } from './identity'
import { isObject, type JsonObject } from './jsonObject'
import { append, emptyRun, type Run, settle, type Twins } from './run'
import { sampleTime, sampleValue } from './sampleValue'

const NO_LABELS: JsonObject = {}

/**
 * Collects the samples of one metric into series. Consecutive samples mostly repeat their label set, so a
 * set is first compared with the one before and looked up only if it differs.
 */
export class SeriesBuilder {
  readonly metric: string
  /** Samples that came for this account, usable or not. */
  received = 0
  unusable = 0
  /** Samples of another account; not among `received`. */
  foreign = 0
  readonly #account: string
  readonly #byKey = new Map<string, Run>()
  #labels: JsonObject | null = null
  #labelCount = 0
  #run: Run | null = null

  constructor(metric: string, account: string) {
    this.metric = metric
    this.#account = account
  }

  /**
   * Takes one sample. Labels that are missing or null are an empty set; any other thing that is not an
   * object leaves open whose sample it is, and makes it unusable.
   */
  add(labels: unknown, timestamp: unknown, value: unknown): void {
    const run = this.#runOf(labels)
    if (run !== null && this.#isForeign(run)) {
      this.foreign++
      return
    }
    this.received++
    const at = sampleTime(timestamp)
    const number = sampleValue(value)
    if (run === null || at === null || number === null) this.unusable++
    else append(run, at, number)
  }

  /** Counts samples that do not even have the form of one. */
  addUnusable(): void {
    this.received++
    this.unusable++
  }

  /** Sorts every run and returns them in the order of their labels, with what was put aside. */
  settle(): { readonly runs: readonly Run[] } & Twins {
    const runs = [...this.#byKey.values()].filter((run) => run.times.length > 0)
    runs.sort((a, b) => (a.identity.key < b.identity.key ? -1 : 1))
    let repeated = 0
    let conflicting = 0
    for (const run of runs) {
      const twins = settle(run)
      repeated += twins.repeated
      conflicting += twins.conflicting
    }
    return { runs, repeated, conflicting }
  }

  #isForeign({ identity }: Run): boolean {
    return identity.tenant !== null && identity.tenant !== this.#account
  }

  #runOf(raw: unknown): Run | null {
    const labels = raw ?? NO_LABELS
    if (!isObject(labels)) return null
    if (this.#run !== null && (labels === this.#labels || this.#repeatsLast(labels))) return this.#run
    this.#labels = labels
    this.#labelCount = Object.keys(labels).length
    this.#run = this.#lookUp(labels)
    return this.#run
  }

  #repeatsLast(labels: JsonObject): boolean {
    const last = this.#labels as JsonObject // set together with #run, which the caller checked
    let count = 0
    for (const name in labels) {
      if (labels[name] !== last[name]) return false
      count++
    }
    return count === this.#labelCount
  }

  #lookUp(labels: JsonObject): Run {
    const identity = identityOf(labels)
    const run = this.#byKey.get(identity.key) ?? emptyRun(identity)
    this.#byKey.set(identity.key, run)
    return run
  }
}

/** The series of a settled metric, as views of two columns that all series of an answer share. */
export function seriesFrom(
  metric: string,
  runs: readonly Run[],
  columns: { readonly at: Float64Array; readonly value: Float64Array; used: number },
): Series[] {
  return runs.map(({ identity, times, values }) => {
    const start = columns.used
    columns.used += times.length
    columns.at.set(times, start)
    columns.value.set(values, start)
    const at = columns.at.subarray(start, columns.used)
    return { metric, labels: identity.labels, at, value: columns.value.subarray(start, columns.used) }
  })
}
