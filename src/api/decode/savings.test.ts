import { expect, test } from 'vitest'
import { echo, failureOf, point, request, vector } from '../testing/answers'
import { decodeSavings } from './savings'

const decode = (body: object) => decodeSavings(JSON.stringify({ ...echo, ...body }), request)
const CPU = 'kubecost_savings_cpu_allocation'
const MEMORY = 'kubecost_savings_memory_allocation_bytes'

test('fault 11, C: cores and bytes under the names of their metrics', () => {
  const set = decode({
    cpu_savings: [point(0, 6.5), point(1, 7.5)],
    memory_savings: [point(0, 1024, { daemonset: 'false' }), point(0, 512, { daemonset: 'true' })],
  })
  expect(set).toMatchObject({
    shape: 'C',
    mode: 'range',
    notices: [],
    counts: { received: 4, conflicting: 0 },
  })
  expect(set.series.map(({ metric, labels, value }) => [metric, labels.get('daemonset'), ...value])).toEqual([
    [CPU, undefined, 6.5, 7.5],
    [MEMORY, 'false', 1024],
    [MEMORY, 'true', 512],
  ])
})

test('fault 12: empty lists are an answer without series', () => {
  expect(decode({ cpu_savings: [], memory_savings: [] })).toMatchObject({
    shape: 'C',
    mode: 'range',
    series: [],
  })
})

test('fault 23: one list missing is said, and the other used', () => {
  const set = decode({ cpu_savings: [point(0, 1)], memory_savings: null })
  expect(set.series.map(({ metric }) => metric)).toEqual([CPU])
  expect(set.notices).toEqual(['The answer holds no memory_savings.'])
})

test('an instant vector in place of a list speaks of now', () => {
  const now = (value: string) => vector({ metric: {}, value: [echo.start_date, value] })
  expect(decode({ cpu_savings: now('1'), memory_savings: now('2') })).toMatchObject({ mode: 'instant' })
  expect(decode({ cpu_savings: now('1'), memory_savings: [point(0, 2)] })).toMatchObject({ mode: 'range' })
})

test.each<[string, object, string]>([
  ['neither list', {}, 'cpu_savings'],
  ['a number in place of a list', { cpu_savings: [], memory_savings: 5 }, 'memory_savings'],
])('fault 11: %s is a contract error', async (_, body, path) => {
  expect(await failureOf(() => decode(body))).toMatchObject({ kind: 'contract', endpoint: 'savings', path })
})
