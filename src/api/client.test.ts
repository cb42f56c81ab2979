import { expect, test } from 'vitest'
import { createClient } from './client'
import { ACCOUNT, echo, failureOf, metricsText, point, request, START } from './testing/answers'

/** A client whose service answers like this, and the calls it got. */
function clientOf(answer: (signal: AbortSignal) => Response | Promise<Response>, options = {}) {
  const calls: { url: string; init: RequestInit }[] = []
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    calls.push({ url: String(url), init })
    return answer(init.signal as AbortSignal)
  }
  return { client: createClient({ fetch: fetch as typeof globalThis.fetch, ...options }), calls }
}

const clientSaying = (body: BodyInit | null, init: ResponseInit = {}, options = {}) =>
  clientOf(() => new Response(body, init), options).client

/** A service that accepts and then never answers, but does hear the signal. */
const silence = (signal: AbortSignal) =>
  new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

const good = metricsText({ m: [point(0, 1)] })

test('each question goes to its own endpoint and comes back as its model', async () => {
  const body = JSON.stringify({ ...echo, metrics: {}, total_cost: 3, cpu_savings: [], memory_savings: [] })
  const { client, calls } = clientOf(() => new Response(body), { base: '/cost' })
  expect(await client.getMetrics(request)).toMatchObject({ shape: 'A4' })
  expect(await client.getClusterCosts(request)).toMatchObject({ report: { total: 3 } })
  expect(await client.getSavings(request)).toMatchObject({ shape: 'C' })
  expect(calls.map(({ url }) => url.slice(0, url.indexOf('?')))).toEqual([
    '/cost/k8s-cost-api/v1/metrics',
    '/cost/k8s-cost-api/v1/cluster-costs',
    '/cost/k8s-cost-api/v1/savings',
  ])
  expect(calls[0]?.url).toContain(`?cloud_account_id=${ACCOUNT}&start_date=${START}&`)
})

test('fault 28: no redirect, no cookie, no browser cache', async () => {
  const { client, calls } = clientOf(() => new Response(good))
  await client.getMetrics(request)
  expect(calls[0]?.init).toMatchObject({
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    headers: { Accept: 'application/json' },
  })
})

test.each([
  ['fault 25: a page', '<html>', 'text/html; charset=utf-8', /web page/],
  ['fault 25: data that calls itself a page', good, 'text/html', /web page/],
  ['fault 25: a page that calls itself JSON', '<!doctype html>', 'application/json', /web page/],
  ['fault 26: the word Error', 'Error', 'application/json', /not JSON/],
  ['fault 26: nothing', '', 'application/json', /empty/],
  ['fault 26: null', 'null', 'application/json', /no data/],
  ['fault 26: a list', '[]', 'application/json', /no data/],
  ['fault 26: a text', '"x"', 'application/json', /no data/],
  ['fault 27: half a body', good.slice(0, 40), 'application/json', /cut short/],
])('%s is a contract error and not asked again', async (_, body, type, reason) => {
  const failure = await failureOf(() =>
    clientSaying(body, { headers: { 'content-type': type } }).getMetrics(request),
  )
  expect(failure).toMatchObject({ kind: 'contract', canRetry: false })
  expect(failure.reason).toMatch(reason)
})

test('fault 26: 204 holds no data', async () => {
  expect(await failureOf(() => clientSaying(null, { status: 204 }).getSavings(request))).toMatchObject({
    kind: 'contract',
    endpoint: 'savings',
  })
})

test('data that does not call itself JSON is data all the same', async () => {
  const client = clientSaying(good, { headers: { 'content-type': 'text/plain' } })
  expect((await client.getMetrics(request)).series).toHaveLength(1)
})

test('fault 22: bytes that are no UTF-8 spoil only their own text', async () => {
  const bytes = new TextEncoder().encode(metricsText({ m: [point(0, 1, { pod: '#' })] }))
  bytes[bytes.indexOf(0x23)] = 0xff
  const set = await clientSaying(bytes).getMetrics(request)
  expect(set.series[0]?.labels.get('pod')).toBe('\ufffd')
})

test('a refusal keeps what the gateway said', async () => {
  const error = { code: 'upstream_auth', message: 'The cost service refused the gateway.', request_id: 'r-1' }
  const client = clientSaying(JSON.stringify({ error }), { status: 502 })
  expect(await failureOf(() => client.getMetrics(request))).toMatchObject({
    kind: 'proxy-refused',
    code: 'upstream_auth',
    requestId: 'r-1',
  })
})

test('fault 35: nothing came back, and no address is told', async () => {
  const { client } = clientOf(() => Promise.reject(new TypeError('connect ECONNREFUSED 10.0.0.7:443')))
  const failure = await failureOf(() => client.getMetrics(request))
  expect(failure).toMatchObject({ kind: 'network', status: null, canRetry: true })
  expect(failure.reason).not.toContain('10.0.0.7')
})

test('fault 27: a connection that breaks in the middle gives no part of an answer', async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(good.slice(0, 40))),
    pull: (controller) => controller.error(new TypeError('terminated')),
  })
  expect(await failureOf(() => clientSaying(body).getMetrics(request))).toMatchObject({ kind: 'network' })
})

test('fault 32: silence ends at the deadline', async () => {
  const { client } = clientOf(silence, { deadlineMs: 20 })
  const { signal } = new AbortController()
  expect(await failureOf(() => client.getMetrics(request, signal))).toMatchObject({
    kind: 'timeout',
    canRetry: true,
    reason: 'The service did not answer within 0.02 seconds.',
  })
})

test('fault 33: an endless drip ends at the same deadline', async () => {
  const { client } = clientOf(
    (signal) => {
      const drip = new ReadableStream({
        start: (controller) => {
          const timer = setInterval(() => controller.enqueue(new Uint8Array([0x20])), 5)
          signal.addEventListener('abort', () => {
            clearInterval(timer)
            controller.error(signal.reason)
          })
        },
      })
      return new Response(drip)
    },
    { deadlineMs: 40 },
  )
  expect(await failureOf(() => client.getMetrics(request))).toMatchObject({ kind: 'timeout' })
})

test('fault 37: an abort of ours stays an abort, before and during the request', async () => {
  const { client, calls } = clientOf(silence)
  const leaving = new AbortController()
  const answer = client.getMetrics(request, leaving.signal)
  leaving.abort()
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  expect(calls[0]?.init.signal?.aborted).toBe(true)
  await expect(client.getMetrics(request, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  expect(calls).toHaveLength(1)
})

test('fault 37: an abort while a refusal is still coming is an abort, not the refusal', async () => {
  const { client } = clientOf((signal) => {
    const body = new ReadableStream({
      start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
    })
    return new Response(body, { status: 500 })
  })
  const leaving = new AbortController()
  const answer = client.getMetrics(request, leaving.signal)
  setTimeout(() => leaving.abort(), 5)
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
})

test('fault 37: an abort while decoding is an abort', async () => {
  const leaving = new AbortController()
  const decode = (_: unknown, __: unknown, ___: unknown, signal?: AbortSignal) => {
    leaving.abort()
    return Promise.reject(signal?.reason)
  }
  const client = clientSaying(good, {}, { decode })
  await expect(client.getMetrics(request, leaving.signal)).rejects.toMatchObject({ name: 'AbortError' })
})

test('fault 34: an announced giant is not read at all', async () => {
  let cancelled = false
  const body = new ReadableStream({
    cancel: () => {
      cancelled = true
    },
  })
  const client = clientSaying(body, { headers: { 'content-length': String(64 * 2 ** 20 + 1) } })
  expect(await failureOf(() => client.getMetrics(request))).toMatchObject({
    kind: 'too-large',
    canRetry: false,
  })
  expect(cancelled).toBe(true)
})

test('fault 34: a giant that does not announce itself is read no further than the cap', async () => {
  let sent = 0
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(100).fill(++sent && 0x20)),
  })
  const client = clientSaying(body, { headers: { 'content-length': '5' } }, { largestBody: 1000 })
  expect(await failureOf(() => client.getMetrics(request))).toMatchObject({ kind: 'too-large' })
  // Ten chunks fit, the eleventh does not, and a stream keeps one more at hand.
  expect(sent).toBeLessThanOrEqual(12)
})

test('a body of exactly the cap is read', async () => {
  const client = clientSaying(good, {}, { largestBody: new TextEncoder().encode(good).byteLength })
  expect((await client.getMetrics(request)).series).toHaveLength(1)
})

test('fault 45: a window that makes no sense is refused without a request', async () => {
  const { client, calls } = clientOf(() => new Response(good))
  const { start, end } = request.window
  const reversed = { ...request, window: { start: end, end: start } }
  expect(await failureOf(() => client.getMetrics(reversed))).toMatchObject({ kind: 'request' })
  expect(calls).toEqual([])
})
