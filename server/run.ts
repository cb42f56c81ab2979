import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { ConfigBody } from '../src/api/contract/gateway.ts'
import { DEFAULT_METRICS } from '../src/api/contract/metricNames.ts'
import { type AnswersOptions, createAnswers } from './answers.ts'
import { type Authority, byRestApi, listedOnly } from './authorise.ts'
import { createServer, type Patience } from './createServer.ts'
import { discoverAccounts } from './discoverAccounts.ts'
import { type Phase, registerGateway } from './gateway.ts'
import { createInternal } from './internal.ts'
import { createLog, type Log, type Sink } from './log.ts'
import { createMeasures, type Measures } from './measures.ts'
import { createMetroculus } from './metroculus.ts'
import { registerPage } from './page.ts'
import { createPrometheus } from './prometheus.ts'
import { createRestApi } from './restApi.ts'
import { openSecret } from './secretFile.ts'
import type { Account, LiveSettings, Settings } from './settings.ts'
import type { Source } from './source.ts'
import { VERSION } from './version.ts'

export interface RunOptions {
  /** The folder that holds the built apps, `demo` and `live`. */
  readonly dist: string
  readonly sink?: Sink
  /** Both a test's own, to wait less long for what never comes. */
  readonly deadlineMs?: AnswersOptions['deadlineMs']
  readonly patience?: Patience
}

export interface Running {
  readonly port: number
  /** Null in the demo, which has nothing to tell. */
  readonly internalPort: number | null
  /**
   * Stops: not ready at once, `waitMs` later no new connection, what is under way is finished within 20 s.
   * The wait gives a load balancer the time to look elsewhere.
   */
  close(waitMs?: number): Promise<void>
}

/** Requests under way are given this long, milliseconds, when the gateway stops. */
const FINISH_MS = 20_000
/** Beside the default list, what makes node costs and capacities observed: Prometheus is asked in any case. */
const DIRECT_METRICS = [...DEFAULT_METRICS, 'node_total_hourly_cost', 'kube_node_status_capacity']

/** Serves what the settings say. Throws what `listen` throws (`EADDRINUSE`, `EACCES`), or a `Refusal` of discovery. */
export const run = (settings: Settings, options: RunOptions): Promise<Running> =>
  settings.kind === 'demo' ? runDemo(settings, options) : runLive(settings, options)

async function runDemo(
  { host, port, basePath, frameAncestors }: Settings,
  { dist }: RunOptions,
): Promise<Running> {
  const app = createServer({ trustedProxy: null })
  await registerPage(app, { dist: `${dist}/demo`, basePath, frameAncestors, config: null })
  await app.listen({ host, port })
  return { port: portOf(app), internalPort: null, close: () => finish([app]) }
}

async function runLive(settings: LiveSettings, options: RunOptions): Promise<Running> {
  const { host, port, basePath, frameAncestors, internalPort } = settings
  const parts = await openParts(settings, options)
  let phase: Phase = 'serving'
  const app = createServer({ trustedProxy: settings.trustedProxy, patience: options.patience })
  await app.register(
    (scope) => registerGateway(scope, { ...parts, rateLimit: settings.rateLimit, phase: () => phase }),
    { prefix: basePath.slice(0, -1) },
  )
  await registerPage(app, { dist: `${options.dist}/live`, basePath, frameAncestors, config: parts.config })
  const internal = createInternal({
    measures: parts.measures,
    notReady: () => (phase === 'serving' ? parts.notReady() : 'draining'),
  })
  await app.listen({ host, port })
  try {
    await internal.listen({ host, port: internalPort })
  } catch (error) {
    await app.close()
    throw error
  }
  return {
    port: portOf(app),
    internalPort: portOf(internal),
    async close(waitMs = 0) {
      phase = 'leaving'
      await pause(waitMs)
      phase = 'closing'
      await finish([app, internal])
      await parts.close()
    },
  }
}

interface Parts {
  readonly authority: Authority
  readonly answers: ReturnType<typeof createAnswers>
  readonly config: () => ConfigBody
  readonly measures: Measures
  readonly log: Log
  readonly notReady: () => string | null
  close(): Promise<void>
}

/** Everything behind the routes, opened from the settings alone. */
export async function openParts(
  settings: LiveSettings,
  { sink, deadlineMs }: Omit<RunOptions, 'dist'> = {},
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

/** Lets what is under way finish, but not for ever. */
async function finish(apps: readonly FastifyInstance[]): Promise<void> {
  const cut = setTimeout(() => {
    for (const { server } of apps) server.closeAllConnections()
  }, FINISH_MS)
  await Promise.all(apps.map((app) => app.close()))
  clearTimeout(cut)
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
