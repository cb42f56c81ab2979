import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ConfigBody } from '../../src/api/contract/gateway.ts'
import { fillPage } from './pageTemplate.ts'
import { pageHeaders } from './policy.ts'

export interface BuiltPage {
  /** As the build left it, with its blanks. */
  readonly html: string
  /** Begins and ends with a slash. */
  readonly basePath: string
  readonly frameAncestors: readonly string[]
  /** Where violations of its policy are told, a path; null for nowhere. */
  readonly reportPath: string | null
  /** What the page holds of the gateway's configuration; null where it asks for it, or has its own. */
  readonly config: (() => ConfigBody) | null
}

/** How a built page is sent: its blanks filled for this one response. Throws if it lacks a blank. */
export function pageSender({ html, basePath, frameAncestors, reportPath, config }: BuiltPage) {
  // Found out now, and not by the first reader.
  fillPage(html, { basePath, nonce: '', config: null })
  return (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .headers(pageHeaders({ nonce, frameAncestors, reportPath }))
      .type('text/html; charset=utf-8')
      .send(fillPage(html, { basePath, nonce, config: config?.() ?? null }))
  }
}

const FILE_HEADERS = {
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/** Serves the folder `assets` of a build below a path: names that carry a hash of the content, kept for a year. */
export const registerAssets = async (app: FastifyInstance, dist: string, path: string): Promise<void> =>
  void (await app.register(fastifyStatic, {
    root: join(dist, 'assets'),
    prefix: `${path}assets/`,
    decorateReply: !app.hasReplyDecorator('sendFile'),
    // One route for each file there is: nothing of a path reaches the file system.
    wildcard: false,
    index: false,
    globIgnore: ['**/*.{br,gz}'],
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    setHeaders: (reply) => void reply.headers(FILE_HEADERS),
  }))

/** Serves files of a build whose names have no hash: never kept. */
export function registerFiles(
  app: FastifyInstance,
  dist: string,
  path: string,
  names: readonly string[],
): void {
  for (const name of names)
    app.get(path + name, { exposeHeadRoute: false }, (_, reply) => {
      reply.headers({ ...FILE_HEADERS, 'cache-control': 'no-store' })
      return reply.sendFile(name, dist, { cacheControl: false, etag: false, lastModified: false })
    })
}

/** Whether a page stands at an address (below its own path, as the router decoded it): not where files do. */
export const isPageAddress = (path: string): boolean => !/^assets(?:\/|$)|^\/|\/\//.test(path)

/** Whoever wants a page says so; whoever does not wants a file that is not there. */
export const takesHtml = ({ headers }: FastifyRequest): boolean =>
  /\btext\/html\b/i.test(headers.accept ?? '')
