import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listening } from './listening.ts'
import type { Heard } from './metroculusServer.ts'

export interface CloudAccount {
  readonly id: string
  readonly name: string
  readonly organization_id: string
  readonly type: string
  readonly deleted_at: number
}

/** What is wrong with it: no answer at all, an answer that is none, or one about another account than asked for. */
export type RestApiFault =
  | 'down'
  | 'silent'
  | 'exception'
  | 'html'
  | 'cut'
  | 'otherId'
  | 'deleted'
  | 'otherType'

export interface RestApiServer {
  readonly url: URL
  readonly heard: readonly Omit<Heard, 'body'>[]
  /** The most requests there ever were under way at once. */
  readonly mostUnderWay: number
  /** Lets the bearer of a token read these accounts and no others. */
  allow(token: string, ...accounts: readonly string[]): void
  /** From now on; nothing wrong if none is given. */
  fail(fault?: RestApiFault): void
  close(): Promise<void>
}

export const TEST_TOKEN = 'test-token-of-a-reader'
export const TEST_ORGANIZATION = '00000000-0000-4000-8000-0000000000a0'
/** Stands in every answer about an account, as it does in the real one's: nobody may ever see it again. */
export const CREDENTIAL = 'canary-credential-of-the-cloud'

export const cloudAccount = (id: string, other: Partial<CloudAccount> = {}): CloudAccount => ({
  id,
  name: `cluster ${id.slice(-4)}`,
  organization_id: TEST_ORGANIZATION,
  type: 'kubernetes_cnr',
  deleted_at: 0,
  ...other,
})

/** A REST API that answers as the real one does about accounts and the accounts of organisations. */
export async function startRestApi(accounts: readonly CloudAccount[]): Promise<RestApiServer> {
  const readers = new Map<string, ReadonlySet<string>>()
  const heard: Omit<Heard, 'body'>[] = []
  let failing: RestApiFault | undefined
  let underWay = 0
  let mostUnderWay = 0

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', rawHeaders, headers } = request
    heard.push({ method, url, rawHeaders })
    mostUnderWay = Math.max(mostUnderWay, ++underWay)
    response.on('close', () => underWay--)
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
    const readable = token === undefined ? undefined : (readers.get(token) ?? null)
    // Like the real one: whoever shows the cluster secret is asked nothing more.
    const reply = replyTo(url, accounts, headers.secret === undefined ? readable : 'everything')
    deliver(response, reply, failing)
  }

  const { port, close } = await listening(createServer(serve))
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    heard,
    get mostUnderWay() {
      return mostUnderWay
    },
    allow: (token, ...ids) => void readers.set(token, new Set(ids)),
    fail(fault) {
      failing = fault
    },
    close,
  }
}

interface Reply {
  readonly status: number
  readonly body: object
}

/** Undefined where no token came, null where one came that nobody knows. */
type Readable = ReadonlySet<string> | 'everything' | null | undefined

function replyTo(url: string, accounts: readonly CloudAccount[], readable: Readable): Reply {
  if (readable === undefined) return refusal(401, 'OE0237', 'This resource requires authorization')
  if (readable === null) return refusal(401, 'OE0235', 'Unauthorized')
  const mayRead = ({ id }: CloudAccount) => readable === 'everything' || readable.has(id)
  const id = /^\/restapi\/v2\/cloud_accounts\/([^/?]+)$/.exec(url)?.[1]
  const organization = /^\/restapi\/v2\/organizations\/([^/?]+)\/cloud_accounts\?type=kubernetes_cnr$/.exec(
    url,
  )?.[1]
  const asked = accounts.filter((one) => one.id === id || one.organization_id === organization)
  if (asked.length === 0) return refusal(404, 'OE0002', 'Not found')
  if (!asked.some(mayRead)) return refusal(403, 'OE0234', 'Forbidden')
  const bodies = asked.map((account) => ({
    ...account,
    created_at: 1_700_000_000,
    config: { user: 'remote-writer', password: CREDENTIAL },
  }))
  return { status: 200, body: id === undefined ? { cloud_accounts: bodies } : (bodies[0] ?? {}) }
}

const refusal = (status_code: number, error_code: string, reason: string): Reply => ({
  status: status_code,
  body: { error: { status_code, error_code, reason, params: [] } },
})

const ANOTHER: Readonly<Partial<Record<RestApiFault, object>>> = {
  otherId: { id: '00000000-0000-4000-8000-00000000f0e1' },
  deleted: { deleted_at: 1_760_000_000 },
  otherType: { type: 'aws_cnr' },
}

function deliver(response: ServerResponse, reply: Reply, fault: RestApiFault | undefined): void {
  if (fault === 'silent') return
  if (fault === 'down') {
    response.destroy()
    return
  }
  const { status, body } = fault === 'exception' ? refusal(500, 'OE0000', 'Internal Server Error') : reply
  const text =
    fault === 'html'
      ? '<!doctype html><title>Sign in</title>'
      : JSON.stringify({ ...body, ...(fault && ANOTHER[fault]) })
  response.writeHead(status, {
    'Content-Type': fault === 'html' ? 'text/html' : 'application/json; charset="utf-8"',
    'Content-Length': Buffer.byteLength(text),
  })
  if (fault === 'cut') response.write(text.slice(0, -1), () => response.destroy())
  else response.end(text)
}
