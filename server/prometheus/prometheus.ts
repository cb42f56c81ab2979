import { setMaxListeners } from 'node:events'
import { DEFAULT_METRICS } from '../../src/api/contract/metricNames.ts'
import { Lanes } from '../answers/lanes.ts'
import { type Room, Rooms } from '../answers/room.ts'
import type { Question, Source } from '../answers/source.ts'
import { Refusal } from '../refusal.ts'
import type { Account } from '../settings/settingReaders.ts'
import { THE_ACCOUNT } from './discoverAccounts.ts'
import { CPU, FEE, MEMORY, makeAnswer, type Received } from './prometheusAnswer.ts'
import { openPrometheusApi, type PrometheusAddress, type PrometheusApi } from './prometheusApi.ts'
import { selector } from './promql.ts'
import { type Range, rangesOf } from './rangeSteps.ts'

const QUERIES_AT_ONCE = 4

export interface PrometheusOptions extends PrometheusAddress {
  /** The label that tells tenants apart; null on a server that has one tenant only. */
  readonly tenantLabel: string | null
  /** Seconds between two samples of an answer; divides an hour. */
  readonly step: number
  /**
   * The accounts there are, and under which value of the label each is kept. Null where whoever asks was
   * allowed by somebody else: then the id of the account is the value of the label.
   */
  readonly accounts: readonly Account[] | null
}

export interface PrometheusSource extends Source {
  /** What no log line may hold. */
  secrets(): readonly string[]
}

/** Answers the three questions itself: one range query per metric, and the answers in the forms of Metroculus. */
export function createPrometheus(options: PrometheusOptions): PrometheusSource {
  const { tenantLabel, step } = options
  const api = openPrometheusApi(options)
  const rooms = new Rooms()
  return {
    kind: 'prometheus',
    async answer(question, signal) {
      const tenant = tenantOf(question.account, options)
      const fetchedAt = Date.now()
      const queries = metricsOf(question).flatMap((metric) =>
        rangesOf(question.start, question.end, step).map((range) => ({
          metric,
          range,
          query: queryOf(selector(metric, tenantLabel, tenant), range, step),
        })),
      )
      return rooms.run(signal, async (room) => {
        const received = await askAll(api, queries, signal, room)
        return makeAnswer({ question, tenantLabel, tenant, step, received, fetchedAt }, signal)
      })
    },
    secrets: () => api.secrets(),
    close: () => api.close(),
  }
}

/** The value of the tenant label, or `not_found`: an account nobody listed has no tenant here. */
function tenantOf(account: string, { tenantLabel, accounts }: PrometheusOptions): string {
  if (accounts === null && (tenantLabel !== null || account === THE_ACCOUNT)) return account
  const found = accounts?.find(({ id }) => id === account)
  if (found === undefined) throw new Refusal('not_found')
  return found.tenant
}

function metricsOf({ endpoint, metrics }: Question): readonly string[] {
  if (endpoint === 'clusterCosts') return [FEE]
  if (endpoint === 'savings') return [CPU, MEMORY]
  return metrics ?? DEFAULT_METRICS
}

const queryOf = (query: string, { start, end }: Range, step: number) =>
  new URLSearchParams({ query, start: String(start), end: String(end), step: String(step) })

interface RangeQuery extends Omit<Received, 'body'> {
  readonly query: URLSearchParams
}

/** All or nothing: the first query that fails ends the others. */
async function askAll(
  api: PrometheusApi,
  queries: readonly RangeQuery[],
  signal: AbortSignal,
  room: Room,
): Promise<Received[]> {
  const lanes = new Lanes({
    overall: QUERIES_AT_ONCE,
    perKey: QUERIES_AT_ONCE,
    waiting: Number.POSITIVE_INFINITY,
  })
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  // Each query listens: Node 20 takes more than ten for a leak and says so.
  setMaxListeners(0, either)
  const ask = async ({ metric, range, query }: RangeQuery): Promise<Received> => {
    try {
      return { metric, range, body: await api.get('query_range', query, { signal: either, room }) }
    } catch (error) {
      // Before its lane is free, so that no other query begins; and all of them fail with what was first.
      failed.abort(error)
      throw error
    }
  }
  return Promise.all(queries.map((query) => lanes.run('', either, () => ask(query))))
}
