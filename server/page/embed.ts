import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { GATEWAY } from '../../src/api/contract/paths.ts'
import { FILE_HEADERS } from './page.ts'
import { fillPage } from './pageTemplate.ts'
import { pageHeaders } from './policy.ts'

interface EmbedOptions {
  /** Folder of the built module. */
  readonly dist: string
  /** Begins and ends with a slash. */
  readonly basePath: string
  readonly frameAncestors: readonly string[]
}

/** Entries by their own names; all else they load carries a hash. */
const ENTRIES = ['kubernetes-costs.js', 'cost-card.js', 'frame.js']
const ORIGINS = '<meta name="frame-ancestors" content=""'

/**
 * The dashboard inside pages of others, all of it below `embed/`: the module for hosts of this origin, and for every
 * other address the page that stands in a frame. Only origins of the settings may show it, and the page hears nobody
 * else. Registers nothing where the module was not built.
 */
export async function registerEmbed(app: FastifyInstance, options: EmbedOptions): Promise<void> {
  const { dist, basePath, frameAncestors } = options
  const base = `${basePath}embed/`
  if (!existsSync(join(dist, 'frame.html'))) return
  const html = (await readFile(join(dist, 'frame.html'), 'utf8')).replace(ORIGINS, () =>
    ORIGINS.replace('""', `"${frameAncestors.join(' ')}"`),
  )
  const frame = (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    const reportPath = basePath + GATEWAY.cspReport.slice(1)
    return reply
      .headers(pageHeaders({ nonce, frameAncestors, reportPath }))
      .type('text/html; charset=utf-8')
      .send(fillPage(html, { basePath, nonce, config: null }))
  }
  await app.register(fastifyStatic, {
    root: join(dist, 'assets'),
    prefix: `${base}assets/`,
    decorateReply: false,
    wildcard: false,
    index: false,
    globIgnore: ['**/*.{br,gz}'],
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    setHeaders: (reply) => void reply.headers(FILE_HEADERS),
  })
  for (const file of ENTRIES.filter((name) => existsSync(join(dist, name))))
    app.get(base + file, { exposeHeadRoute: false }, (_, reply) => {
      reply.headers(FILE_HEADERS).header('cache-control', 'no-store')
      return reply.sendFile(file, dist, { cacheControl: false, etag: false, lastModified: false })
    })
  app.get(base.slice(0, -1), { exposeHeadRoute: false }, (_, reply) => frame(reply))
  app.get(`${base}*`, { exposeHeadRoute: false }, (request, reply) => {
    const { '*': path } = request.params as { '*': string }
    // A page is never run as a script, nor found where a file of another release was.
    return path.startsWith('assets/') || !/\btext\/html\b/i.test(request.headers.accept ?? '')
      ? reply.callNotFound()
      : frame(reply)
  })
}
