import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { matrix } from '../testing/prometheusStub.ts'
import { checkAnswer } from './check.ts'
import type { Question } from './source.ts'

const ACCOUNT = '00000000-0000-4000-8000-0000000000aa'
const OTHER = '00000000-0000-4000-8000-0000000000bb'
const question: Question = {
  endpoint: 'metrics',
  account: ACCOUNT,
  start: 1_759_489_200,
  end: 1_760_094_000,
  metrics: null,
}
const ECHO = { cloud_account_id: ACCOUNT, start_date: question.start, end_date: question.end }
const point = (value: unknown, labels: object = {}, timestamp = question.end) => ({
  timestamp,
  value,
  labels: { __name__: 'm', tenant_id: ACCOUNT, ...labels },
})

/** One series as Prometheus wraps it, with these values at the end of the window. */
const envelope = (metric: object, ...values: readonly string[]) => ({
  status: 'success',
  data: matrix({ metric, values: values.map((value) => [question.end, value]) }),
})

async function checked(body: object | string, asked = question) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await checkAnswer(
    { bytes: Buffer.from(text), question: asked, fetchedAt: 1_000 },
    new AbortController().signal,
  )
  const json = gunzipSync(answer.gzipped).toString()
  return { answer, json, body: JSON.parse(json) }
}
const refused = (body: object | string, asked = question) =>
  expect(checked(body, asked)).rejects.toHaveProperty('code', 'upstream_bad_body')

test('fault 1: bare NaN becomes null, is counted, and text that contains it stays', async () => {
  const text = JSON.stringify({
    ...ECHO,
    metrics: { m: [point(1, { node: 'NaN' }), point('@'), point('@')] },
  })
  const { body, answer } = await checked(text.replace('"@"', 'NaN').replace('"@"', '-Infinity'))
  expect(body.metrics.m.map(({ value }: { value: unknown }) => value)).toEqual([1, null, null])
  expect(body.metrics.m[0].labels.node).toBe('NaN')
  expect(answer.meta).toMatchObject({ nonfinite: 2, dropped: 0, fetched_at: 1_000, warnings: [] })
  expect(body.meta).toEqual(answer.meta)
})

test('fault 1: words for no number in text values are counted too, in points and in envelopes', async () => {
  const b = envelope({ tenant_id: ACCOUNT }, 'NaN', '0.1')
  const { answer, body } = await checked({ ...ECHO, metrics: { a: [point('+Inf')], b } })
  expect(answer.meta.nonfinite).toBe(2)
  expect(body.metrics.b).toEqual(b)
})

test.each([
  ['another account', { cloud_account_id: OTHER }],
  ['another start', { start_date: question.start - 3600 }],
  ['another end', { end_date: 'soon' }],
])('fault 24: the answer to %s is refused', async (_, echo) => {
  await refused({ ...ECHO, ...echo, metrics: {} })
})

test('fault 24: an answer without an echo, or with fractions of a second, is taken', async () => {
  expect((await checked({ metrics: {} })).body).toMatchObject({ metrics: {} })
  expect((await checked({ ...ECHO, end_date: question.end + 0.25, metrics: {} })).body).toMatchObject({
    metrics: {},
  })
})

test('fault 62: samples of another tenant are dropped and counted wherever they stand', async () => {
  const foreign = { tenant_id: OTHER, node: 'theirs' }
  const { json, answer, body } = await checked({
    ...ECHO,
    metrics: {
      a: [point(1), point(2, foreign), point(3, { tenant_id: undefined })],
      b: envelope(foreign, '7', '8'),
      c: envelope({ tenant_id: ACCOUNT }, '7', '8'),
    },
  })
  expect(answer.meta.dropped).toBe(3)
  expect(json).not.toContain('theirs')
  expect(json).not.toContain(OTHER)
  expect(body.metrics.a.map(({ value }: { value: number }) => value)).toEqual([1, 3])
  expect(body.metrics.b.data.result).toEqual([])
  const costs = { ...question, endpoint: 'clusterCosts' as const }
  const { answer: more } = await checked({ ...ECHO, total_cost: 1, data_points: [point(1, foreign)] }, costs)
  expect(more.meta.dropped).toBe(1)
})

test('labels outside the list stay here: account numbers, roads, addresses', async () => {
  const labels = {
    account: '123456789012',
    receive: 'thanos-receive-0',
    job: 'kubecost',
    errorreporting: 'true',
    node: 'worker-1',
    provider_id: 'aws:///eu-west-1a/i-1',
  }
  const address = await checked({
    ...ECHO,
    metrics: { m: [point(1, { ...labels, instance: '10.0.3.7:9003' })] },
  })
  expect(address.body.metrics.m[0].labels).toEqual({
    __name__: 'm',
    tenant_id: ACCOUNT,
    node: 'worker-1',
    provider_id: 'aws:///eu-west-1a/i-1',
  })
  const node = await checked({ ...ECHO, metrics: { m: [point(1, { instance: 'worker-1' })] } })
  expect(node.body.metrics.m[0].labels.instance).toBe('worker-1')
})

test('fields beside those of the endpoint stay here', async () => {
  const body = {
    ...ECHO,
    summary: { total_cost: 1 },
    config: { password: 'x' },
    metrics: { m: [] },
    meta: { dropped: 9 },
  }
  const costs = await checked(body, { ...question, endpoint: 'clusterCosts' })
  expect(costs.body).toEqual({ ...ECHO, summary: { total_cost: 1 }, meta: costs.answer.meta })
  expect(costs.answer.meta.dropped).toBe(0)
})

test.each([
  ['fault 25: a web page', '<!doctype html><p>Loading'],
  ['fault 26: a word', 'Error'],
  ['fault 26: nothing', ''],
  ['fault 26: null', 'null'],
  ['fault 26: a list', '[]'],
  ['fault 27: half a body', '{"metrics":{"m":[{"value":NaN},{"val'],
  ['fault 22: deep nesting', '['.repeat(100_000)],
  ['fault 22: deep nesting that closes', `{"metrics":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
])('%s is no answer', async (_, text) => {
  await refused(text)
})

test('fault 17: a metric or label called __proto__ is an ordinary one and leaves no trace on objects', async () => {
  const text = `{"metrics":{"__proto__":[{"timestamp":1,"value":1,"labels":{"__proto__":"x","node":"a"}}]}}`
  const { json } = await checked(text)
  expect(json).toContain('"__proto__":[')
  expect(Object.keys(JSON.parse(json).metrics)).toEqual(['__proto__'])
  expect(({} as { node?: string }).node).toBeUndefined()
})

test('a body over 2 MB is checked in a thread, with the same result, and can be given up', async () => {
  const m = Array.from({ length: 20_000 }, (_, i) =>
    point(i, { tenant_id: i % 2 ? ACCOUNT : OTHER, node: `n${i}` }),
  )
  const { answer, body } = await checked({ ...ECHO, metrics: { m } })
  expect(answer.bytes).toBeGreaterThan(1_000_000)
  expect(answer.meta.dropped).toBe(10_000)
  expect(body.metrics.m).toHaveLength(10_000)
  await refused(`{"metrics":{"m":[${'[],'.repeat(800_000)}`)
  const item = JSON.stringify(point('x'.repeat(2 ** 21)))
  await expect(checked(`{"metrics":{"m":[${item}]}}`)).rejects.toHaveProperty('code', 'upstream_too_large')
  const gone = new AbortController()
  const pending = checkAnswer(
    { bytes: Buffer.from(JSON.stringify({ m })), question, fetchedAt: 0 },
    gone.signal,
  )
  gone.abort(new Error('gone'))
  await expect(pending).rejects.toThrow('gone')
})
