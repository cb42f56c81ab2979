import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { GATEWAY } from '../../src/api/contract/paths.ts'
import { isPageAddress, pageSender, registerAssets, registerFiles, takesHtml } from './sendBuilt.ts'

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
  const send = pageSender({
    ...options,
    html: withOrigins(await readFile(join(dist, 'frame.html'), 'utf8'), frameAncestors),
    reportPath: basePath + GATEWAY.cspReport.slice(1),
    config: null,
  })
  await registerAssets(app, dist, base)
  registerFiles(
    app,
    dist,
    base,
    ENTRIES.filter((name) => existsSync(join(dist, name))),
  )
  app.get(base.slice(0, -1), { exposeHeadRoute: false }, (_, reply) => send(reply))
  app.get(`${base}*`, { exposeHeadRoute: false }, (request, reply) => {
    const { '*': path } = request.params as { '*': string }
    // A page is never run as a script, nor found where a file of another release was.
    return isPageAddress(path) && takesHtml(request) ? send(reply) : reply.callNotFound()
  })
}

/** The frame with whom it may hear. */
function withOrigins(html: string, origins: readonly string[]): string {
  if (!html.includes(ORIGINS)) throw new Error(`the built page holds no ${ORIGINS}`)
  return html.replace(ORIGINS, () => ORIGINS.replace('""', `"${origins.join(' ')}"`))
}
