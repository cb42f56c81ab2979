import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { Refusal, refusalOf } from '../refusal.ts'
import { sendRefusal } from './replies.ts'

/** Longer than any ingress keeps an idle connection: it must not reuse one that we are closing. */
const KEEP_ALIVE_MS = 75_000
/** Idle ones cost little and are closed by the timers; more than this nobody has who means well. */
const MOST_SOCKETS = 10_000

/** Milliseconds after which a connection that does not get on is closed. */
export interface Patience {
  /** For the head of a request, from its first byte or from the opening of the connection. */
  readonly head: number
  readonly request: number
  /** Without a byte either way: longer than the longest answer takes, so that only who stopped reading is cut off. */
  readonly silence: number
  /** How often all of this is looked at. */
  readonly look: number
}

const PATIENCE: Patience = { head: 10_000, request: 15_000, silence: 90_000, look: 2_000 }

export interface ServerOptions {
  /** Whose word about the reader's address is taken: nobody's (null), or that of proxies at these addresses. */
  readonly trustedProxy: string | null
  readonly patience?: Patience | undefined
}

/** A Fastify instance with the limits every public request is under, whatever it asks for. */
export function createServer({ trustedProxy, patience = PATIENCE }: ServerOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: trustedProxy === null ? false : trustedProxy.split(','),
    bodyLimit: 1024,
    requestTimeout: patience.request,
    connectionTimeout: patience.silence,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    exposeHeadRoutes: false,
    clientErrorHandler: refuseGarbage,
    // A path that cannot be decoded, and the like.
    frameworkErrors: (_, request, reply) => void sendRefusal(request, reply, new Refusal('bad_request')),
    http: {
      maxHeaderSize: 16 * 1024,
      headersTimeout: patience.head,
      connectionsCheckingInterval: patience.look,
    },
  })
  app.server.maxConnections = MOST_SOCKETS
  app.setErrorHandler((error, request, reply) => sendRefusal(request, reply, refusalOf(error)))
  app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, new Refusal('not_found')))
  return app
}

const GARBAGE: Readonly<Record<string, readonly [status: string, text: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The address or a header is too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
}

/** Bytes that are no request get one line and a closed connection: nothing after them can be trusted. */
function refuseGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, text] = GARBAGE[error.code ?? ''] ?? ['400 Bad Request', 'This is no request.']
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain\r\nContent-Length: ${text.length + 1}\r\nConnection: close\r\n\r\n${text}\n`,
  )
}
