import { describe, expect, test } from 'vitest'
import { DEFAULT_METRICS } from '../../src/api/contract/metricNames.ts'
import { Refusal } from '../refusal.ts'
import { direct, FEE, fees, HOUR, NOTHING, START, series } from '../testing/direct.ts'
import { matrix, type StubAnswer } from '../testing/prometheusStub.ts'

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return error
}

describe('what Prometheus fails with', () => {
  const canary = 'http://canary.test/ parse error: tenant_id="canary"'
  const error = JSON.stringify({ status: 'error', errorType: 'bad_data', error: canary })

  test.each<[string, StubAnswer, Partial<Refusal>]>([
    ['fault 53: 401', { status: 401, text: error }, { code: 'upstream_auth', status: 502 }],
    ['fault 53: 403', { status: 403, text: error }, { code: 'upstream_auth', status: 502 }],
    ['fault 30: 400', { status: 400, text: error }, { code: 'upstream_error', retryAfter: null }],
    ['fault 30: 422', { status: 422, text: error }, { code: 'upstream_error', retryAfter: null }],
    ['fault 30: 404 of another server', { status: 404, text: canary }, { code: 'upstream_error' }],
    ['fault 30: 500', { status: 500, text: canary }, { code: 'upstream_error' }],
    ['fault 28: 302', { status: 302, headers: { location: '/elsewhere' } }, { code: 'upstream_error' }],
    [
      'fault 29: 429 with a time to wait',
      { status: 429, headers: { 'retry-after': '7' }, text: error },
      { code: 'upstream_error', retryAfter: 7 },
    ],
    [
      'fault 29: 503 with a time to wait',
      { status: 503, headers: { 'retry-after': '11' }, text: error },
      { code: 'upstream_error', retryAfter: 11 },
    ],
    ['an error in a 200', { text: error }, { code: 'upstream_bad_body' }],
    [
      'fault 25: a web page',
      { headers: { 'content-type': 'text/html' }, text: `<p>${canary}` },
      { code: 'upstream_bad_body' },
    ],
    ['fault 25: a web page that says it is JSON', { text: `<p>${canary}` }, { code: 'upstream_bad_body' }],
    ['fault 27: half a body', { text: '{"status":"success","data":' }, { code: 'upstream_bad_body' }],
    ['fault 26: null', { text: 'null' }, { code: 'upstream_bad_body' }],
    ['fault 26: a word', { text: '"success"' }, { code: 'upstream_bad_body' }],
    ['fault 26: no data', {}, { code: 'upstream_bad_body' }],
    ['a vector', { data: { resultType: 'vector', result: [] } }, { code: 'upstream_bad_body' }],
    ['no list of series', { data: { resultType: 'matrix', result: {} } }, { code: 'upstream_bad_body' }],
    [
      'a series that is null',
      { data: { resultType: 'matrix', result: [null] } },
      { code: 'upstream_bad_body' },
    ],
    ['a label that is no text', { data: matrix(series(['1'], { node: 1 })) }, { code: 'upstream_bad_body' }],
    ['fault 24: another metric', { data: matrix(series(['1'], {}, 'up')) }, { code: 'upstream_bad_body' }],
    ['a value that is no text', fees(1), { code: 'upstream_bad_body' }],
    [
      'fault 24: a sample outside of the window',
      fees('1', '1', '1', '1', '1', '1'),
      { code: 'upstream_bad_body' },
    ],
    [
      'fault 24: a sample off the grid',
      { data: matrix({ ...series([]), values: [[START + 60, '1']] }) },
      { code: 'upstream_bad_body' },
    ],
    ['fault 22: deep nesting', { text: '['.repeat(100_000) }, { code: 'upstream_bad_body' }],
  ])('%s', async (_, told, expected) => {
    const { ask } = await direct(told)
    const refusal = await refusalOf(ask())
    expect(refusal).toMatchObject(expected)
    expect(JSON.stringify([refusal.body('id'), refusal.stack])).not.toContain('canary')
  })

  test('fault 35: nobody listens', async () => {
    const { stub, ask } = await direct(NOTHING)
    await stub.close()
    expect(await refusalOf(ask())).toMatchObject({ code: 'upstream_error' })
  })

  test('fault 34: bodies that are too large together, though none is alone', async () => {
    const padding = ' '.repeat(7 * 2 ** 20)
    const { ask } = await direct({
      text: `{"status":"success","data":{"resultType":"matrix","result":[]}}${padding}`,
    })
    expect(await refusalOf(ask({ metrics: DEFAULT_METRICS.slice(0, 5) }))).toMatchObject({
      code: 'upstream_too_large',
    })
    expect(await ask({ metrics: DEFAULT_METRICS.slice(0, 4) })).toHaveProperty('body.metrics', {})
  })

  test('fault 34: a small body that would become a large answer', async () => {
    const values = Array.from({ length: 6_000 }, (_, k) => [START + k * 60, '1'])
    const wide = { ...series([], { service_name: 'x'.repeat(6_000) }), values }
    const { ask } = await direct({ data: matrix(wide) }, { step: 60 })
    expect(await refusalOf(ask({ end: START + 100 * HOUR }))).toMatchObject({ code: 'upstream_too_large' })
  })

  test('the first failure ends the other queries', async () => {
    let arrived = 0
    const { promise: four, resolve } = Promise.withResolvers<void>()
    const { stub, ask } = await direct(async ({ query }) => {
      if (++arrived === 4) resolve()
      await four
      return query.get('query')?.startsWith(FEE) ? { status: 500 } : new Promise<StubAnswer>(() => undefined)
    })
    await expect(ask({ metrics: null })).rejects.toMatchObject({ code: 'upstream_error' })
    const others = stub.calls.filter(({ query }) => !query.get('query')?.startsWith(FEE))
    expect(others).toHaveLength(3)
    await Promise.all(others.map(({ gone }) => gone))
  })

  test('fault 39: when nobody waits any more the queries end, with the reason that was given', async () => {
    const asked = Promise.withResolvers<void>()
    const { stub, ask } = await direct(() => {
      asked.resolve()
      return new Promise<StubAnswer>(() => undefined)
    })
    const gone = new AbortController()
    const pending = ask({}, gone.signal)
    await asked.promise
    gone.abort(new Error('gone'))
    await expect(pending).rejects.toThrow('gone')
    await stub.calls[0]?.gone
  })

  test('fault 32: an answer that takes longer than the deadline', async () => {
    const { ask } = await direct(() => new Promise<StubAnswer>(() => undefined))
    expect(await refusalOf(ask({}, AbortSignal.timeout(20)))).toMatchObject({ code: 'upstream_timeout' })
  })
})
