import type { MetricSet } from '~/domain/series'
import { timeRange } from '~/domain/timeRange'
import { ApiError, type ApiErrorFacts } from '../errors'
import type { CostRequest } from '../request'

/** What the tests of this room ask: one account, four hours on the hour. */
export const ACCOUNT = '00000000-0000-4000-8000-00000000c10d'
export const STRANGER = '00000000-0000-4000-8000-0000000000ff'
/** Unix seconds: 9 Oct 2025, 04:00 UTC. */
export const START = 1_759_982_400
const HOUR = 3600
export const request: CostRequest = {
  account: ACCOUNT,
  window: timeRange(START * 1000, (START + 4 * HOUR) * 1000),
}

/** The k-th instant of the hourly grid: in seconds as the wire says it, in milliseconds as we do. */
export const second = (k: number) => START + k * HOUR
export const instantOf = (k: number) => second(k) * 1000

export const echo = {
  cloud_account_id: ACCOUNT,
  start_date: START,
  end_date: START + 4 * HOUR,
}

/** One wire sample of hour `k`; anything may stand for its value and labels. */
export const point = (k: number, value: unknown, labels: unknown = {}) => ({
  timestamp: second(k),
  value,
  labels,
})

export const metricsText = (metrics: unknown) => JSON.stringify({ ...echo, metrics })

/** Prometheus' envelopes: one sample per series, or many. */
export const vector = (...result: unknown[]) => ({
  status: 'success',
  data: { resultType: 'vector', result },
})
export const matrix = (...result: unknown[]) => ({
  status: 'success',
  data: { resultType: 'matrix', result },
})

/** The samples of all series as `[hour of the grid, value]`, one list per series. */
export const samplesOf = ({ series }: MetricSet) =>
  series.map(({ at, value }) => [...at].map((ms, i) => [(ms - instantOf(0)) / (HOUR * 1000), value[i]]))

/** The facts of the `ApiError` that `work` throws; fails if it throws none. */
export async function failureOf(work: () => unknown): Promise<ApiErrorFacts> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ApiError) return error.facts()
    throw error
  }
  throw new Error('expected an ApiError, but nothing was thrown')
}
