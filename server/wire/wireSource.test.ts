import { describe, expect, test } from 'vitest'
import { hang, redirect, startFaults, whole } from '../testing/faultServer.ts'
import { TEST_ACCOUNT } from '../testing/metroculusServer.ts'
import {
  another,
  bearer,
  codeOf,
  END,
  gateway,
  HOUR,
  live,
  metroculus,
  path,
  SHORT,
  wireBench,
} from '../testing/wireBench.ts'

wireBench()

describe('what goes wrong behind', () => {
  test('fault 53: a refused secret is 502, never 401, counted and logged without the secret', async () => {
    const { ask, lines } = await another(live({ METROCULUS_SECRET: 'another-secret-canary-1' }))
    const answer = await ask(path(), { headers: bearer() })
    expect([answer.status, codeOf(answer)]).toEqual([502, 'upstream_auth'])
    expect(lines.join()).toContain('"code":"upstream_auth"')
    expect(lines.join()).not.toContain('canary')
    const { body } = await ask('/metrics', { internal: true })
    expect(body).toMatch(/costs_gateway_requests_total\{route="[^"]*savings",status="502"\} 1/)
    expect(body).toMatch(/costs_gateway_upstream_seconds_count\{outcome="upstream_auth"\} 1/)
  })

  test('fault 28: a redirect of either upstream is not followed, and its target hears nothing', async () => {
    const target = await startFaults(whole('{}'))
    const moved = await startFaults(redirect(302, target.url))
    const toMetroculus = await another(live({ METROCULUS_URL: moved.url.href }))
    const answer = await toMetroculus.ask(path(), { headers: bearer() })
    expect([answer.status, codeOf(answer)]).toEqual([502, 'upstream_error'])
    const toRestApi = await another(live({ RESTAPI_URL: moved.url.href }))
    expect(codeOf(await toRestApi.ask(path(), { headers: bearer() }))).toBe('authz_unavailable')
    expect(target.requests).toEqual([])
    await Promise.all([target.close(), moved.close()])
  })

  test.each([
    ['html', 502, 'upstream_bad_body'],
    ['truncated', 502, 'upstream_bad_body'],
    ['cut', 502, 'upstream_bad_body'],
    ['exception', 502, 'upstream_error'],
    ['unavailable', 502, 'upstream_error'],
  ] as const)(
    'fault 25 to 30: an answer that is “%s” is told as such, and nothing of it is kept',
    async (delivery, status, code) => {
      const { ask } = await another(live())
      const question = path('metrics')
      metroculus.play({ delivery, retryAfter: '7' })
      const answer = await ask(question, { headers: bearer() })
      expect([answer.status, codeOf(answer)]).toEqual([status, code])
      expect(answer.headers['retry-after']).toBe(delivery === 'unavailable' ? '7' : undefined)
      metroculus.play()
      await new Promise((later) => setTimeout(later, code === 'upstream_error' ? 2_100 : 0))
      expect((await ask(question, { headers: bearer() })).status).toBe(200)
    },
  )

  test('fault 62: another tenant’s samples are dropped, counted, and told beside the answer', async () => {
    const { ask } = await another(live())
    metroculus.play({ trouble: 'foreign' })
    const said = JSON.parse((await ask(path('metrics'), { headers: bearer() })).body)
    expect(said.meta.dropped).toBeGreaterThan(0)
    for (const points of Object.values<{ labels: { tenant_id?: string } }[]>(said.metrics))
      for (const { labels } of points) expect(labels.tenant_id ?? TEST_ACCOUNT).toBe(TEST_ACCOUNT)
    const { body } = await ask('/metrics', { internal: true })
    expect(body).toContain(`costs_gateway_foreign_samples_total ${said.meta.dropped}`)
  })

  test('fault 1: NaN is mended on the way, and counted', async () => {
    metroculus.play({ trouble: 'nan' })
    const { body } = await gateway.ask(path('metrics'), { headers: bearer() })
    expect(JSON.parse(body).meta.nonfinite).toBeGreaterThan(0)
  })

  test('fault 32: no answer within the deadline is 504', async () => {
    const silent = await startFaults(hang)
    const { ask } = await another(live({ METROCULUS_URL: silent.url.href }), SHORT)
    const answer = await ask(path(), { headers: bearer() })
    expect([answer.status, codeOf(answer)]).toEqual([504, 'upstream_timeout'])
    await silent.close()
  })

  test('fault 39: readers who leave take their questions along: none is left upstream', async () => {
    const silent = await startFaults(hang)
    const { ask } = await another(live({ METROCULUS_URL: silent.url.href }))
    // The REST API's word is kept from here on, so that every reader is waiting for Metroculus.
    const first = new AbortController()
    const begun = ask(path(), { headers: bearer(), signal: first.signal }).catch(() => 'left')
    await expect.poll(() => silent.busy).toBe(1)
    first.abort()
    await begun
    for (let round = 0; round < 10; round++) {
      const leaving = new AbortController()
      const readers = Array.from({ length: 100 }, () =>
        ask(path('savings', { end: END - (round % 4) * HOUR }), {
          headers: bearer(),
          signal: leaving.signal,
        }).catch(() => 'left'),
      )
      await expect.poll(() => silent.busy).toBeGreaterThan(0)
      leaving.abort()
      await Promise.all(readers)
    }
    await expect.poll(() => silent.busy, { timeout: 5_000 }).toBe(0)
    await silent.close()
  })

  test('fault 37: a reader who asks something else ends the old question upstream', async () => {
    const silent = await startFaults(hang)
    const { ask } = await another(live({ METROCULUS_URL: silent.url.href }))
    const leaving = new AbortController()
    const old = ask(path(), { headers: bearer(), signal: leaving.signal }).catch(() => 'left')
    await expect.poll(() => silent.busy).toBe(1)
    leaving.abort()
    expect(await old).toBe('left')
    await expect.poll(() => silent.busy).toBe(0)
    await silent.close()
  })
})
