import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createClient } from '~/api/client'
import type { ConfigBody } from '~/api/contract/gateway'
import { ApiError } from '~/api/errors'
import { useMetrics, useSavings } from '~/api/queries'
import { createQueryClient } from '~/api/queryClient'
import type { CostRequest } from '~/api/request'
import { type RangeChoice, windowOf } from '~/domain/scope'
import { NO_PRICES } from '~/domain/statedPrice'
import { setOf } from '~/domain/testing/tables'
import { timeRange } from '~/domain/timeRange'
import { type PanelQuery, QueryState } from '~/ui/QueryState'
import { useAnchor } from './anchor'
import { useNow } from './clock'
import { worldFrom } from './liveWorld'
import { Refresh } from './Refresh'

// A day of minutes is drawn a thousand times, and machines differ.
vi.setConfig({ testTimeout: 30_000 })

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const TEN_TWENTY = Date.UTC(2025, 9, 10, 10, 20)
const ACCOUNT = '00000000-0000-4000-8000-0000000000aa'

let isSeen = true
beforeEach(() => {
  localStorage.clear()
  isSeen = true
  vi.useFakeTimers({ now: TEN_TWENTY })
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => (isSeen ? 'visible' : 'hidden'))
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Lets time pass in steps, as React draws, and so sets the next timer, at the end of each. */
async function pass(ms: number, step = MINUTE / 2) {
  for (let left = ms; left > 0; left -= step)
    await act(() => vi.advanceTimersByTimeAsync(Math.min(left, step)))
}
const see = (seen: boolean) =>
  act(async () => {
    isSeen = seen
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(1)
  })
const every = (minutes: '1' | '5' | '15') =>
  fireEvent.change(screen.getByRole('combobox', { name: 'Refresh' }), { target: { value: minutes } })
const press = () => screen.getByRole('button', { name: /^Refresh/ }).click()
/** The hour at which a question's window ends, UTC. */
const endOf = ({ window }: CostRequest) => new Date(window.end).getUTCHours()

/** A page of two questions under a service that answers as told; the gateway's clock is right. */
async function show({ choice = { kind: 'last', name: '24h' } as RangeChoice, ahead = 0 } = {}) {
  const asked: { endpoint: string; request: CostRequest; at: number }[] = []
  const service = { answer: async (_: string): Promise<void> => undefined }
  const answer = (endpoint: string) => async (request: CostRequest) => {
    asked.push({ endpoint, request, at: Date.now() - TEN_TWENTY })
    await service.answer(endpoint)
    return setOf(request.window)
  }
  const queryClient = createQueryClient({
    ...createClient(),
    getMetrics: answer('metrics'),
    getSavings: answer('savings'),
  })
  const config: ConfigBody = {
    version: 'test',
    now: Date.now() + ahead,
    source: 'metroculus',
    auth: 'off',
    accounts: null,
    currency: 'USD',
    month_hours: 720,
    metrics: null,
    prices: [],
  }
  const world = worldFrom(config)

  function Page() {
    const now = useNow(world)
    const [anchor, onAnchor] = useAnchor(world, 'one question')
    const [isOld, setOld] = useState(false)
    const scope = {
      account: ACCOUNT,
      choice,
      window: windowOf(choice, anchor),
      now,
      anchor,
      metrics: [],
      prices: NO_PRICES,
      gateway: { source: null, serverAheadMs: ahead },
    }
    return (
      <>
        <Refresh
          isRecorded={false}
          readNow={world.clock.now}
          scope={scope}
          onAnchor={onAnchor}
          onOld={setOld}
        />
        <main data-old={isOld || undefined}>
          <p>until {new Date(scope.window.end).getUTCHours()}</p>
          <Picture query={useMetrics(scope)} />
          <Picture query={useSavings(scope)} />
        </main>
      </>
    )
  }
  const Picture = ({ query }: { readonly query: PanelQuery<object> }) => (
    <QueryState query={query} what="samples" skeleton={<p>waiting</p>}>
      {() => <p>picture</p>}
    </QueryState>
  )
  const view = render(
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>,
  )
  await pass(1)
  expect(asked).toHaveLength(2)
  asked.length = 0
  return { ...view, asked, service, queryClient }
}

const until = () => screen.getByText(/^until/).textContent
const isOld = () => screen.getByRole('main').getAttribute('data-old') !== null
const endpoints = (asked: readonly { readonly endpoint: string }[]) => asked.map(({ endpoint }) => endpoint)
const BOTH = ['metrics', 'savings']

test('off, a page asks nothing by itself, and says how old it is', async () => {
  const { asked } = await show()
  await pass(26 * HOUR, HOUR)
  expect(asked).toEqual([])
  expect(until()).toBe('until 10')
  expect(screen.getByText('From Oct 10, 10:20 UTC, 26 h old')).toBeTruthy()
})

test('refresh now: the window ends at the server’s hour, whatever the browser’s clock says', async () => {
  const { asked } = await show({ ahead: 5 * HOUR })
  expect(until()).toBe('until 15')
  expect(screen.getByText('From 15:20 UTC')).toBeTruthy()
  await pass(HOUR)
  await act(async () => press())
  await pass(1)
  expect(asked.map(({ request }) => endOf(request))).toEqual([16, 16])
  expect(until()).toBe('until 16')
})

test('each minute asks each question once; at the full hour the window moves on, and nothing is asked twice', async () => {
  const { asked } = await show()
  every('1')
  await pass(41.5 * MINUTE)
  expect(endpoints(asked)).toEqual(Array(41).fill(BOTH).flat())
  // 10:20 and 39 minutes; the fortieth is 11:00.
  expect(asked.map(({ request }) => endOf(request))).toEqual([...Array(78).fill(10), ...Array(4).fill(11)])
  expect(until()).toBe('until 11')
})

test('windows that were left are dropped: after a day there are no more answers than after an hour', async () => {
  const { queryClient } = await show()
  every('5')
  await pass(24 * HOUR, 2 * MINUTE)
  // Those of the running hour, and for ten minutes those of the last.
  expect(queryClient.getQueryCache().getAll().length).toBeLessThanOrEqual(4)
  await pass(30 * MINUTE)
  expect(queryClient.getQueryCache().getAll()).toHaveLength(2)
})

test('a range with two ends is asked again and does not move', async () => {
  const { asked } = await show({
    choice: { kind: 'fixed', range: timeRange(Date.UTC(2025, 9, 9, 4), Date.UTC(2025, 9, 10, 10)) },
  })
  every('15')
  await pass(3 * HOUR + MINUTE)
  expect(new Set(asked.map(({ request }) => request.window.start))).toEqual(
    new Set([Date.UTC(2025, 9, 9, 4)]),
  )
  expect(new Set(asked.map(({ request }) => endOf(request)))).toEqual(new Set([10]))
  expect(endpoints(asked)).toEqual(Array(12).fill(BOTH).flat())
})

test('a page nobody sees asks nothing; shown again it asks once, and goes on', async () => {
  const { asked } = await show()
  every('5')
  await see(false)
  await pass(3 * HOUR, HOUR)
  expect(asked).toEqual([])
  await see(true)
  expect(endpoints(asked)).toEqual(BOTH)
  await pass(4 * MINUTE)
  expect(endpoints(asked)).toEqual(BOTH)
  await pass(2 * MINUTE)
  expect(endpoints(asked)).toEqual([...BOTH, ...BOTH])
})

test('a page hidden and shown before it is due asks nothing for that', async () => {
  const { asked } = await show()
  every('5')
  await pass(MINUTE)
  await see(false)
  await pass(MINUTE)
  await see(true)
  expect(asked).toEqual([])
})

test('offline it waits and says so; once online it asks once', async () => {
  const { asked } = await show()
  every('1')
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => void dispatchEvent(new Event('offline')))
  await pass(10 * MINUTE)
  expect(asked).toEqual([])
  expect(screen.getByText(/refreshing goes on once the connection is back/)).toBeTruthy()
  onLine.mockReturnValue(true)
  act(() => void dispatchEvent(new Event('online')))
  await pass(1)
  expect(endpoints(asked)).toEqual(BOTH)
})

test('one refresh at a time: a slow service is not asked again before it has answered', async () => {
  const { asked, service } = await show()
  every('1')
  service.answer = () => new Promise((resolve) => setTimeout(resolve, 150_000))
  await pass(MINUTE)
  expect(isOld()).toBe(true)
  press()
  press()
  await pass(2 * MINUTE)
  expect(endpoints(asked)).toEqual(BOTH)
  // Two and a half minutes for the answers, and one more to the next.
  await pass(MINUTE)
  expect(isOld()).toBe(false)
  await pass(MINUTE)
  expect(endpoints(asked)).toEqual([...BOTH, ...BOTH])
})

test('a failure over the full hour: the old picture stays whole, with its reason and the next try', async () => {
  const { asked, service } = await show()
  every('15')
  service.answer = async (endpoint) => {
    if (endpoint === 'savings')
      throw new ApiError({ kind: 'server', endpoint: 'savings', status: 500, reason: 'x' })
  }
  await pass(46 * MINUTE)
  expect(until()).toBe('until 10')
  expect(screen.getAllByText('picture')).toHaveLength(2)
  expect(isOld()).toBe(true)
  expect(screen.getByText('From 10:20 UTC, 46 min old')).toBeTruthy()
  expect(
    screen.getByText(/The cost service failed \(500\)\. The old picture stays, all of it\./),
  ).toBeTruthy()
  expect(screen.getByText(/^Trying again in \d+ s\.$/)).toBeTruthy()
  service.answer = async () => undefined
  asked.length = 0
  await pass(15 * MINUTE)
  expect(endpoints(asked)).toEqual(BOTH)
  expect(until()).toBe('until 11')
  expect(isOld()).toBe(false)
  expect(screen.queryByText(/The old picture stays/)).toBeNull()
})

test('told to wait, it waits', async () => {
  const { asked, service } = await show()
  every('1')
  service.answer = async () => {
    throw new ApiError({ kind: 'server', endpoint: 'metrics', status: 429, reason: 'x', waitMs: 10 * MINUTE })
  }
  await pass(MINUTE)
  expect(endpoints(asked)).toEqual(BOTH)
  asked.length = 0
  await pass(9.9 * MINUTE)
  expect(asked).toEqual([])
})

test('a right that was withdrawn is not asked for again until the reader wants it', async () => {
  const { asked, service } = await show()
  every('1')
  service.answer = async () => {
    throw new ApiError({ kind: 'forbidden', endpoint: 'metrics', reason: 'x' })
  }
  await pass(MINUTE)
  asked.length = 0
  await pass(HOUR)
  expect(asked).toEqual([])
  expect(screen.getByText(/It is not tried again by itself\./)).toBeTruthy()
})
