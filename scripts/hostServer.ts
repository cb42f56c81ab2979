import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { request as ask, createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

/** What the host's page is told of the world under test. */
interface HostParts {
  /** Origin of the gateway. */
  readonly frame: string
  readonly accounts: readonly string[]
  readonly tokens: readonly string[]
  readonly range: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
}

/**
 * Serves the built host as ngui's own server does: its files, its one page for every other address, and one line of
 * proxy that takes questions to the gateway. Its origin is known before there is a gateway that has to allow it.
 */
export async function startHost(dist: string) {
  let parts: HostParts | null = null
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname.startsWith('/k8s-cost-api/')) {
      const asked = ask(
        new URL(pathname + search, parts?.frame),
        { method: request.method ?? 'GET', headers: forwarded(request.headers) },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(response)
        },
      )
      asked.on('error', () => response.destroy())
      request.pipe(asked)
      return
    }
    if (pathname === '/parts.json') {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(parts))
      return
    }
    const file = join(dist, pathname)
    const found = extname(file) !== '' && existsSync(file) ? file : join(dist, 'index.html')
    response.setHeader('content-type', TYPES[extname(found)] ?? 'application/octet-stream')
    if (pathname.startsWith('/assets/')) response.setHeader('cache-control', 'max-age=31536000, immutable')
    response.end(await readFile(found))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // a TCP server has no other address
  return {
    origin: `http://localhost:${port}`,
    serve(world: HostParts) {
      parts = world
    },
  }
}

/** All but whose page it was: the gateway has a name of its own. */
const forwarded = ({ host: _, ...headers }: IncomingHttpHeaders) => headers
