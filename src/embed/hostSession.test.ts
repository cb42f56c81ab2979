import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HostOptions } from './contract'
import { openHostSession, type Standing } from './hostSession'
import { createHostState } from './hostState'

const FIRST = 'test-secret-of-a-reader-1'
const SECOND = 'test-secret-of-a-reader-2'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
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

test('new tokens that are all refused are not asked for without end', async () => {
  let given = 0
  const { session, onExpired } = await opened(() => `test-secret-of-a-reader-${++given}`)
  for (let i = 0; i < 10; i++) {
    session.onExpired(session.token() ?? '')
    await settle()
  }
  expect(given).toBe(2)
  expect(onExpired).toHaveBeenCalledOnce()
})

test('a sign-out wins over an answer that is still on its way', async () => {
  let answer: (token: string) => void = () => undefined
  let isFirst = true
  const { session, ask, signOut } = await opened(() => {
    if (!isFirst) return new Promise<string>((done) => (answer = done))
    isFirst = false
    return FIRST
  })
  void ask()
  signOut()
  answer(SECOND)
  await settle()
  expect([session.state(), session.token()]).toEqual(['signed-out', null])
})
