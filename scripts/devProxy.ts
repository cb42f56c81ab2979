import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { ENDPOINTS, PARAMETER } from '../src/api/contract/paths.ts'
import type { ErrorBody } from '../src/api/contract/wire.ts'

/** Where the service is and the secret that opens it. The secret opens every account: it stays in this process. */
export interface Upstream {
  readonly base: URL
  readonly secret: string
}

/** Metroculus gives its own Prometheus 30 s per metric; the longest answer seen stays under this. */
const DEADLINE_MS = 60_000
const METRIC = '(?:cloudtuner_)?(?:kubecost|kube|node|container|pod|pv)_[a-z0-9_]{1,100}'
const SHAPE: Readonly<Record<string, RegExp>> = {
  [PARAMETER.account]: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  [PARAMETER.start]: /^\d{1,10}$/,
  [PARAMETER.end]: /^\d{1,10}$/,
  [PARAMETER.metrics]: new RegExp(`^${METRIC}(?:,${METRIC}){0,29}$`),
}

/** A fault that is already in the service's own words. */
class Refusal extends Error {
  readonly body: ErrorBody
  constructor(status: number, code: string, reason: string, params: string[] = []) {
    super(reason)
    this.body = { error: { status_code: status, error_code: code, reason, params } }
  }
}

/** Reads the two variables; a string is the one sentence that says what is wrong, without any value. */
export function readUpstream(env: Readonly<Record<string, string | undefined>>): Upstream | string {
  const address = env.METROCULUS_URL
  if (!address)
    return 'METROCULUS_URL is not set: the http(s) address of Metroculus, e.g. http://127.0.0.1:8969'
  if (!URL.canParse(address)) return 'METROCULUS_URL is not a URL'
  const base = new URL(address)
  if (!/^https?:$/.test(base.protocol)) return 'METROCULUS_URL must begin with http:// or https://'
  if (base.username || base.password) return 'METROCULUS_URL must not hold a user name or password'
  if (/[?#]/.test(address)) return 'METROCULUS_URL must not have a query or a fragment'
  const secret = env.METROCULUS_SECRET
  if (!secret) return 'METROCULUS_SECRET is not set: the cluster secret of Metroculus'
  if (!/^[\x21-\x7e]+$/.test(secret)) return 'METROCULUS_SECRET must be visible ASCII without spaces'
  return { base, secret }
}

/** The query anew, from values that were looked at one by one: Metroculus takes the last of a repeated name. */
function canonicalQuery(path: string, search: string): URLSearchParams {
  const given = new URLSearchParams(search)
  const query = new URLSearchParams()
  for (const name of given.keys()) {
    const known = Object.hasOwn(SHAPE, name)
    if (!known || (name === PARAMETER.metrics && path !== ENDPOINTS.metrics))
      throw new Refusal(400, 'OM0006', 'Unexpected parameter', [name.slice(0, 100)])
  }
  for (const [name, shape] of Object.entries(SHAPE)) {
    const [value, ...more] = given.getAll(name)
    if (value === undefined && name === PARAMETER.metrics) continue
    if (value === undefined) throw new Refusal(400, 'OM0008', `${name} is not provided`, [name])
    if (more.length > 0 || !shape.test(value)) throw new Refusal(400, 'OM0006', `Invalid ${name}`, [name])
    query.set(name, value)
  }
  if (Number(query.get(PARAMETER.start)) > Number(query.get(PARAMETER.end)))
    throw new Refusal(400, 'OM0006', `Invalid ${PARAMETER.end}`, [PARAMETER.end])
  return query
}

async function forward(
  req: IncomingMessage,
  res: ServerResponse,
  { base, secret }: Upstream,
  deadlineMs: number,
) {
  const [path = '', search = ''] = (req.url ?? '').split(/\?(.*)/s)
  if (!Object.values<string>(ENDPOINTS).includes(path)) throw new Refusal(404, 'OM0002', 'Not Found')
  const method = req.method ?? ''
  if (method !== 'GET') throw new Refusal(405, 'OM0003', `${method} method not allowed`, [method])
  // A page of another origin, even on this machine, must not spend the secret this process holds.
  const site = req.headers['sec-fetch-site'] ?? 'same-origin'
  if (site !== 'same-origin' && site !== 'none')
    throw new Refusal(403, 'cross_site', 'Asked for by another site')
  const target = new URL(base)
  target.pathname = target.pathname.replace(/\/$/, '') + path
  target.search = canonicalQuery(path, search).toString()

  const gone = new AbortController()
  res.once('close', () => gone.abort())
  const deadline = AbortSignal.timeout(deadlineMs)
  try {
    const answer = await fetch(target, {
      redirect: 'manual',
      signal: AbortSignal.any([gone.signal, deadline]),
      headers: { Secret: secret, Accept: 'application/json', 'Accept-Encoding': 'identity' },
    })
    if (answer.status === 401 || answer.status === 403)
      throw new Refusal(502, 'upstream_auth', 'The cost service refused the secret')
    if (answer.status >= 300 && answer.status < 400)
      throw new Refusal(502, 'upstream_error', 'The cost service answered with a redirect')
    const body = Buffer.from(await answer.arrayBuffer())
    const type = answer.headers.get('content-type')
    res
      .writeHead(answer.status, { ...(type && { 'content-type': type }), 'cache-control': 'no-store' })
      .end(body)
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (deadline.aborted) throw new Refusal(502, 'upstream_error', 'The cost service did not answer in time')
    throw new Refusal(502, 'upstream_error', 'The cost service cannot be reached')
  }
}

/**
 * Answers GET on the three endpoints with what the service says; everything else, and every fault, in the
 * service's own form of an error. 401 and 403 of the service are about our secret, not about the reader.
 */
export function answerFrom(upstream: Upstream, deadlineMs = DEADLINE_MS) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    try {
      await forward(req, res, upstream, deadlineMs)
    } catch (error) {
      if (res.headersSent || res.destroyed) return
      const { body } = error instanceof Refusal ? error : new Refusal(500, 'U0500', 'Internal Server Error')
      res.writeHead(body.error.status_code, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
      })
      res.end(JSON.stringify(body))
    }
  }
}

const isLoopback = (host: string | boolean | undefined): boolean =>
  !host || (typeof host === 'string' && /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(host))

function refuseToStart(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/**
 * The dev server of the live mode stands between browser and Metroculus, because a page cannot keep a secret.
 * It vouches for nobody: whoever reaches it reads every account, so it serves this machine only.
 */
export function metroculusDevProxy(
  env = process.env,
  refuse: (sentence: string) => never = refuseToStart,
): Plugin {
  return {
    name: 'metroculus-dev-proxy',
    apply: (_, { command, mode, isPreview }) => command === 'serve' && mode === 'live' && !isPreview,
    configureServer({ config, middlewares }) {
      const upstream = readUpstream(env)
      if (typeof upstream === 'string') return refuse(upstream)
      if (!isLoopback(config.server.host))
        return refuse('The live dev server holds the secret and serves this machine only: drop --host')
      const answer = answerFrom(upstream)
      middlewares.use((req, res, next) => {
        if (/^\/metroculus(?:[/?]|$)/i.test(req.url ?? '')) void answer(req, res)
        else next()
      })
    },
  }
}
