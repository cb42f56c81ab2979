import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { createServer, type Patience } from './door/createServer.ts'
import { type Phase, registerGateway } from './door/gateway.ts'
import { createInternal } from './monitoring/internal.ts'
import { openParts, type PartsOptions } from './openParts.ts'
import { registerEmbed } from './page/embed.ts'
import { registerPage } from './page/page.ts'
import type { LiveSettings, Settings } from './settings/settings.ts'

export interface RunOptions extends PartsOptions {
  /** The folder that holds the built apps, `demo` and `live`. */
  readonly dist: string
  /** A test's own, to wait less long for who never asks. */
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
  await registerEmbed(app, { dist: `${options.dist}/embed`, basePath, frameAncestors })
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
