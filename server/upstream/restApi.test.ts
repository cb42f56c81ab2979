import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { drip, type FaultServer, gzipBomb, redirect, startFaults, whole } from '../testing/faultServer.ts'
import {
  CREDENTIAL,
  cloudAccount,
  type RestApiFault,
  type RestApiServer,
  startRestApi,
  TEST_ORGANIZATION,
  TEST_TOKEN,
} from '../testing/restApiServer.ts'
import { createRestApi, type RestApi } from './restApi.ts'

const MINE = '00000000-0000-4000-8000-000000000001'
const ALSO_MINE = '00000000-0000-4000-8000-000000000002'
const THEIRS = '00000000-0000-4000-8000-000000000003'
const GONE = '00000000-0000-4000-8000-000000000004'
const AWS = '00000000-0000-4000-8000-000000000005'
const UNKNOWN = '00000000-0000-4000-8000-000000000006'
const THEIR_ORGANIZATION = '00000000-0000-4000-8000-0000000000b0'

const LONG = AbortSignal.timeout(600_000)

/** The refusal's code; whatever else was thrown is thrown again. */
async function refused(asked: Promise<unknown>): Promise<string> {
  const error = await asked.catch((thrown: unknown) => thrown)
  if (error instanceof Refusal) return error.code
  throw error
}

let server: RestApiServer
let restApi: RestApi
beforeEach(async () => {
  server = await startRestApi([
    cloudAccount(MINE, { name: 'mine' }),
    cloudAccount(ALSO_MINE),
    cloudAccount(GONE, { deleted_at: 1_760_000_000 }),
    cloudAccount(AWS, { type: 'aws_cnr' }),
    cloudAccount(THEIRS, { organization_id: THEIR_ORGANIZATION }),
  ])
  server.allow(TEST_TOKEN, MINE, ALSO_MINE, GONE, AWS)
  restApi = createRestApi(server.url, 300)
})
afterEach(async () => {
  await restApi.close()
  await server.close()
})

const account = (id: string, token = TEST_TOKEN) => restApi.account(token, id, LONG)

describe('fault 55: what the REST API is sent', () => {
  test('is four headers, and never the secret that would open everything', async () => {
    await account(MINE)
    expect(server.heard).toEqual([
      {
        method: 'GET',
        url: `/restapi/v2/cloud_accounts/${MINE}`,
        rawHeaders: [
          ...['host', server.url.host, 'connection', 'keep-alive'],
          ...['Authorization', `Bearer ${TEST_TOKEN}`, 'Accept', 'application/json'],
          ...['X-Request-Id', expect.stringMatching(/^[0-9a-f-]{36}$/), 'Accept-Encoding', 'identity'],
        ],
      },
    ])
  })

  test('with it, this server would let everybody in', async () => {
    const answer = await fetch(new URL(`/restapi/v2/cloud_accounts/${THEIRS}`, server.url), {
      headers: { Secret: 'test-secret' },
    })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(CREDENTIAL)
  })
})

describe('who may read an account', () => {
  test('is told with its name and organisation, and nothing else of what came', async () => {
    expect(await account(MINE)).toEqual({
      allowed: true,
      account: { id: MINE, name: 'mine' },
      organizationId: TEST_ORGANIZATION,
    })
  })

  test.each([
    ['an unknown token', 'unauthenticated', MINE, 'test-token-of-nobody'],
    ['another organisation’s account', 'forbidden', THEIRS, TEST_TOKEN],
    ['an unknown account', 'not_found', UNKNOWN, TEST_TOKEN],
    ['a deleted account', 'not_found', GONE, TEST_TOKEN],
    ['an account that is no Kubernetes cluster', 'not_found', AWS, TEST_TOKEN],
  ])('fault 54: %s is %s', async (_, code, id, token) => {
    expect(await account(id, token)).toEqual({ allowed: false, code })
  })

  test.each([null, undefined, 0])('an account is not deleted where deleted_at is %j', async (deleted_at) => {
    const faults = await startFaults(whole(JSON.stringify({ ...cloudAccount(MINE), deleted_at })))
    const other = createRestApi(faults.url)
    expect(await other.account(TEST_TOKEN, MINE, LONG)).toMatchObject({ allowed: true })
    await other.close()
    await faults.close()
  })
})

describe('fault 59: without a clear answer nobody may read anything', () => {
  test.each<RestApiFault>(['down', 'silent', 'exception', 'html', 'cut', 'otherId'])('%s', async (fault) => {
    server.fail(fault)
    expect(await refused(account(MINE))).toBe('authz_unavailable')
    server.fail()
    expect(await account(MINE)).toMatchObject({ allowed: true })
  })

  test.each<RestApiFault>(['deleted', 'otherType'])('%s since is not there', async (fault) => {
    server.fail(fault)
    expect(await account(MINE)).toEqual({ allowed: false, code: 'not_found' })
  })

  let faults: FaultServer
  beforeEach(async () => {
    faults = await startFaults(whole('{}'))
  })
  afterEach(() => faults.close())

  test.each([
    ['an empty body', whole('')],
    ['null', whole('null')],
    ['a list', whole('[]')],
    ['no organisation', whole(JSON.stringify({ ...cloudAccount(MINE), organization_id: 7 }))],
    ['no name', whole(JSON.stringify({ ...cloudAccount(MINE), name: null }))],
    ['a drip', drip(10)],
    ['something encoded', gzipBomb],
    ['400', whole('{}', { status: '400 Bad' })],
    ['429', whole('{}', { status: '429 Busy' })],
  ])('%s', async (_, script) => {
    faults.play(script)
    const other = createRestApi(faults.url, 300)
    expect(await refused(other.account(TEST_TOKEN, MINE, LONG))).toBe('authz_unavailable')
    await other.close()
  })

  test.each([301, 302, 307] as const)(
    'fault 28: %i, which is not followed: the token stays here',
    async (status) => {
      const target = await startFaults(whole(JSON.stringify(cloudAccount(MINE))))
      faults.play(redirect(status, target.url))
      const other = createRestApi(faults.url)
      expect(await refused(other.account(TEST_TOKEN, MINE, LONG))).toBe('authz_unavailable')
      expect(target.connections).toBe(0)
      await other.close()
      await target.close()
    },
  )
})

describe('the clusters of an organisation', () => {
  const clusters = (token = TEST_TOKEN, organization = TEST_ORGANIZATION) =>
    restApi.clusters(token, organization, LONG)

  test('are those that are there and run Kubernetes, without their credentials', async () => {
    expect(await clusters()).toEqual([
      { id: MINE, name: 'mine' },
      { id: ALSO_MINE, name: `cluster ${ALSO_MINE.slice(-4)}` },
    ])
  })

  test.each([
    ['unauthenticated', 'test-token-of-nobody', TEST_ORGANIZATION],
    ['forbidden', TEST_TOKEN, THEIR_ORGANIZATION],
    ['not_found', TEST_TOKEN, UNKNOWN],
  ])('are refused as %s', async (code, token, organization) => {
    expect(await refused(clusters(token, organization))).toBe(code)
  })

  test('are 1,000 at most, and only those one can ask for', async () => {
    const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
    const rows = [
      null,
      { ...cloudAccount('not-an-id') },
      { ...cloudAccount(id(0)), name: 7 },
      ...Array.from({ length: 1001 }, (_, n) => cloudAccount(id(n + 1))),
    ]
    const faults = await startFaults(whole(JSON.stringify({ cloud_accounts: rows })))
    const other = createRestApi(faults.url)
    const listed = await other.clusters(TEST_TOKEN, TEST_ORGANIZATION, LONG)
    expect(listed).toHaveLength(1000)
    expect(listed[0]?.id).toBe(id(1))
    await other.close()
    await faults.close()
  })
})

describe('asking is limited', () => {
  test('16 at a time, 64 wait, one more is refused', async () => {
    server.fail('silent')
    const gone = new AbortController()
    const slow = createRestApi(server.url)
    const asked = Array.from({ length: 80 }, () => slow.account(TEST_TOKEN, MINE, gone.signal))
    const settled = Promise.allSettled(asked)
    expect(await refused(slow.account(TEST_TOKEN, MINE, LONG))).toBe('overloaded')
    await expect.poll(() => server.heard.length).toBe(16)
    gone.abort()
    await settled
    expect(server.mostUnderWay).toBe(16)
    await slow.close()
  })

  test('and ends when whoever asked has gone', async () => {
    server.fail('silent')
    const gone = new AbortController()
    const asked = restApi.account(TEST_TOKEN, MINE, gone.signal)
    await expect.poll(() => server.heard.length).toBe(1)
    gone.abort(new Error('nobody waits'))
    await expect(asked).rejects.toThrow('nobody waits')
  })
})
