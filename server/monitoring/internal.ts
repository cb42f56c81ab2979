import Fastify, { type FastifyInstance } from 'fastify'
import type { Measures } from './measures.ts'

export interface InternalParts {
  readonly measures: Measures
  /** Why no traffic should come; null if it may. The source's own health is no reason: it is told apart. */
  readonly notReady: () => string | null
}

/** Health, readiness and metrics, on a port that is not the readers'. */
export function createInternal({ measures, notReady }: InternalParts): FastifyInstance {
  const app = Fastify({ logger: false, exposeHeadRoutes: false })
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_, reply) => {
    const why = notReady()
    return reply.code(why === null ? 200 : 503).send(why === null ? { ready: true } : { ready: false, why })
  })
  app.get('/metrics', async (_, reply) =>
    reply.type(measures.registry.contentType).send(await measures.registry.metrics()),
  )
  return app
}
