import { createHmac, randomBytes } from 'node:crypto'
import { createGunzip } from 'node:zlib'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ClustersBody, ConfigBody, TimeBody } from '../../src/api/contract/gateway.ts'
import { API_ROOT, ENDPOINTS, type Endpoint, GATEWAY } from '../../src/api/contract/paths.ts'
import type { Answers, Given } from '../answers/answers.ts'
import { retryAfterOverload } from '../answers/lanes.ts'
import { accountAlias, type Log } from '../monitoring/log.ts'
import type { Measures } from '../monitoring/measures.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import type { Authority } from './authorise.ts'
import { checkAtTheDoor } from './doorRules.ts'
import { API_HEADERS, sendRefusal } from './replies.ts'
import { readClustersQuestion, readNothing, readQuestion } from './rules.ts'

/** `leaving`: still answers, and asks for no further request on the connection. `closing`: answers no more. */
export type Phase = 'serving' | 'leaving' | 'closing'

export interface GatewayParts {
  readonly authority: Authority
  readonly answers: Answers
  readonly config: () => ConfigBody
  readonly measures: Measures
  readonly log: Log
  /** Requests a minute of one reader; 0 for no limit. */
  readonly rateLimit: number
  readonly now?: () => number
  readonly phase?: () => Phase
}

/** What the log line of a request says beside what Fastify knows. */
interface Told {
  code?: string
  account?: string
  upstreamMs?: number
  bytes?: number
}

/** After this delay of the event loop, milliseconds, new requests are refused rather than kept waiting. */
const LONGEST_LOOP_DELAY_MS = 1_000

/**
 * The API on a Fastify instance (see `createServer`), below whatever prefix it is registered with. The order
 * is the same for all: limits, then the rules of the door and of the query, then who asks, then what is kept,
 * then the source. Nothing of a request reaches an upstream but values that were read here.
 */
export async function registerGateway(app: FastifyInstance, parts: GatewayParts): Promise<void> {
  const { authority, answers, config, measures, log, now = Date.now, phase = () => 'serving' } = parts
  const told = new WeakMap<FastifyRequest, Told>()
  const alias = accountAlias()

  await app.register(underPressure, {
    maxEventLoopDelay: LONGEST_LOOP_DELAY_MS,
    pressureHandler: (request, reply) => {
      measures.shed.inc({ why: 'loop' })
      void sendRefusal(request, reply, new Refusal('overloaded', { retryAfter: retryAfterOverload() }))
    },
  })
  if (parts.rateLimit > 0) await app.register(rateLimit, limitOf(parts.rateLimit, measures))

  app.addHook('onRequest', async (request, reply) => {
    told.set(request, {})
    if (phase() === 'serving') return
    reply.header('connection', 'close')
    if (phase() === 'closing') throw new Refusal('draining', { retryAfter: 1 })
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const { code = 'ok', account, upstreamMs, bytes = 0 } = told.get(request) ?? {}
    measures.requests.inc({ route, status: String(reply.statusCode) })
    measures.bodyBytes.inc(bytes)
    log.info({
      id: request.id,
      route,
      status: reply.statusCode,
      code,
      ms: Math.round(reply.elapsedTime),
      ...(upstreamMs !== undefined && { upstream_ms: Math.round(upstreamMs) }),
      bytes,
      ...(account !== undefined && { account: alias(account) }),
    })
  })
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    Object.assign(told.get(request) ?? {}, { code: refusal.code })
    if (refusal.code === 'overloaded') measures.shed.inc({ why: 'queue' })
    // Its name and place, never its words: they may repeat what somebody sent.
    if (refusal.code === 'internal') log.error({ id: request.id, fault: nameOf(error), at: placeOf(error) })
    return sendRefusal(request, reply, refusal)
  })

  /** A question: door, then whatever `answer` does with the raw query. */
  const route = (
    path: string,
    answer: (search: string, request: FastifyRequest, reply: FastifyReply) => unknown,
  ) =>
    app.get(path, { exposeHeadRoute: false }, async (request, reply) => {
      checkAtTheDoor(request.raw)
      return answer(queryOf(request), request, reply)
    })
  const json = (reply: FastifyReply, body: object) =>
    reply.headers(API_HEADERS).type('application/json; charset=utf-8').send(JSON.stringify(body))

  for (const endpoint of Object.keys(ENDPOINTS) as Endpoint[])
    route(ENDPOINTS[endpoint], async (search, request, reply) => {
      const question = readQuestion(search, endpoint, now())
      const mine = told.get(request) ?? {}
      mine.account = question.account
      const signal = goneSignal(reply)
      await authority.mayRead(question.account, request.raw.rawHeaders, signal)
      const given = await answers.to(question, signal)
      measures.answers.inc({ from: given.isHit ? 'cache' : 'source' })
      if (!given.isHit) count(given, measures)
      mine.upstreamMs = given.upstreamMs
      mine.bytes = given.answer.gzipped.length
      return send(request, reply, given, now())
    })
  route(GATEWAY.clusters, async (search, request, reply) => {
    const clusters = await authority.clusters(
      readClustersQuestion(search),
      request.raw.rawHeaders,
      goneSignal(reply),
    )
    return json(reply, { clusters: [...clusters] } satisfies ClustersBody)
  })
  route(GATEWAY.config, (search, _, reply) => {
    readNothing(search)
    return json(reply, config())
  })
  route(GATEWAY.time, (search, _, reply) => {
    readNothing(search)
    return json(reply, { now: now(), version: config().version } satisfies TimeBody)
  })

  // Read to its end, which the limit of a body cuts short, and not looked at: it is text of a stranger's.
  app.addContentTypeParser(
    ['application/csp-report', 'application/reports+json'],
    { parseAs: 'buffer' },
    (_request, _body, done) => done(null, null),
  )
  app.post(GATEWAY.cspReport, async (_, reply) => {
    measures.violations.inc()
    return reply.headers(API_HEADERS).code(204).send()
  })
}

const queryOf = ({ raw }: FastifyRequest): string => /\?(.*)$/s.exec(raw.url ?? '')?.[1] ?? ''

/** Aborts when the reader has gone before the answer was sent. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  return gone.signal
}

function count({ answer: { meta } }: Given, measures: Measures): void {
  measures.nonfinite.inc(meta.nonfinite)
  measures.foreign.inc(meta.dropped)
}

async function send(request: FastifyRequest, reply: FastifyReply, { answer }: Given, now: number) {
  const takesGzip = /\bgzip\b/i.test(request.headers['accept-encoding'] ?? '')
  reply
    .headers(API_HEADERS)
    .header('vary', 'Authorization, Accept-Encoding')
    .header('age', String(Math.max(0, Math.floor((now - answer.meta.served_at) / 1000))))
    .type('application/json; charset=utf-8')
  if (takesGzip) return reply.header('content-encoding', 'gzip').send(answer.gzipped)
  // As it is read: a large answer stands in memory once, however many read it.
  const plain = createGunzip()
  plain.end(answer.gzipped)
  return reply.send(plain)
}

/** Readers are told apart by a keyed hash of their token, or by address where there is none. */
function limitOf(max: number, measures: Measures) {
  const key = randomBytes(32)
  return {
    max,
    timeWindow: 60_000,
    keyGenerator: ({ headers, ip }: FastifyRequest) =>
      headers.authorization ? createHmac('sha256', key).update(headers.authorization).digest('base64') : ip,
    errorResponseBuilder: (_: FastifyRequest, { ttl }: { ttl: number }) => {
      measures.shed.inc({ why: 'rate' })
      return new Refusal('rate_limited', { retryAfter: Math.ceil(ttl / 1000) })
    },
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': false,
    },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error)
const placeOf = (error: unknown) =>
  error instanceof Error
    ? (error.stack
        ?.split('\n')
        .find((line) => /^\s+at /.test(line))
        ?.trim() ?? null)
    : null

/** Whether a path, below the base path, belongs to the API and not to the page. */
export const isApiPath = (path: string): boolean => path === API_ROOT || path.startsWith(`${API_ROOT}/`)
