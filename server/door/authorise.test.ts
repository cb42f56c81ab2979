import { describe, expect, test, vi } from 'vitest'
import { Refusal } from '../refusal.ts'
import type { Access, RestApi } from '../upstream/restApi.ts'
import { byRestApi, listedOnly } from './authorise.ts'
import { readBearer } from './bearer.ts'

const ACCOUNT = '00000000-0000-4000-8000-0000000000aa'
const OTHER = '00000000-0000-4000-8000-0000000000bb'
const ORGANIZATION = '00000000-0000-4000-8000-00000000000f'
const never = new AbortController().signal
const as = (token: string) => ['Authorization', `Bearer ${token}`]
const ALICE = as('token-of-alice-0001')
const BOB = as('token-of-bob-000001')

/** A REST API that knows who may read what, and can be told otherwise. */
function restApiOf(readable: Record<string, string[]>) {
  const account = vi.fn(
    async (token: string, id: string): Promise<Access> =>
      readable[token]?.includes(id)
        ? { allowed: true, account: { id, name: 'One' }, organizationId: ORGANIZATION }
        : { allowed: false, code: 'forbidden' },
  )
  const clusters = vi.fn(async () => [{ id: ACCOUNT, name: 'One' }])
  return { account, clusters, close: async () => undefined } satisfies RestApi
}

describe('readBearer', () => {
  test('takes one well-formed token', () => {
    expect(readBearer(['host', 'x', 'authorization', 'Bearer abcdefghijklmnop'])).toBe('abcdefghijklmnop')
  })
  test.each([
    ['none', []],
    ['a Basic one', ['Authorization', 'Basic dXNlcjpwYXNzd29yZA==']],
    ['a short one', as('short')],
    ['one of 10 kB', as('x'.repeat(10_000))],
    ['one with a blank', as('abcdefgh ijklmnopq')],
    ['one with a line break', as('abcdefghijklmnop\r\nSecret: x')],
    ['one in other case', ['Authorization', 'bearer abcdefghijklmnop']],
  ])('fault 58: %s is unauthenticated', (_, headers) => {
    expect(() => readBearer(headers)).toThrow(expect.objectContaining({ code: 'unauthenticated' }))
  })
  test('fault 55: two are refused', () => {
    expect(() => readBearer([...ALICE, ...BOB])).toThrow(expect.objectContaining({ code: 'bad_request' }))
  })
})

describe('listedOnly', () => {
  test('lets read what is listed, tells its names, and knows nothing else', async () => {
    const authority = listedOnly([{ id: ACCOUNT, name: 'One' }])
    await expect(authority.mayRead(ACCOUNT, [], never)).resolves.toBeUndefined()
    await expect(authority.mayRead(OTHER, [], never)).rejects.toHaveProperty('code', 'not_found')
    expect(await authority.clusters({ organization: null, account: null }, [], never)).toEqual([
      { id: ACCOUNT, name: 'One' },
    ])
  })
})

describe('byRestApi', () => {
  test('fault 61: what one reader may is never said to another', async () => {
    const restApi = restApiOf({ 'token-of-alice-0001': [ACCOUNT] })
    const authority = byRestApi(restApi)
    for (let i = 0; i < 100; i++) {
      await authority.mayRead(ACCOUNT, ALICE, never)
      await expect(authority.mayRead(ACCOUNT, BOB, never)).rejects.toHaveProperty('code', 'forbidden')
    }
    // Each was asked for once and kept.
    expect(restApi.account).toHaveBeenCalledTimes(2)
  })

  test('fault 60: a right withdrawn is gone after a minute, one granted is there after five seconds', async () => {
    let now = 1_000
    const wait = async (ms: number) => {
      await new Promise((later) => setTimeout(later, 5))
      now += ms
    }
    const readable = { 'token-of-alice-0001': [ACCOUNT] } as Record<string, string[]>
    const authority = byRestApi(restApiOf(readable), { clock: { now: () => now } })
    await authority.mayRead(ACCOUNT, ALICE, never)
    readable['token-of-alice-0001'] = []
    await wait(59_000)
    await authority.mayRead(ACCOUNT, ALICE, never)
    await wait(1_001)
    await expect(authority.mayRead(ACCOUNT, ALICE, never)).rejects.toHaveProperty('code', 'forbidden')
    readable['token-of-alice-0001'] = [ACCOUNT]
    await wait(5_001)
    await expect(authority.mayRead(ACCOUNT, ALICE, never)).resolves.toBeUndefined()
  })

  test('fault 59: a REST API that cannot be asked opens nothing, and is asked again', async () => {
    const restApi = restApiOf({ 'token-of-alice-0001': [ACCOUNT] })
    restApi.account.mockRejectedValueOnce(new Refusal('authz_unavailable'))
    const authority = byRestApi(restApi)
    await expect(authority.mayRead(ACCOUNT, ALICE, never)).rejects.toHaveProperty('code', 'authz_unavailable')
    await expect(authority.mayRead(ACCOUNT, ALICE, never)).resolves.toBeUndefined()
  })

  test('fault 36: many questions at once ask once who this is', async () => {
    const restApi = restApiOf({ 'token-of-alice-0001': [ACCOUNT] })
    const authority = byRestApi(restApi)
    await Promise.all(Array.from({ length: 30 }, () => authority.mayRead(ACCOUNT, ALICE, never)))
    expect(restApi.account).toHaveBeenCalledTimes(1)
  })

  test('clusters come for an organisation, or for that of an account the reader may read', async () => {
    const restApi = restApiOf({ 'token-of-alice-0001': [ACCOUNT] })
    const authority = byRestApi(restApi)
    const clusters = (question: { organization?: string; account?: string }, headers = ALICE) =>
      authority.clusters({ organization: null, account: null, ...question }, headers, never)
    await clusters({ organization: ORGANIZATION })
    await clusters({ account: ACCOUNT })
    expect(restApi.clusters.mock.calls.map(([, organization]: unknown[]) => organization)).toEqual([
      ORGANIZATION,
      ORGANIZATION,
    ])
    await expect(clusters({ account: ACCOUNT }, BOB)).rejects.toHaveProperty('code', 'forbidden')
    await expect(clusters({})).rejects.toHaveProperty('code', 'bad_request')
    await expect(clusters({}, [])).rejects.toHaveProperty('code', 'unauthenticated')
  })
})

test('fault 66: "not yours" and "not there" are of one size', () => {
  const [forbidden, missing] = [new Refusal('forbidden'), new Refusal('not_found')].map((refusal) =>
    JSON.stringify(refusal.body('00000000-0000-4000-8000-000000000001')),
  )
  expect(forbidden).toHaveLength(missing?.length ?? 0)
  expect(forbidden).not.toBe(missing)
})
