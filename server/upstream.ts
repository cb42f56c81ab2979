import { type Dispatcher, errors, Pool } from 'undici'
import { retryAfter } from '../src/api/contract/retryAfter.ts'
import { Refusal } from './refusal.ts'
import { isStaleSocket } from './staleSocket.ts'

const SOCKETS = 16
const CONNECT_MS = 10_000
/** The most bytes read of one answer. */
const LARGEST_BODY = 32 * 2 ** 20
/** What stands beside a status other than 200 is a sentence or two. */
const LARGEST_ASIDE = 64 * 2 ** 10

export interface UpstreamRequest {
  /** Begins with a slash; stands below the path of the base URL. Built from constants and checked values alone. */
  readonly path: string
  /** Exactly these are sent, beside the `Host` and `Connection` that HTTP needs. */
  readonly headers: Readonly<Record<string, string>>
  /** Holds the deadline for the whole of it: undici's own timeouts start anew with every byte of a drip. */
  readonly signal: AbortSignal
  /** Bytes; 32 MiB unless told. */
  readonly largestBody?: number
  /** Media types a 200 may have, in lower case and without parameters; any if absent. */
  readonly types?: readonly string[]
}

export interface UpstreamAnswer {
  readonly status: number
  readonly headers: {
    /** In lower case, without parameters; empty if absent. */
    readonly contentType: string
    /** Seconds, 0 to 300; null if absent or nonsense. */
    readonly retryAfter: number | null
  }
  /** All of it with a 200. With any other status empty where it is long, encoded or cut: the status says enough. */
  readonly body: Buffer
}

export interface Upstream {
  /**
   * Asks once, and once more only if the connection turns out to have been closed while it was idle. Follows
   * no redirect, takes nothing encoded. Throws a `Refusal` in which no address stands, or the signal's reason
   * if it aborts for another reason than time.
   */
  get(request: UpstreamRequest): Promise<UpstreamAnswer>
  /** Cuts off what is under way. */
  close(): Promise<void>
}

/** A client of one upstream, with connections of its own and without a header of its own. */
export function openUpstream(base: URL): Upstream {
  const prefix = base.pathname.replace(/\/$/, '')
  const pool = new Pool(base.origin, {
    connections: SOCKETS,
    headersTimeout: 0,
    bodyTimeout: 0,
    // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off.
    connect: { timeout: CONNECT_MS, rejectUnauthorized: true },
  })

  async function ask({ path, headers, signal, largestBody = LARGEST_BODY, types }: UpstreamRequest) {
    const answer = await pool.request({ method: 'GET', path: prefix + path, headers, signal })
    const { statusCode: status, body } = answer
    const said = (name: string) => [answer.headers[name] ?? []].flat().join(', ')
    const contentType = mediaType(said('content-type'))
    const wait = retryAfter({ get: said })
    const told = { contentType, retryAfter: wait === null ? null : wait / 1000 }
    const isPlain = /^(?:identity)?$/i.test(said('content-encoding').trim())
    if (status !== 200) {
      const aside = isPlain ? bytesOf(body, LARGEST_ASIDE) : dropped(body)
      return { status, headers: told, body: await aside.catch(() => NOTHING) }
    }
    const isWelcome = isPlain && (types?.includes(contentType) ?? true)
    if (isWelcome) return { status, headers: told, body: await bytesOf(body, largestBody) }
    await dropped(body)
    throw new Refusal('upstream_bad_body')
  }

  return {
    async get(request) {
      const { signal } = request
      try {
        signal.throwIfAborted()
        const asked = ask(request).catch((error) => {
          if (signal.aborted || !isStaleSocket(error)) throw error
          return ask(request)
        })
        return await unlessAborted(signal, asked)
      } catch (error) {
        throw failureOf(error, signal)
      }
    },
    close: () => pool.destroy(),
  }
}

const NOTHING = Buffer.alloc(0)

const mediaType = (value: string) => value.replace(/;.*$/s, '').trim().toLowerCase()

type Body = Dispatcher.ResponseData['body']

/** All bytes of a body, or a refusal; a loop that is left closes the connection. */
async function bytesOf(body: Body, largest: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > largest) throw new Refusal('upstream_too_large')
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('upstream_bad_body')
  }
  return Buffer.concat(chunks, size)
}

/** Leaves a body unread, and its connection with it. */
async function dropped(body: Body): Promise<Buffer> {
  body.on('error', () => undefined).destroy()
  return NOTHING
}

/** undici leaves a request alone that waits for a connection, whatever its signal says. */
async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let abort = () => {}
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason)
  })
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/** What went wrong, without a word of what the network said: those words hold addresses. */
function failureOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted)
    return signal.reason?.name === 'TimeoutError' ? new Refusal('upstream_timeout') : signal.reason
  if (error instanceof Refusal) return error
  return new Refusal(error instanceof errors.HTTPParserError ? 'upstream_bad_body' : 'upstream_error')
}
