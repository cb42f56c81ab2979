import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { withoutBareNumbers } from '../../src/api/contract/bareNumbers.ts'
import type { Endpoint } from '../../src/api/contract/paths.ts'
import { Refusal } from '../refusal.ts'
import { brokenBytes, hostileJson } from '../testing/hostileJson.ts'
import { toAnswer } from './answerJson.ts'
import { checkedBody } from './checkBody.ts'
import { keptLabels } from './labels.ts'
import type { Question } from './source.ts'

// Tens of thousands of cases, on machines that differ.
vi.setConfig({ testTimeout: 60_000 })

// What leaves is held to a model that reads a body as one tree: the rules once more, without a thought for memory.

const ACCOUNT = '00000000-0000-4000-8000-0000000000aa'
const OTHER = '00000000-0000-4000-8000-0000000000bb'
const question = (endpoint: Endpoint): Question => ({
  endpoint,
  account: ACCOUNT,
  start: 1_759_489_200,
  end: 1_760_094_000,
  metrics: null,
})

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The body that leaves, with what was dropped and what was no finite number; null for what is no answer. */
function model(bytes: Buffer, { endpoint, account, start, end }: Question) {
  const text = bytes.toString().replace(/^\ufeff/, '')
  const mended = withoutBareNumbers(text)
  let body: unknown
  try {
    body = JSON.parse(mended.text)
  } catch {
    return null
  }
  if (!isObject(body)) return null
  const { cloud_account_id, start_date, end_date } = body
  if ((cloud_account_id ?? account) !== account) return null
  if (Math.floor(Number(start_date ?? start)) !== start || Math.floor(Number(end_date ?? end)) !== end)
    return null
  let dropped = 0
  let nonfinite = mended.count
  const isWord = (value: unknown) => typeof value === 'string' && /^[+-]?(nan|inf(inity)?)$/i.test(value)
  const own = (items: unknown[], where: string) =>
    items.flatMap((item) => {
      if (!isObject(item)) return [item]
      const values = Array.isArray(item.values) ? item.values : null
      const single = Array.isArray(item.value) ? item.value[1] : item.value
      nonfinite += (values?.map((pair) => (Array.isArray(pair) ? pair[1] : null)) ?? [single]).filter(
        isWord,
      ).length
      const labels = item[where]
      if (!isObject(labels)) return [item]
      if ((labels.tenant_id ?? account) !== account) {
        dropped += values?.length ?? 1
        return []
      }
      const { timestamp, value, values: pairs } = item
      return [{ timestamp, value, values: pairs, [where]: keptLabels(labels as Record<string, string>) }]
    })
  const entry = (value: unknown) => {
    if (Array.isArray(value)) return own(value, 'labels')
    if (!isObject(value) || !isObject(value.data) || !Array.isArray(value.data.result)) return value
    const { resultType, result } = value.data
    return { status: value.status, data: { resultType, result: own(result, 'metric') } }
  }
  const entries = (value: unknown) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, entry(inner)]))
      : value
  const { metrics, total_cost, summary, data_points, cpu_savings, memory_savings } = body
  const fields = {
    metrics: () => ({ metrics: entries(metrics) }),
    clusterCosts: () => ({ total_cost, summary, data_points: entry(data_points) }),
    savings: () => ({ cpu_savings: entry(cpu_savings), memory_savings: entry(memory_savings) }),
  }[endpoint]()
  return {
    body: JSON.parse(JSON.stringify({ cloud_account_id, start_date, end_date, ...fields })),
    dropped,
    nonfinite,
  }
}

/** The same of the answer that is made in pieces of so many bytes. */
async function outcome(bytes: Buffer, asked: Question, batchBytes: number) {
  try {
    const checked = checkedBody(bytes, asked, batchBytes)
    const meta = () => ({ served_at: 0, fetched_at: 0, ...checked.found(), warnings: [] })
    const { gzipped } = await toAnswer(checked, meta)
    const { meta: told, ...body } = JSON.parse(gunzipSync(gzipped).toString())
    return { body, dropped: told.dropped, nonfinite: told.nonfinite }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'upstream_bad_body') return null
    throw error
  }
}

const list = (item: fc.Arbitrary<string>) =>
  fc.array(item, { maxLength: 5 }).map((items) => `[${items.join(', ')}]`)
const object = (members: Record<string, fc.Arbitrary<string>>) =>
  fc
    .array(fc.oneof(...Object.entries(members).map(([name, value]) => fc.tuple(fc.constant(name), value))), {
      maxLength: 6,
    })
    .map((pairs) => `{${pairs.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(',')}}`)
const oneOf = (...texts: string[]) => fc.constantFrom(...texts)

const number = oneOf(
  '1',
  '-0.5e3',
  'NaN',
  '-Infinity',
  'Infinity',
  'null',
  '"NaN"',
  '"+Inf"',
  '"1e3"',
  '"NaNny"',
)
const pair = number.map((value) => `[1759489200, ${value}]`)
const labels = fc.oneof(
  {
    weight: 4,
    arbitrary: object({
      tenant_id: oneOf(`"${ACCOUNT}"`, `"${ACCOUNT}"`, `"${OTHER}"`, 'null', '7'),
      node: oneOf('"n1"', '"NaN"', '"]["'),
      job: oneOf('"kubecost"'),
      instance: oneOf('"10.0.0.1:9003"', '"n1"'),
      ['__proto__']: oneOf('"x"'),
    }),
  },
  { weight: 1, arbitrary: hostileJson.value },
)
const point = object({
  timestamp: oneOf('1759489200', 'NaN', '1e400'),
  value: number,
  labels,
  other: hostileJson.value,
})
const series = object({
  metric: labels,
  value: pair,
  values: list(fc.oneof(pair, number)),
  timestamp: number,
})
const samples = fc.oneof(
  list(fc.oneof({ weight: 5, arbitrary: point }, { weight: 1, arbitrary: hostileJson.value })),
  object({
    status: oneOf('"success"', '[1]'),
    data: object({ resultType: oneOf('"matrix"'), result: list(series), more: hostileJson.value }),
    errors: hostileJson.value,
  }),
  hostileJson.value,
)
const body = object({
  cloud_account_id: oneOf(`"${ACCOUNT}"`, 'null', `"${ACCOUNT}"`, `"${OTHER}"`),
  start_date: oneOf('1759489200', '1759489200.25', '"1759489200"', '1759489201'),
  end_date: oneOf('1760094000', 'null'),
  metrics: fc.oneof(object({ m: samples, n: samples, 0: samples }), hostileJson.value),
  data_points: samples,
  cpu_savings: samples,
  memory_savings: samples,
  total_cost: number,
  summary: samples,
  config: fc.oneof(samples, hostileJson.value),
})

const endpoint = fc.constantFrom<Endpoint>('metrics', 'clusterCosts', 'savings')
const batch = fc.integer({ min: 0, max: 200 })

test('faults 1, 17, 22, 24 and 62: a body of any form leaves as the model says', async () => {
  let answers = 0
  await fc.assert(
    fc.asyncProperty(body, endpoint, batch, async (text, asked, batchBytes) => {
      const bytes = Buffer.from(text)
      const expected = model(bytes, question(asked))
      if (expected !== null) answers++
      expect(await outcome(bytes, question(asked), batchBytes)).toEqual(expected)
    }),
    { numRuns: 4_000 },
  )
  expect(answers).toBeGreaterThan(1_000)
})

test('faults 22 and 27: a body that is broken anywhere leaves as the model says, and mostly not at all', async () => {
  await fc.assert(
    fc.asyncProperty(brokenBytes(body), endpoint, batch, async (bytes, asked, batchBytes) => {
      expect(await outcome(bytes, question(asked), batchBytes)).toEqual(model(bytes, question(asked)))
    }),
    { numRuns: 4_000 },
  )
})

test('fault 22: a byte order mark is no part of a body', async () => {
  const bytes = Buffer.from('\ufeff {"total_cost":1}')
  expect(await outcome(bytes, question('clusterCosts'), 0)).toMatchObject({ body: { total_cost: 1 } })
  expect(await outcome(Buffer.from('\ufeff\ufeff{}'), question('clusterCosts'), 0)).toBeNull()
})

test('fault 24: the echo counts wherever it stands, and the last of two', async () => {
  const points = `"data_points":[{"value":1,"labels":{"tenant_id":"${ACCOUNT}"}}]`
  const asked = question('clusterCosts')
  const codes = await Promise.all(
    [
      `{${points},"cloud_account_id":"${ACCOUNT}"}`,
      `{${points},"cloud_account_id":"${OTHER}"}`,
      `{"cloud_account_id":"${OTHER}",${points},"cloud_account_id":"${ACCOUNT}"}`,
      `{"cloud_account_id":"${ACCOUNT}",${points},"cloud_account_id":"${OTHER}"}`,
      `{${points},"start_date":[1759489200]}`,
    ].map(async (text) => (await outcome(Buffer.from(text), asked, 0)) !== null),
  )
  expect(codes).toEqual([true, false, true, false, false])
})
