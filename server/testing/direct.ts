import { gunzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import type { Meta } from '../../src/api/contract/gateway.ts'
import type { Point } from '../../src/api/contract/wire.ts'
import type { Answer, Question } from '../answers/source.ts'
import { createPrometheus, type PrometheusOptions } from '../prometheus/prometheus.ts'
import { matrix, type Stub, type StubAnswer, type StubCall, startStub } from './prometheusStub.ts'

/** What the tests of direct mode ask: the fee of one account, over four hours on the hour. */
export const ACCOUNT = '00000000-0000-4000-8000-00000000c10d'
export const HOUR = 3600
/** Unix seconds: 9 Oct 2025, 04:00 UTC. */
export const START = 1_759_982_400
export const FEE = 'kubecost_cluster_management_cost'
export const question: Question = {
  endpoint: 'metrics',
  account: ACCOUNT,
  start: START,
  end: START + 4 * HOUR,
  metrics: [FEE],
}

/** One series: labels beside its name and tenant, values from hour to hour. */
export const series = (values: readonly unknown[], labels: object = {}, metric = FEE) => ({
  metric: { __name__: metric, tenant_id: ACCOUNT, ...labels },
  values: values.map((value, k) => [START + k * HOUR, value]),
})
export const fees = (...values: unknown[]): StubAnswer => ({ data: matrix(series(values)) })
export const NOTHING: StubAnswer = { data: matrix() }

interface Direct {
  readonly stub: Stub
  /** Asks the question with these parts changed; beside the answer its body, unpacked and parsed. */
  ask(asked?: Partial<Question>, signal?: AbortSignal): Promise<Answer & { readonly body: Body }>
}

type Sample = Omit<Point, 'value'> & { value: number | null }

/** Fields of all three forms; each answer has those of its own. */
interface Body {
  readonly metrics: Readonly<Record<string, readonly Sample[]>>
  readonly total_cost: number
  readonly data_points: readonly Sample[]
  readonly meta: Meta
}

type Told = StubAnswer | ((call: StubCall) => StubAnswer | Promise<StubAnswer>)

/** Direct mode on a stub that says what it is told, until the test is over. */
export async function direct(
  told: Told,
  options: Partial<PrometheusOptions> = {},
  basePath = '',
): Promise<Direct> {
  const stub = await startStub(typeof told === 'function' ? told : () => told, basePath)
  const source = createPrometheus({
    url: stub.url,
    tenantLabel: 'tenant_id',
    step: HOUR,
    headersFile: null,
    accounts: null,
    ...options,
  })
  onTestFinished(async () => {
    await source.close()
    await stub.close()
  })
  return {
    stub,
    async ask(asked = {}, signal = new AbortController().signal) {
      const answer = await source.answer({ ...question, ...asked }, signal)
      return { ...answer, body: JSON.parse(gunzipSync(answer.gzipped).toString()) }
    },
  }
}
