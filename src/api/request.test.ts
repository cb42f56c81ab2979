import { expect, test } from 'vitest'
import { timeRange } from '~/domain/timeRange'
import { requestUrl } from './request'
import { ACCOUNT, failureOf, START } from './testing/answers'

const window = timeRange(START * 1000, (START + 7200) * 1000)
const query = `cloud_account_id=${ACCOUNT}&start_date=${START}&end_date=${START + 7200}`

test.each([
  ['metrics', '', `/k8s-cost-api/v1/metrics?${query}`],
  ['clusterCosts', '/k8s', `/k8s/k8s-cost-api/v1/cluster-costs?${query}`],
  ['savings', 'https://host/', `https://host/k8s-cost-api/v1/savings?${query}`],
] as const)('the address of %s below %j', (endpoint, base, url) => {
  expect(requestUrl(endpoint, { account: ACCOUNT, window }, base)).toBe(url)
})

test('fault 45: both ends are floored to the hour, in whole seconds', () => {
  const odd = timeRange(START * 1000 + 820_500, (START + 7200) * 1000 + 1_199_999)
  expect(requestUrl('metrics', { account: ACCOUNT, window: odd })).toContain(query)
})

test('names are asked for in the question for metrics alone', () => {
  const request = { account: ACCOUNT, window, metrics: ['a:b', 'kubecost_x'] }
  expect(new URL(requestUrl('metrics', request), 'http://x').searchParams.get('metrics')).toBe(
    'a:b,kubecost_x',
  )
  expect(requestUrl('savings', request)).not.toContain('kubecost_x')
  expect(requestUrl('metrics', { ...request, metrics: [] })).toMatch(/end_date=\d+$/)
})

test.each([
  ['reversed', 7200, 0],
  ['empty', 3600, 3600],
  ['empty after flooring', 3600, 7199],
  ['negative', -3600, 3600],
  ['without a start', Number.NaN, 3600],
  ['without an end', 0, Number.NaN],
  ['endless', 0, Number.POSITIVE_INFINITY],
])('fault 48: a window that is %s is refused before it is asked', async (_, start, end) => {
  const request = { account: ACCOUNT, window: timeRange(start * 1000, end * 1000) }
  expect(await failureOf(() => requestUrl('metrics', request))).toMatchObject({
    kind: 'request',
    status: null,
    canRetry: false,
  })
})

test.each(['', 'a b', 'a"} or x{tenant_id="b', 'a&cloud_account_id=b', 'ä', 'a\n', 'x'.repeat(65)])(
  'fault 57: %j is no account',
  async (account) => {
    expect(await failureOf(() => requestUrl('savings', { account, window }))).toMatchObject({
      kind: 'request',
    })
  },
)

test.each(['', '9lives', 'up}or{', 'a,b', 'a b'])('fault 57: %j is no metric', async (name) => {
  const request = { account: ACCOUNT, window, metrics: ['up', name] }
  expect(await failureOf(() => requestUrl('metrics', request))).toMatchObject({ kind: 'request' })
})
