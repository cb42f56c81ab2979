import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ConfigBody } from '../../src/api/contract/gateway.ts'
import { GATEWAY } from '../../src/api/contract/paths.ts'
import { isApiPath } from '../door/gateway.ts'
import { isPageAddress, pageSender, registerAssets, registerFiles, takesHtml } from './sendBuilt.ts'

export interface PageOptions {
  /** Folder of one built app. */
  readonly dist: string
  /** Begins and ends with a slash. */
  readonly basePath: string
  readonly frameAncestors: readonly string[]
  /** What the app has to know; null in the demo, which has its own and no gateway behind it. */
  readonly config: (() => ConfigBody) | null
}

/** The worker that answers in the demo. Where the app is live there is none, and nothing in its place. */
const DEMO_WORKER = 'mockServiceWorker.js'

/**
 * The app: its assets, and its one page for every address below the base path that is neither an asset nor
 * the API. What is not there is a 404, never the page, so that no page is run as a script.
 */
export async function registerPage(app: FastifyInstance, options: PageOptions): Promise<void> {
  const { dist, basePath, config } = options
  const send = pageSender({
    ...options,
    html: await readFile(join(dist, 'index.html'), 'utf8'),
    reportPath: config && basePath + GATEWAY.cspReport.slice(1),
  })
  await registerAssets(app, dist, basePath)
  registerFiles(app, dist, basePath, ['favicon.svg', ...(config === null ? [DEMO_WORKER] : [])])
  app.get(`${basePath}*`, { exposeHeadRoute: false }, (request, reply) => {
    const { '*': path } = request.params as { '*': string }
    return path === '' || (isOurs(path) && takesHtml(request)) ? send(reply) : reply.callNotFound()
  })
  // Links of the page begin at its base path: `/costs` itself is one level too high.
  if (basePath !== '/')
    app.get(basePath.slice(0, -1), { exposeHeadRoute: false }, (request, reply) =>
      reply.header('cache-control', 'no-store').redirect(basePath + searchOf(request), 308),
    )
}

const searchOf = ({ url }: FastifyRequest) => /\?.*$/s.exec(url)?.[0] ?? ''

const isOurs = (path: string) => isPageAddress(path) && path !== DEMO_WORKER && !isApiPath(`/${path}`)
