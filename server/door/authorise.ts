import { createHmac, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { ClusterEntry } from '../../src/api/contract/gateway.ts'
import { Flights } from '../answers/flights.ts'
import { Refusal } from '../refusal.ts'
import type { Access, RestApi } from '../upstream/restApi.ts'
import { readBearer } from './bearer.ts'
import type { ClustersQuestion } from './rules.ts'

const ALLOWED_MS = 60_000
const DENIED_MS = 5_000
const MOST_KEPT = 10_000

/** Who may read what. Every question passes here before anything is looked up or fetched for it. */
export interface Authority {
  readonly kind: 'restapi' | 'off'
  /** Resolves if whoever sent these headers may read the account, else throws a `Refusal`. */
  mayRead(account: string, rawHeaders: readonly string[], signal: AbortSignal): Promise<void>
  /** The clusters this reader may choose from. */
  clusters(
    question: ClustersQuestion,
    rawHeaders: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly ClusterEntry[]>
}

/** Nobody is asked: only what is listed can be read, by everybody who reaches the gateway. */
export function listedOnly(accounts: readonly ClusterEntry[]): Authority {
  const ids = new Set(accounts.map(({ id }) => id))
  const listed = accounts.map(({ id, name }) => ({ id, name }))
  return {
    kind: 'off',
    async mayRead(account) {
      if (!ids.has(account)) throw new Refusal('not_found')
    },
    async clusters() {
      return listed
    },
  }
}

type Outcome = 'allowed' | 'allowed (kept)' | Extract<Access, { allowed: false }>['code'] | 'unavailable'

interface AuthorityOptions {
  readonly onOutcome?: (outcome: Outcome) => void
  /** Milliseconds that only go forward. */
  readonly clock?: { now(): number }
}

/**
 * The REST API decides, by the reader's own token. What it said is kept a minute if it allowed and five
 * seconds if it did not, under a keyed hash of the token: the token itself is kept nowhere. Where it cannot be
 * asked nothing is read.
 */
export function byRestApi(
  restApi: RestApi,
  { onOutcome = () => undefined, clock = performance }: AuthorityOptions = {},
): Authority {
  const processKey = randomBytes(32)
  const keyOf = (token: string, account: string) =>
    `${createHmac('sha256', processKey).update(token).digest('base64')} ${account}`
  const kept = new LRUCache<string, Access>({ max: MOST_KEPT, ttl: ALLOWED_MS, perf: clock })
  const flights = new Flights<Access>()

  async function accessOf(token: string, account: string, signal: AbortSignal) {
    const key = keyOf(token, account)
    const known = kept.get(key)
    if (known !== undefined) {
      onOutcome(known.allowed ? 'allowed (kept)' : known.code)
      return known
    }
    try {
      const access = await flights.join(key, signal, async (shared) => {
        const said = await restApi.account(token, account, shared)
        kept.set(key, said, { ttl: said.allowed ? ALLOWED_MS : DENIED_MS })
        return said
      })
      onOutcome(access.allowed ? 'allowed' : access.code)
      return access
    } catch (error) {
      onOutcome('unavailable')
      throw error
    }
  }

  async function readableBy(token: string, account: string, signal: AbortSignal) {
    const access = await accessOf(token, account, signal)
    if (!access.allowed) throw new Refusal(access.code)
    return access
  }

  return {
    kind: 'restapi',
    async mayRead(account, rawHeaders, signal) {
      await readableBy(readBearer(rawHeaders), account, signal)
    },
    async clusters({ organization, account }, rawHeaders, signal) {
      const token = readBearer(rawHeaders)
      if (organization !== null) return restApi.clusters(token, organization, signal)
      if (account === null)
        throw new Refusal('bad_request', { message: 'organization_id or cloud_account_id is missing.' })
      const { organizationId } = await readableBy(token, account, signal)
      return restApi.clusters(token, organizationId, signal)
    },
  }
}
