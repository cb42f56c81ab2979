import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HostOptions } from './contract'
import { openHostSession, type Standing } from './hostSession'
import { createHostState } from './hostState'

const FIRST = 'test-secret-of-a-reader-1'
const SECOND = 'test-secret-of-a-reader-2'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

async function opened(token: HostOptions['token']) {
  const standing = createHostState<Standing>('asking')
  const onExpired = vi.fn()
  const host = await openHostSession({ token: () => token, standing, onExpired })
  return { ...host, standing, onExpired }
}
const settle = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}

test.each<[string, HostOptions['token']]>([
  ['gives none', () => null],
  ['is not there', undefined],
  ['throws', () => Promise.reject(new Error('offline'))],
  ['gives what fits into no header', () => 'too short'],
  ['gives no text', () => 7 as unknown as string],
])('a host that %s has nobody signed in', async (_, token) => {
  const { session, standing } = await opened(token)
  expect([session.state(), session.token(), standing.get()]).toEqual(['signed-out', null, 'refused'])
})

test('a reader who is there from the start is no second reader', async () => {
  const { session } = await opened(() => FIRST)
  expect([session.state(), session.token(), session.count()]).toEqual(['signed-in', FIRST, 0])
})

test('a refused token is asked for once more, and another one goes on', async () => {
  const tokens = [FIRST, SECOND]
  const { session, onExpired } = await opened(() => tokens.shift() ?? null)
  session.onExpired(FIRST)
  expect(session.token()).toBeNull()
  await settle()
  expect([session.state(), session.token()]).toEqual(['signed-in', SECOND])
  expect(onExpired).not.toHaveBeenCalled()
})

test('the same token again is no other: the host is told', async () => {
  const { session, standing, onExpired } = await opened(() => FIRST)
  session.onExpired(FIRST)
  await settle()
  expect([session.token(), standing.get()]).toEqual([null, 'refused'])
  expect(onExpired).toHaveBeenCalledOnce()
})

/** A provider that has a new token every time, counted. */
function endless() {
  const provider = vi.fn(() => `test-secret-of-a-reader-${provider.mock.calls.length}`)
  return provider
}
const refuse = async ({ session }: Awaited<ReturnType<typeof opened>>) => {
  session.onExpired(session.token() ?? '')
  await settle()
}

test('a renewed token that is refused within ten seconds is told, once, and no third is asked for', async () => {
  const provider = endless()
  const host = await opened(provider)
  for (let i = 0; i < 5; i++) await refuse(host)
  expect(provider).toHaveBeenCalledTimes(2)
  expect([host.session.state(), host.standing.get()]).toEqual(['expired', 'refused'])
  expect(host.onExpired).toHaveBeenCalledOnce()
})

test('one that is refused after ten seconds has ended like any other: the next is asked for', async () => {
  const provider = endless()
  const host = await opened(provider)
  await refuse(host)
  await vi.advanceTimersByTimeAsync(10_000)
  await refuse(host)
  expect(provider).toHaveBeenCalledTimes(3)
  expect(host.session.state()).toBe('signed-in')
  expect(host.onExpired).not.toHaveBeenCalled()
})

test('a host that gives a new provider at every refusal is asked once in ten seconds, and told of each', async () => {
  const provider = endless()
  const host = await opened(provider)
  host.onExpired.mockImplementation(() => host.ask())
  await refuse(host)
  await refuse(host)
  expect([provider.mock.calls.length, host.onExpired.mock.calls.length]).toEqual([2, 1])
  await vi.advanceTimersByTimeAsync(9_999)
  expect(provider).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(1)
  expect([provider.mock.calls.length, host.session.state()]).toEqual([3, 'signed-in'])
  await refuse(host)
  expect([provider.mock.calls.length, host.onExpired.mock.calls.length]).toEqual([3, 2])
})

test('a host that has nobody is told once, however often it gives a provider; a reader who asks is answered', async () => {
  const tokens = [FIRST]
  const host = await opened(() => tokens.pop() ?? null)
  await refuse(host)
  for (let i = 0; i < 3; i++) {
    host.ask()
    await vi.advanceTimersByTimeAsync(0)
  }
  expect(host.onExpired).toHaveBeenCalledOnce()
  host.askForReader()
  expect(host.standing.get()).toBe('asking')
  await vi.advanceTimersByTimeAsync(0)
  expect(host.standing.get()).toBe('refused')
  expect(host.onExpired).toHaveBeenCalledTimes(2)
})

test('nothing is asked once it is closed', async () => {
  const provider = endless()
  const host = await opened(provider)
  await refuse(host)
  host.ask()
  host.close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(provider).toHaveBeenCalledTimes(2)
})

test('a sign-out wins over an answer that is still on its way', async () => {
  let answer: (token: string) => void = () => undefined
  let isFirst = true
  const { session, ask, signOut } = await opened(() => {
    if (!isFirst) return new Promise<string>((done) => (answer = done))
    isFirst = false
    return FIRST
  })
  ask()
  await vi.advanceTimersByTimeAsync(0)
  signOut()
  answer(SECOND)
  await settle()
  expect([session.state(), session.token()]).toEqual(['signed-out', null])
})
