import { expect, test } from 'vitest'
import { echo, metricsText, point, request, STRANGER } from '../testing/answers'
import { decodeClusterCosts } from './clusterCosts'
import { noticesOfMeta, originOf } from './meta'
import { decodeMetrics } from './metrics'
import { decodeSavings } from './savings'

const META = {
  served_at: 1,
  fetched_at: 1,
  dropped: 3,
  nonfinite: 1,
  warnings: ['a store did not answer', 'a store did not answer'],
}
const SAID = [
  'The source warned: a store did not answer',
  '3 samples of another account were left out by the gateway.',
]

test('what the gateway found is told once, beside each of the three answers', () => {
  expect(decodeMetrics(JSON.stringify({ ...echo, metrics: {}, meta: META }), request).notices).toEqual(SAID)
  const savings = { ...echo, cpu_savings: [], memory_savings: [], meta: META }
  expect(decodeSavings(JSON.stringify(savings), request).notices).toEqual(SAID)
  const costs = { ...echo, total_cost: 0, data_points: [], meta: META }
  expect(decodeClusterCosts(JSON.stringify(costs), request).report.notices).toEqual(SAID)
})

test('a value that was no number is told by whoever decodes it, and only there', () => {
  const body = {
    ...JSON.parse(metricsText({ m: [point(0, 1), point(1, null)] })),
    meta: { ...META, dropped: 0 },
  }
  expect(decodeMetrics(JSON.stringify(body), request).notices).toEqual([
    SAID[0],
    '1 of 2 samples of m holds no usable number.',
  ])
})

test('one sample is one sample', () =>
  expect(noticesOfMeta({ meta: { dropped: 1 } })).toEqual([
    '1 sample of another account was left out by the gateway.',
  ]))

test.each([
  ['nothing', {}],
  ['null', { meta: null }],
  ['a list', { meta: [] }],
  ['nothing found', { meta: { dropped: 0, warnings: [] } }],
  ['fields of other kinds', { meta: { dropped: '3', warnings: { 0: 'x' } } }],
  ['warnings that are no text', { meta: { warnings: [1, null, {}] } }],
])('%s: nothing is said', (_, body) => expect(noticesOfMeta(body)).toEqual([]))

test('endless warnings are cut, and so is a flood of them', () => {
  const warnings = Array.from({ length: 50 }, (_, i) => `${i} ${'x'.repeat(1000)}`)
  const told = noticesOfMeta({ meta: { warnings } })
  expect(told).toHaveLength(10)
  expect(Math.max(...told.map(({ length }) => length))).toBeLessThan(230)
})

test('the same is handed on as facts; without meta nobody knows what the source warned of', () => {
  expect(originOf({ meta: META })).toEqual({ foreign: 3, warnings: ['a store did not answer'] })
  expect(originOf({})).toEqual({ foreign: 0, warnings: null })
})

test('samples of another account that only we found count as foreign too', () => {
  const text = metricsText({ m: [point(0, 1, { tenant_id: STRANGER })] })
  expect(decodeMetrics(text, request).origin).toEqual({ foreign: 1, warnings: null })
})
