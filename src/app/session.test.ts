import { expect, test, vi } from 'vitest'
import { createSession } from './session'

const TOKEN = 'test-token-test-token'
const NEXT = 'other-token-other-token'

test('nobody is signed in at first; a token is held until it is dropped', () => {
  const session = createSession()
  expect([session.state(), session.token()]).toEqual(['signed-out', null])
  session.signIn(TOKEN)
  expect([session.state(), session.token()]).toEqual(['signed-in', TOKEN])
  session.signOut()
  expect([session.state(), session.token()]).toEqual(['signed-out', null])
})

test('fault 63: a refused token is dropped at once, however many questions carried it', () => {
  const session = createSession()
  const changed = vi.fn()
  session.signIn(TOKEN)
  session.subscribe(changed)
  session.onExpired(TOKEN)
  session.onExpired(TOKEN)
  expect([session.state(), session.token()]).toEqual(['expired', null])
  expect(changed).toHaveBeenCalledOnce()
})

test('a refusal that arrives late signs nobody else out', () => {
  const session = createSession()
  session.signIn(TOKEN)
  session.signIn(NEXT)
  session.onExpired(TOKEN)
  expect([session.state(), session.token()]).toEqual(['signed-in', NEXT])
})

test('fault 79: a token is in nothing that could be written down', () => {
  const session = createSession()
  session.signIn(TOKEN)
  expect(JSON.stringify(session) + Object.values(session).map(String).join()).not.toContain(TOKEN)
})
