import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { MetricsBody, Point } from '../../src/api/contract/wire.ts'
import type { Answer, Question } from '../answers/source.ts'
import { createPrometheus, type PrometheusOptions, type PrometheusSource } from '../prometheus/prometheus.ts'
import { openMetricsText, TENANT_A, WINDOW, type WorldOptions } from './openMetrics.ts'
import { findPrometheus, NO_PROMETHEUS, type Rig, startPrometheus } from './prometheusRig.ts'

/** What the tests ask unless they say else: the default list of tenant A over the recorded window. */
export const question: Question = { endpoint: 'metrics', account: TENANT_A, ...WINDOW, metrics: null }

/** For what starts servers or asks thousands of times, on a machine that has other things to do. */
export const PATIENCE = { timeout: 60_000 }

export interface RigBench {
  /** Of Prometheus itself, for questions past everything of ours. */
  url(path?: string): URL
  /** Direct mode on it; without a list of accounts the account is the tenant. */
  open(options?: Partial<PrometheusOptions>): PrometheusSource
  /** The answer to the question with these parts changed. */
  answered(asked?: Partial<Question>, options?: Partial<PrometheusOptions>): Promise<Answer>
}

/** One real Prometheus for all tests of a file, which are skipped where there is none; see `findPrometheus`. */
export function benchOnPrometheus(world: WorldOptions = {}): RigBench {
  const isThere = findPrometheus()
  let rig: Rig | undefined
  beforeAll(async () => {
    if (isThere) rig = await startPrometheus(openMetricsText(world))
  }, PATIENCE.timeout)
  afterAll(() => rig?.close())
  beforeEach(({ skip }) => skip(!isThere, NO_PROMETHEUS))

  const url = (path = '') => {
    if (!rig) throw new Error('the rig is asked before it has started')
    return new URL(path, rig.url)
  }
  const open = (options: Partial<PrometheusOptions> = {}) =>
    createPrometheus({
      url: url(),
      tenantLabel: 'tenant_id',
      step: 3600,
      headersFile: null,
      accounts: null,
      ...options,
    })
  return {
    url,
    open,
    async answered(asked = {}, options = {}) {
      const source = open(options)
      try {
        return await source.answer({ ...question, ...asked }, new AbortController().signal)
      } finally {
        await source.close()
      }
    },
  }
}

export const textOf = ({ gzipped }: Answer): string => gunzipSync(gzipped).toString()

/** The samples of an answer to `metrics`, by metric and all together. */
export const metricsOf = (answer: Answer): MetricsBody['metrics'] => JSON.parse(textOf(answer)).metrics
export const pointsOf = (answer: Answer): Point[] => Object.values(metricsOf(answer)).flat()
