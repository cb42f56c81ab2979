import { randomUUID } from 'node:crypto'
import type { ClusterEntry } from '../../src/api/contract/gateway.ts'
import { Lanes } from '../answers/lanes.ts'
import { Refusal } from '../refusal.ts'
import { ACCOUNT_ID } from '../settings/settingReaders.ts'
import { openUpstream, type UpstreamAnswer } from './upstream.ts'

const DEADLINE_MS = 10_000
const LARGEST_BODY = 8 * 2 ** 20
const MOST_CLUSTERS = 1_000
const KUBERNETES = 'kubernetes_cnr'

const DENIED = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found' } as const
type Denial = (typeof DENIED)[keyof typeof DENIED]

/** What the REST API said about one reader and one account. */
export type Access =
  | { readonly allowed: true; readonly account: ClusterEntry; readonly organizationId: string }
  | { readonly allowed: false; readonly code: Denial }

/**
 * The REST API, asked with the reader's own bearer token and nothing else: it opens everything to whoever
 * shows it the cluster secret, so this client cannot send one. Whatever is no clear answer throws
 * `authz_unavailable`; too many at once `overloaded`; a signal that aborts its reason.
 */
export interface RestApi {
  /** Whether the bearer of `token` (visible ASCII) may read the Kubernetes account `id` (lower-case UUID). */
  account(token: string, id: string, signal: AbortSignal): Promise<Access>
  /** The Kubernetes accounts of an organisation, 1,000 at most; throws the denial if it is not the reader's. */
  clusters(token: string, organizationId: string, signal: AbortSignal): Promise<ClusterEntry[]>
  close(): Promise<void>
}

/** A client with connections of its own. `deadlineMs` counts the wait for a turn too. */
export function createRestApi(url: URL, deadlineMs = DEADLINE_MS): RestApi {
  const upstream = openUpstream(url)
  // It writes every bearer token to its log, and is not ours to flood.
  const lanes = new Lanes({ overall: 16, perKey: 16, waiting: 64 })

  async function ask(path: string, token: string, signal: AbortSignal): Promise<UpstreamAnswer> {
    const either = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)])
    const headers = {
      Authorization: `Bearer ${token}`,
      Accept: 'application/json',
      'X-Request-Id': randomUUID(),
      'Accept-Encoding': 'identity',
    }
    try {
      return await lanes.run('', either, () =>
        upstream.get({
          path,
          headers,
          signal: either,
          largestBody: LARGEST_BODY,
          types: ['application/json'],
        }),
      )
    } catch (error) {
      signal.throwIfAborted()
      throw error instanceof Refusal && error.code === 'overloaded' ? error : unavailable()
    }
  }

  return {
    async account(token, id, signal) {
      const answer = await ask(`/restapi/v2/cloud_accounts/${id}`, token, signal)
      const code = denialIn(answer)
      return code === null ? accessIn(answer, id) : { allowed: false, code }
    },
    async clusters(token, organizationId, signal) {
      const path = `/restapi/v2/organizations/${organizationId}/cloud_accounts?type=${KUBERNETES}`
      const answer = await ask(path, token, signal)
      const code = denialIn(answer)
      if (code !== null) throw new Refusal(code)
      return clustersIn(answer)
    },
    close: () => upstream.close(),
  }
}

const unavailable = () => new Refusal('authz_unavailable')

function denialIn({ status, headers }: UpstreamAnswer): Denial | null {
  if (status === 200) return null
  if (status === 401 || status === 403 || status === 404) return DENIED[status]
  throw new Refusal('authz_unavailable', { retryAfter: headers.retryAfter })
}

type Json = Readonly<Record<string, unknown>>

/** The body holds cloud credentials: it is looked at here, and only what is picked from it lives on. */
function objectIn({ body }: UpstreamAnswer): Json {
  try {
    const value: unknown = JSON.parse(body.toString())
    if (typeof value === 'object' && value !== null) return value as Json
  } catch {
    // Said below.
  }
  throw unavailable()
}

function accessIn(answer: UpstreamAnswer, id: string): Access {
  const said = objectIn(answer)
  if (said.id !== id) throw unavailable()
  if (!isLiveKubernetes(said)) return { allowed: false, code: 'not_found' }
  const account = entryOf(said)
  const { organization_id: organizationId } = said
  if (account === null || !isId(organizationId)) throw unavailable()
  return { allowed: true, account, organizationId }
}

function clustersIn(answer: UpstreamAnswer): ClusterEntry[] {
  const { cloud_accounts: accounts } = objectIn(answer)
  if (!Array.isArray(accounts)) throw unavailable()
  const isRow = (row: unknown): row is Json => typeof row === 'object' && row !== null
  return accounts
    .filter(isRow)
    .filter(isLiveKubernetes)
    .map(entryOf)
    .filter((entry) => entry !== null)
    .slice(0, MOST_CLUSTERS)
}

const isLiveKubernetes = ({ type, deleted_at }: Json) => type === KUBERNETES && (deleted_at ?? 0) === 0

const isId = (value: unknown): value is string => typeof value === 'string' && ACCOUNT_ID.test(value)

const entryOf = ({ id, name }: Json): ClusterEntry | null =>
  isId(id) && typeof name === 'string' ? { id, name } : null
