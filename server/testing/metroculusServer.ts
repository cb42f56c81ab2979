import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Endpoint, METROCULUS } from '../../src/api/contract/paths.ts'
import { listening } from './listening.ts'
import { answerText, type Forms } from './metroculusAnswer.ts'
import { readAsTornado, type Told, told } from './metroculusQuery.ts'
import { type Trouble, worldOf } from './metroculusWorld.ts'

/** A request as it came. */
export interface Heard {
  readonly method: string
  readonly url: string
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[]
  readonly body: string
}

export interface Play extends Partial<Forms> {
  readonly trouble?: Trouble
  /**
   * How a good answer is delivered: late; half of it, with half the length; half of it, with the whole length;
   * not at all, for an exception; or what stands before the service speaks instead, with 200 or 503.
   */
  readonly delivery?: 'late' | 'truncated' | 'cut' | 'exception' | 'html' | 'unavailable'
  /** For `late`. */
  readonly lateMs?: number
  /** For `unavailable`. */
  readonly retryAfter?: string
}

export interface MetroculusServer {
  readonly url: URL
  readonly heard: readonly Heard[]
  /** What to do from now on; nothing special if nothing is given. */
  play(play?: Play): void
  /** The cluster secret it takes from now on. */
  rotate(secret: string): void
  close(): Promise<void>
}

export interface MetroculusServerOptions {
  readonly secret?: string
  /** Those that have the recorded samples; any other account has none, and is no error. */
  readonly accounts?: readonly string[]
}

export const TEST_SECRET = 'test-secret-test-secret'
export const TEST_ACCOUNT = '00000000-0000-4000-8000-00000000c10d'

const JSON_TYPE = 'application/json; charset="utf-8"'
const HTML = '<!doctype html>\n<title>Loading</title>\n<p>One moment, please.</p>\n'

/** A Metroculus that is as strict as the real one, in its order and its words. */
export async function startMetroculus({
  secret: first = TEST_SECRET,
  accounts = [TEST_ACCOUNT],
}: MetroculusServerOptions = {}): Promise<MetroculusServer> {
  let secret = first
  let playing: Play = {}
  const heard: Heard[] = []

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', rawHeaders } = request
    const body = await text(request)
    heard.push({ method, url, rawHeaders, body })
    const play = playing
    if (play.delivery === 'html') return send(response, 200, 'OK', HTML, 'text/html')
    if (play.delivery === 'unavailable') {
      if (play.retryAfter !== undefined) response.setHeader('Retry-After', play.retryAfter)
      return send(response, 503, 'Service Unavailable', HTML, 'text/html')
    }
    const [path = '', search = ''] = url.split(/\?(.*)/s)
    const endpoint = (Object.keys(METROCULUS) as Endpoint[]).find((name) => METROCULUS[name] === path)
    if (endpoint === undefined) return refuse(response, told(404, 'OM0002', 'Not Found'))
    const refused = refusedAtTheDoor(request, secret)
    if (refused !== null) return refuse(response, refused)
    const isForm = /^application\/x-www-form-urlencoded/.test(request.headers['content-type'] ?? '')
    const asked = readAsTornado(search, isForm ? body : '')
    if ('error_code' in asked) return refuse(response, asked)
    if (play.delivery === 'exception') return refuse(response, told(500, 'U0500', 'Internal Server Error'))
    const world = accounts.includes(asked.account) ? worldOf(asked.account, play.trouble ?? null) : {}
    const forms = { metrics: play.metrics ?? 'A1', costs: play.costs ?? 'B1' } as const
    await deliver(response, answerText(endpoint, asked, world, forms), play)
  }

  const { port, close } = await listening(createServer((request, response) => void serve(request, response)))
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    heard,
    play(play = {}) {
      playing = play
    },
    rotate(next) {
      secret = next
    },
    close,
  }
}

function refusedAtTheDoor({ method = '', headers }: IncomingMessage, secret: string): Told | null {
  if (!headers.secret) return told(401, 'OM0007', 'This resource requires authorization')
  if (method !== 'GET') return told(405, 'OM0003', `${method} method not allowed`, method)
  return headers.secret === secret ? null : told(403, 'OM0005', 'Bad secret')
}

function refuse(response: ServerResponse, error: Told): void {
  const type = error.status_code === 404 ? 'application/json' : JSON_TYPE
  send(response, error.status_code, error.reason, JSON.stringify({ error }), type)
}

function send(response: ServerResponse, status: number, reason: string, body: string, type: string): void {
  response.writeHead(status, reason, {
    Server: 'TornadoServer/6.4.1',
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}

async function deliver(response: ServerResponse, body: string, { delivery, lateMs = 1000 }: Play) {
  const half = body.slice(0, body.length / 2)
  if (delivery === 'late') {
    const timer = setTimeout(() => send(response, 200, 'OK', body, JSON_TYPE), lateMs)
    response.on('close', () => clearTimeout(timer))
  } else if (delivery === 'cut') {
    response.writeHead(200, { 'Content-Type': JSON_TYPE, 'Content-Length': Buffer.byteLength(body) })
    response.write(half, () => response.destroy())
  } else send(response, 200, 'OK', delivery === 'truncated' ? half : body, JSON_TYPE)
}
