import { errors, Pool } from 'undici'
import { retryAfter } from '../../src/api/contract/retryAfter.ts'
import { Lanes } from '../answers/lanes.ts'
import { MOST_BYTES, type Room } from '../answers/room.ts'
import { Refusal } from '../refusal.ts'
import { left, readBody } from './readBody.ts'
import { isStaleSocket } from './staleSocket.ts'

/** Requests under way at once. One that waits for room keeps its connection and is not counted meanwhile. */
const AT_ONCE = 16
const CONNECT_MS = 10_000
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
  /** Where there is one, nothing of a body is kept before there is room for it. */
  readonly room?: Room
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
  const lanes = new Lanes({ overall: AT_ONCE, perKey: AT_ONCE, waiting: Number.POSITIVE_INFINITY })
  const pool = new Pool(base.origin, {
    headersTimeout: 0,
    bodyTimeout: 0,
    // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off.
    connect: { timeout: CONNECT_MS, rejectUnauthorized: true },
  })

  async function ask({ path, headers, signal, largestBody = MOST_BYTES, room, types }: UpstreamRequest) {
    const answer = await pool.request({ method: 'GET', path: prefix + path, headers, signal })
    const { statusCode: status, body } = answer
    const said = (name: string) => [answer.headers[name] ?? []].flat().join(', ')
    const contentType = mediaType(said('content-type'))
    const wait = retryAfter({ get: said })
    const told = { contentType, retryAfter: wait === null ? null : wait / 1000 }
    const isPlain = /^(?:identity)?$/i.test(said('content-encoding').trim())
    const length = lengthIn(said('content-length'))
    if (status !== 200) {
      const aside = isPlain ? readBody(body, { largest: LARGEST_ASIDE, length }) : left(body)
      return { status, headers: told, body: await aside.catch(() => NOTHING) }
    }
    if (!isPlain || types?.includes(contentType) === false) {
      await left(body)
      throw new Refusal('upstream_bad_body')
    }
    const mayKeep = async (bytes: number) => {
      const turn = room?.take(bytes)
      if (turn) await lanes.aside('', turn)
    }
    return { status, headers: told, body: await readBody(body, { largest: largestBody, length, mayKeep }) }
  }

  return {
    async get(request) {
      const { signal } = request
      try {
        signal.throwIfAborted()
        const asked = () =>
          ask(request).catch((error) => {
            if (signal.aborted || !isStaleSocket(error)) throw error
            return ask(request)
          })
        return await unlessAborted(signal, lanes.run('', signal, asked))
      } catch (error) {
        throw failureOf(error, signal)
      }
    },
    close: () => pool.destroy(),
  }
}

const NOTHING = Buffer.alloc(0)

const mediaType = (value: string) => value.replace(/;.*$/s, '').trim().toLowerCase()

const lengthIn = (value: string) => (/^\d{1,15}$/.test(value) ? Number(value) : null)

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
