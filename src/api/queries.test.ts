import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { MetricSet } from '~/domain/series'
import { timeRange } from '~/domain/timeRange'
import { createClient } from './client'
import { decodeMetrics } from './decode/metrics'
import { clusterCostsQuery, metricsQuery, savingsQuery } from './queries'
import { createQueryClient } from './queryClient'
import type { CostRequest } from './request'
import { ACCOUNT, instantOf, point, request, STRANGER } from './testing/answers'

const shifted = (hours: number): CostRequest => ({
  ...request,
  window: timeRange(instantOf(hours), instantOf(hours + 4)),
})

/** A service with one nasty series, that counts its calls. */
function serviceOf(answer = () => JSON.stringify({ metrics: { m: [point(0, 1, { pod: 'a' })] } })) {
  const calls: AbortSignal[] = []
  const fetch = (async (_: unknown, init?: RequestInit) => {
    calls.push(init?.signal as AbortSignal)
    return new Response(answer())
  }) as typeof globalThis.fetch
  return { queryClient: createQueryClient(createClient({ fetch })), calls }
}

test('a key names endpoint, tenant and floored window', () => {
  const key = [ACCOUNT, instantOf(0), instantOf(4), '']
  const odd = { ...request, window: timeRange(instantOf(0) + 1, instantOf(4) + 3_599_999) }
  expect(metricsQuery(odd).queryKey).toEqual(['metrics', ...key])
  expect(clusterCostsQuery(request).queryKey).toEqual(['clusterCosts', ...key])
  expect(savingsQuery(request).queryKey).toEqual(['savings', ...key])
  expect(metricsQuery({ ...request, metrics: ['a', 'b'] }).queryKey).toEqual([
    'metrics',
    ...key.slice(0, 3),
    'a,b',
  ])
})

test('fault 36: the same question at the same time is one request', async () => {
  const { queryClient, calls } = serviceOf()
  await Promise.all([0, 1, 2].map(() => queryClient.fetchQuery(metricsQuery(request))))
  expect(calls).toHaveLength(1)
})

test('fault 17: what the client decodes is what the page gets, at the second and third poll as well', async () => {
  const text = `{"metrics":{"m":[{"timestamp":0,"value":1,"labels":{"__proto__":"p","constructor":"c"}}]}}`
  const decoded: MetricSet[] = []
  const getMetrics = async () => {
    const set = decodeMetrics(text, request)
    decoded.push(set)
    return set
  }
  const queryClient = createQueryClient({ ...createClient(), getMetrics })
  for (let poll = 0; poll < 3; poll++) {
    await queryClient.fetchQuery({ ...metricsQuery(request), staleTime: 0 })
    const set = queryClient.getQueryData(metricsQuery(request).queryKey)
    expect(set).toBe(decoded[poll])
    expect([...(set?.series[0]?.labels ?? [])]).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ])
  }
})

test('fault 37: leaving a question aborts its request', async () => {
  let heard: AbortSignal | undefined
  const fetch = ((_: unknown, init?: RequestInit) => {
    heard = init?.signal ?? undefined
    return new Promise((_, reject) => heard?.addEventListener('abort', () => reject(heard?.reason)))
  }) as typeof globalThis.fetch
  const observer = new QueryObserver(createQueryClient(createClient({ fetch })), metricsQuery(request))
  const leave = observer.subscribe(() => {})
  expect(heard?.aborted).toBe(false)
  leave()
  expect(heard?.aborted).toBe(true)
})

test('while a window loads the last one stays, for the same account and metrics alone', async () => {
  const { queryClient } = serviceOf()
  const observer = new QueryObserver(queryClient, metricsQuery(request))
  const leave = observer.subscribe(() => {})
  const first = (await observer.refetch()).data
  expect(first?.series).toHaveLength(1)

  observer.setOptions(metricsQuery(shifted(1)))
  expect(observer.getCurrentResult()).toMatchObject({ data: first, isPlaceholderData: true })

  observer.setOptions(metricsQuery({ ...request, metrics: ['other'] }))
  expect(observer.getCurrentResult().data).toBeUndefined()

  observer.setOptions(metricsQuery(request))
  observer.setOptions(metricsQuery({ ...shifted(2), account: STRANGER }))
  expect(observer.getCurrentResult().data).toBeUndefined()
  leave()
})
