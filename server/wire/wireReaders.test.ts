import { Agent } from 'node:http'
import { describe, expect, test } from 'vitest'
import { TEST_ACCOUNT, TEST_SECRET } from '../testing/metroculusServer.ts'
import { TEST_ORGANIZATION, TEST_TOKEN } from '../testing/restApiServer.ts'
import {
  another,
  asked,
  askedRest,
  bearer,
  codeOf,
  DELETED,
  gateway,
  live,
  metroculus,
  NOBODYS,
  NOT_KUBERNETES,
  OTHER_TOKEN,
  OTHERS,
  path,
  restApi,
  wireBench,
} from '../testing/wireBench.ts'

wireBench()

describe('who may read', () => {
  test.each([
    ['another organisation’s account', OTHERS, 403, 'forbidden'],
    ['an account nobody has', NOBODYS, 404, 'not_found'],
    ['a deleted account', DELETED, 404, 'not_found'],
    ['an account of another kind', NOT_KUBERNETES, 404, 'not_found'],
  ])('fault 54: %s stays closed, and Metroculus is not asked', async (_, account, status, code) => {
    const before = asked()
    const answer = await gateway.ask(path('savings', { account }), { headers: bearer() })
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
    expect(asked()).toBe(before)
  })

  test('fault 66: "not yours" and "not there" are answered with the same number of bytes', async () => {
    const [theirs, nobodys] = await Promise.all(
      [OTHERS, NOBODYS].map((account) => gateway.ask(path('savings', { account }), { headers: bearer() })),
    )
    expect(theirs?.body.length).toBe(nobodys?.body.length)
  })

  test.each<[string, Record<string, string>]>([
    ['no token', {}],
    ['a Basic one', { authorization: 'Basic dXNlcjpwYXNzd29yZA==' }],
    ['a token of 10 kB', bearer('x'.repeat(10_000))],
    ['a token with a blank', bearer('two parts of a token')],
  ])('fault 58: %s is 401 before anybody is asked', async (_, headers) => {
    const before = [asked(), askedRest()]
    const answer = await gateway.ask(path(), { headers })
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthenticated'])
    expect([asked(), askedRest()]).toEqual(before)
  })

  test('fault 58: an expired token is 401 after one question to the REST API', async () => {
    const before = [asked(), askedRest()]
    const answer = await gateway.ask(path(), { headers: bearer('an-expired-token-0001') })
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthenticated'])
    expect([asked(), askedRest() - 1]).toEqual(before)
  })

  test.each(['down', 'exception', 'html', 'cut', 'otherId'] as const)(
    'fault 59: a REST API that is “%s” opens nothing',
    async (fault) => {
      const { ask } = await another(live())
      restApi.fail(fault)
      const before = asked()
      const answer = await ask(path(), { headers: bearer() })
      expect([answer.status, codeOf(answer)]).toEqual([503, 'authz_unavailable'])
      expect(asked()).toBe(before)
    },
  )

  test('fault 59: what was allowed within the minute goes on while the REST API is down', async () => {
    const { ask } = await another(live())
    expect((await ask(path(), { headers: bearer() })).status).toBe(200)
    restApi.fail('down')
    expect((await ask(path(), { headers: bearer() })).status).toBe(200)
    expect((await ask(path('savings', { account: OTHERS }), { headers: bearer() })).status).toBe(503)
  })

  test('fault 61: what one reader’s question put into the cache no other reader gets', async () => {
    const mine = path('cluster-costs')
    const theirs = path('cluster-costs', { account: OTHERS })
    const kinds = [
      [mine, TEST_TOKEN, 200],
      [mine, OTHER_TOKEN, 403],
      [theirs, OTHER_TOKEN, 200],
      [theirs, TEST_TOKEN, 403],
    ] as const
    const agent = new Agent({ keepAlive: true, maxSockets: 16 })
    const jobs = Array.from({ length: 10_000 }, (_, i) => kinds[(i * 7 + (i >> 3)) % 4] ?? kinds[0]).values()
    const readers = Array.from({ length: 16 }, async () => {
      for (const [question, token, status] of jobs) {
        const { status: got, body } = await gateway.ask(question, { headers: bearer(token), agent })
        expect(got).toBe(status)
        expect(body).not.toContain(question === mine ? OTHERS : TEST_ACCOUNT)
      }
    })
    await Promise.all(readers)
    agent.destroy()
  }, 60_000)

  test('clusters come with the reader’s own token: by organisation, or beside an account', async () => {
    const ask = (query: string, token = TEST_TOKEN) =>
      gateway.ask(`/k8s-cost-api/v1/clusters${query}`, { headers: bearer(token) })
    const mine = JSON.parse((await ask(`?organization_id=${TEST_ORGANIZATION}`)).body)
    expect(mine.clusters.map(({ id }: { id: string }) => id)).toContain(TEST_ACCOUNT)
    expect(mine.clusters.map(({ id }: { id: string }) => id)).not.toContain(DELETED)
    expect(JSON.parse((await ask(`?cloud_account_id=${TEST_ACCOUNT}`)).body)).toEqual(mine)
    expect((await ask(`?cloud_account_id=${OTHERS}`)).status).toBe(403)
    expect((await ask('')).status).toBe(400)
    expect((await gateway.ask(`/k8s-cost-api/v1/clusters?organization_id=${TEST_ORGANIZATION}`)).status).toBe(
      401,
    )
  })

  test('with AUTH=off only the accounts listed are there', async () => {
    const env = {
      METROCULUS_URL: metroculus.url.href,
      METROCULUS_SECRET: TEST_SECRET,
      ACCOUNTS: `${TEST_ACCOUNT}=One`,
    }
    const { ask } = await another(env)
    const before = asked()
    expect((await ask(path('savings', { account: OTHERS }))).status).toBe(404)
    expect(asked()).toBe(before)
    expect((await ask(path())).status).toBe(200)
    expect(JSON.parse((await ask('/k8s-cost-api/v1/clusters')).body)).toEqual({
      clusters: [{ id: TEST_ACCOUNT, name: 'One' }],
    })
  })
})
