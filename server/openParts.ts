import type { ConfigBody } from '../src/api/contract/gateway.ts'
import { DEFAULT_METRICS } from '../src/api/contract/metricNames.ts'
import { type Answers, type AnswersOptions, createAnswers } from './answers/answers.ts'
import type { Source } from './answers/source.ts'
import { type Authority, byRestApi, listedOnly } from './door/authorise.ts'
import { createLog, type Log, type Sink } from './monitoring/log.ts'
import { createMeasures, type Measures } from './monitoring/measures.ts'
import { discoverAccounts } from './prometheus/discoverAccounts.ts'
import { createPrometheus } from './prometheus/prometheus.ts'
import { openSecret } from './settings/secretFile.ts'
import type { Account, LiveSettings } from './settings/settings.ts'
import { createMetroculus } from './upstream/metroculus.ts'
import { createRestApi } from './upstream/restApi.ts'
import { VERSION } from './version.ts'

/** Beside the default list, what makes node costs and capacities observed: Prometheus is asked in any case. */
const DIRECT_METRICS = [...DEFAULT_METRICS, 'node_total_hourly_cost', 'kube_node_status_capacity']

export interface PartsOptions {
  /** Where log lines go; stdout unless told. */
  readonly sink?: Sink
  /** A test's own, to wait less long for what never comes. */
  readonly deadlineMs?: AnswersOptions['deadlineMs']
}

interface Parts {
  readonly authority: Authority
  readonly answers: Answers
  readonly config: () => ConfigBody
  readonly measures: Measures
  readonly log: Log
  readonly notReady: () => string | null
  close(): Promise<void>
}

/** Everything behind the routes, opened from the settings alone. */
export async function openParts(
  settings: LiveSettings,
  { sink, deadlineMs }: PartsOptions = {},
): Promise<Parts> {
  const measures = createMeasures()
  const opened = await openSource(settings, measures)
  const log = createLog(opened.secrets, sink)
  const accounts = settings.auth.kind === 'off' ? opened.accounts : null
  const restApi = settings.auth.kind === 'restapi' ? createRestApi(settings.auth.url) : null
  const authority =
    restApi === null
      ? listedOnly(accounts ?? [])
      : byRestApi(restApi, { onOutcome: (outcome) => measures.authorisations.inc({ outcome }) })
  const answers = createAnswers(opened.source, {
    ...(deadlineMs && { deadlineMs }),
    onUpstream: (outcome, ms) => measures.upstream.observe({ outcome }, ms / 1000),
  })
  measures.watch(answers)
  return {
    authority,
    answers,
    measures,
    log,
    notReady: opened.notReady,
    config: () => ({
      version: VERSION,
      now: Date.now(),
      source: settings.source.kind,
      auth: settings.auth.kind,
      accounts: accounts?.map(({ id, name }) => ({ id, name })) ?? null,
      currency: settings.currency,
      month_hours: settings.monthHours,
      metrics: settings.source.kind === 'prometheus' ? DIRECT_METRICS : null,
      prices: [...settings.prices],
    }),
    async close() {
      await Promise.all([opened.close(), restApi?.close()])
    },
  }
}

interface OpenedSource {
  readonly source: Source
  /** What may be read where nobody is asked. */
  readonly accounts: readonly Account[]
  readonly secrets: () => readonly string[]
  readonly notReady: () => string | null
  close(): Promise<void>
}

async function openSource({ source, auth }: LiveSettings, measures: Measures): Promise<OpenedSource> {
  const listed = auth.kind === 'off' ? auth.accounts : []
  if (source.kind === 'metroculus') {
    const secret = openSecret(source.secret, () => measures.secretFaults.inc())
    const metroculus = createMetroculus({ url: source.url, secret })
    return {
      source: metroculus,
      accounts: listed ?? [],
      secrets: () => [secret.current().reveal()],
      notReady: () => (secret.current().reveal() === '' ? 'no secret' : null),
      async close() {
        secret.close()
        await metroculus.close()
      },
    }
  }
  const accounts = listed ?? (await discoverAccounts(source))
  const prometheus = createPrometheus({ ...source, accounts: auth.kind === 'off' ? accounts : null })
  return {
    source: prometheus,
    accounts,
    secrets: () => prometheus.secrets(),
    notReady: () => null,
    close: () => prometheus.close(),
  }
}
