import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer, Question, Source } from '../answers/source.ts'
import { Refusal } from '../refusal.ts'
import { Secret } from '../settings/secret.ts'
import { type OpenedSecret, openSecret } from '../settings/secretFile.ts'
import {
  drip,
  type FaultServer,
  hang,
  redirect,
  type Script,
  startFaults,
  whole,
} from '../testing/faultServer.ts'
import {
  type MetroculusServer,
  startMetroculus,
  TEST_ACCOUNT,
  TEST_SECRET,
} from '../testing/metroculusServer.ts'
import { createMetroculus } from './metroculus.ts'

const QUESTION: Question = {
  endpoint: 'metrics',
  account: TEST_ACCOUNT,
  start: 1_759_489_200,
  end: 1_760_094_000,
  metrics: null,
}
const SECRET = openSecret({ value: new Secret(TEST_SECRET) })

const sources: Source[] = []
function sourceAt(url: URL, secret = SECRET): Source {
  const source = createMetroculus({ url, secret })
  sources.push(source)
  return source
}
afterEach(async () => {
  for (const source of sources.splice(0)) await source.close()
})

const ask = (source: Source, question: Partial<Question> = {}, signal = AbortSignal.timeout(10_000)) =>
  source.answer({ ...QUESTION, ...question }, signal)
const bodyOf = ({ gzipped }: Answer) => JSON.parse(gunzipSync(gzipped).toString())

async function refusal(asked: Promise<unknown>): Promise<Refusal> {
  const error = await asked.catch((thrown: unknown) => thrown)
  if (error instanceof Refusal) return error
  throw error
}

describe('what Metroculus is sent', () => {
  let faults: FaultServer
  beforeEach(async () => {
    faults = await startFaults(whole('{}'))
  })
  afterEach(() => faults.close())

  test('fault 55: one canonical query, five headers, and nothing else', async () => {
    await ask(sourceAt(faults.url), { metrics: ['kubecost_node_is_spot', 'kubecost_cluster_info'] })
    const [request = ''] = faults.requests
    expect(request.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\r\nAccept-E/, 'ID\r\nAccept-E')).toBe(
      `GET /metroculus/v2/kubecost_metrics?cloud_account_id=${TEST_ACCOUNT}&start_date=1759489200` +
        '&end_date=1760094000&metrics=kubecost_node_is_spot,kubecost_cluster_info HTTP/1.1\r\n' +
        `host: ${faults.url.host}\r\nconnection: keep-alive\r\nSecret: ${TEST_SECRET}\r\n` +
        'Accept: application/json\r\nUser-Agent: kubernetes-cost-dashboard\r\nX-Request-Id: ID\r\n' +
        'Accept-Encoding: identity\r\n\r\n',
    )
  })

  test.each([
    ['clusterCosts', 'kubecost_cluster_costs'],
    ['savings', 'kubecost_savings'],
    ['metrics', 'kubecost_metrics'],
  ] as const)('%s without names', async (endpoint, path) => {
    await ask(sourceAt(faults.url), { endpoint })
    expect(faults.requests[0]?.split(' ')[1]).toBe(
      `/metroculus/v2/${path}?cloud_account_id=${TEST_ACCOUNT}&start_date=1759489200&end_date=1760094000`,
    )
  })

  test('another request id each time', async () => {
    const source = sourceAt(faults.url)
    await ask(source)
    await ask(source)
    const ids = faults.requests.map((request) => /X-Request-Id: (\S+)/.exec(request)?.[1])
    expect(new Set(ids).size).toBe(2)
  })
})

describe('an answer of Metroculus', () => {
  let metroculus: MetroculusServer
  beforeEach(async () => {
    metroculus = await startMetroculus()
  })
  afterEach(() => metroculus.close())

  test('is checked and given on', async () => {
    const answer = await ask(sourceAt(metroculus.url), { endpoint: 'clusterCosts' })
    expect(bodyOf(answer)).toMatchObject({ cloud_account_id: TEST_ACCOUNT, start_date: QUESTION.start })
    expect(bodyOf(answer).data_points).toHaveLength(32)
    expect(answer.meta).toMatchObject({ dropped: 0, nonfinite: 0 })
  })

  test('fault 1: with bare NaN is repaired and the values counted', async () => {
    metroculus.play({ trouble: 'nan' })
    const answer = await ask(sourceAt(metroculus.url), { metrics: ['kubecost_load_balancer_cost'] })
    expect(answer.meta.nonfinite).toBe(11)
  })

  test('fault 62: with another tenant’s samples is given on without them', async () => {
    metroculus.play({ trouble: 'foreign' })
    const answer = await ask(sourceAt(metroculus.url), { endpoint: 'savings' })
    expect(answer.meta.dropped).toBe(64)
    expect(bodyOf(answer).cpu_savings).toHaveLength(32)
  })

  test.each([
    ['html', 'upstream_bad_body', 502],
    ['truncated', 'upstream_bad_body', 502],
    ['cut', 'upstream_bad_body', 502],
    ['exception', 'upstream_error', 502],
    ['unavailable', 'upstream_error', 502],
  ] as const)('fault 25, 27, 30: %s becomes %s', async (delivery, code, status) => {
    metroculus.play({ delivery })
    expect(await refusal(ask(sourceAt(metroculus.url)))).toMatchObject({ code, status, retryAfter: null })
  })

  test('fault 32: that comes too late becomes upstream_timeout', async () => {
    metroculus.play({ delivery: 'late', lateMs: 60_000 })
    const asked = ask(sourceAt(metroculus.url), {}, AbortSignal.timeout(100))
    expect(await refusal(asked)).toMatchObject({ code: 'upstream_timeout', status: 504 })
  })
})

describe('a status of Metroculus', () => {
  let faults: FaultServer
  beforeEach(async () => {
    faults = await startFaults(hang)
  })
  afterEach(() => faults.close())

  const refusedBy = (script: Script, signal?: AbortSignal) => {
    faults.play(script)
    return refusal(ask(sourceAt(faults.url), {}, signal))
  }

  test.each([
    [400, 'bad_request'],
    [401, 'upstream_auth'],
    [403, 'upstream_auth'],
    [404, 'upstream_error'],
    [405, 'upstream_error'],
    [429, 'upstream_error'],
    [500, 'upstream_error'],
    [502, 'upstream_error'],
    [204, 'upstream_error'],
  ])('%i becomes %s', async (status, code) => {
    expect(await refusedBy(whole('', { status: `${status} Said` }))).toMatchObject({ code })
  })

  test.each([
    [429, '7', 7],
    [503, '1000000000', 300],
    [503, 'Fri, 10 Oct 2025 12:00:30 GMT', 30],
    [503, 'soon', null],
  ])('fault 29: %i with Retry-After %j is passed on as %j seconds', async (status, value, retryAfter) => {
    const lines = [`Retry-After: ${value}`, 'Date: Fri, 10 Oct 2025 12:00:00 GMT']
    expect(await refusedBy(whole('', { status: `${status} Busy`, lines }))).toMatchObject({ retryAfter })
  })

  test.each([301, 302, 307] as const)(
    'fault 28: %i is not followed, and the Secret stays here',
    async (status) => {
      const target = await startFaults(whole('{}'))
      expect(await refusedBy(redirect(status, target.url))).toMatchObject({ code: 'upstream_error' })
      expect(target.connections).toBe(0)
      await target.close()
    },
  )

  test('fault 33: a drip is ended by the deadline', async () => {
    expect(await refusedBy(drip(10), AbortSignal.timeout(100))).toMatchObject({ code: 'upstream_timeout' })
    await expect.poll(() => faults.busy).toBe(0)
  })
})

describe('fault 53 and 95: the secret', () => {
  const ROTATED = 'test-secret-rotated-today'
  let folder: string
  let file: string
  let secret: OpenedSecret
  let metroculus: MetroculusServer
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'secret-'))
    file = join(folder, 'secret')
    writeFileSync(file, TEST_SECRET)
    secret = openSecret({ file }, undefined, 3_600_000)
    metroculus = await startMetroculus()
  })
  afterEach(async () => {
    secret.close()
    rmSync(folder, { recursive: true })
    await metroculus.close()
  })

  const shown = () => metroculus.heard.map(({ rawHeaders }) => rawHeaders[rawHeaders.indexOf('Secret') + 1])

  test('that was rotated is read again and shown once more', async () => {
    metroculus.rotate(ROTATED)
    writeFileSync(file, ROTATED)
    const source = sourceAt(metroculus.url, secret)
    await ask(source)
    await ask(source)
    expect(shown()).toEqual([TEST_SECRET, ROTATED, ROTATED])
  })

  test('that is refused and has not changed is not shown again', async () => {
    metroculus.rotate(ROTATED)
    const error = await refusal(ask(sourceAt(metroculus.url, secret)))
    expect(error).toMatchObject({ code: 'upstream_auth', status: 502 })
    expect(shown()).toEqual([TEST_SECRET])
  })

  test('that is refused after the change too is refused', async () => {
    metroculus.rotate('test-secret-nobody-knows')
    writeFileSync(file, ROTATED)
    const error = await refusal(ask(sourceAt(metroculus.url, secret)))
    expect(error).toMatchObject({ code: 'upstream_auth' })
    expect(shown()).toEqual([TEST_SECRET, ROTATED])
  })

  test('fault 52: stands in no error', async () => {
    metroculus.rotate(ROTATED)
    const error = await refusal(ask(sourceAt(metroculus.url, secret)))
    expect(`${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toContain(TEST_SECRET)
  })
})
