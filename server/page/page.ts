import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ConfigBody } from '../../src/api/contract/gateway.ts'
import { GATEWAY } from '../../src/api/contract/paths.ts'
import { isApiPath } from '../door/gateway.ts'
import { sendRefusal } from '../door/replies.ts'
import { Refusal } from '../refusal.ts'
import { fillPage } from './pageTemplate.ts'
import { pageHeaders } from './policy.ts'

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
export const FILE_HEADERS = {
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/**
 * The app: its assets, and its one page for every address below the base path that is neither an asset nor
 * the API. What is not there is a 404, never the page, so that no page is run as a script.
 */
export async function registerPage(app: FastifyInstance, options: PageOptions): Promise<void> {
  const { dist, basePath, frameAncestors, config } = options
  const html = await readFile(join(dist, 'index.html'), 'utf8')
  const reportPath = config && basePath + GATEWAY.cspReport.slice(1)
  const page = (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .headers(pageHeaders({ nonce, frameAncestors, reportPath }))
      .type('text/html; charset=utf-8')
      .send(fillPage(html, { basePath, nonce, config: config?.() ?? null }))
  }
  // A page that lacks a blank is found out now and not by the first reader.
  fillPage(html, { basePath, nonce: '', config: null })

  await app.register(fastifyStatic, {
    root: join(dist, 'assets'),
    prefix: `${basePath}assets/`,
    // One route for each file there is: nothing of a path reaches the file system.
    wildcard: false,
    index: false,
    globIgnore: ['**/*.{br,gz}'],
    preCompressed: true,
    // The names carry a hash of the content.
    immutable: true,
    maxAge: '1y',
    setHeaders: (reply) => void reply.headers(FILE_HEADERS),
  })
  for (const file of ['favicon.svg', ...(config === null ? [DEMO_WORKER] : [])])
    app.get(basePath + file, { exposeHeadRoute: false }, (_, reply) => {
      reply.header('cache-control', 'no-store')
      return reply.sendFile(file, dist, { cacheControl: false, etag: false, lastModified: false })
    })

  app.get(`${basePath}*`, { exposeHeadRoute: false }, (request, reply) => {
    const { '*': path } = request.params as { '*': string }
    return path === '' || (isPageAddress(path) && takesHtml(request))
      ? page(reply)
      : sendRefusal(request, reply, new Refusal('not_found'))
  })
  // Links of the page begin at its base path: `/costs` itself is one level too high.
  if (basePath !== '/')
    app.get(basePath.slice(0, -1), { exposeHeadRoute: false }, (request, reply) =>
      reply.header('cache-control', 'no-store').redirect(basePath + searchOf(request), 308),
    )
}

const searchOf = ({ url }: FastifyRequest) => /\?.*$/s.exec(url)?.[0] ?? ''

/** A path below the base path, as the router decoded it; one with an empty part is no address of ours. */
const isPageAddress = (path: string) =>
  !/^assets(?:\/|$)|^\/|\/\//.test(path) && path !== DEMO_WORKER && !isApiPath(`/${path}`)

const takesHtml = ({ headers }: FastifyRequest) => /\btext\/html\b/i.test(headers.accept ?? '')
