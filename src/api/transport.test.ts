import { expect, test, vi } from 'vitest'
import { failureOf } from './testing/answers'
import { createTransport, type TransportOptions } from './transport'

const TOKEN = 'test-token-test-token'

/** Asks once, and gives the headers that were sent. */
function asking(answer: () => Response, options: TransportOptions = {}) {
  const sent: Headers[] = []
  const fetch = (async (_: unknown, init: RequestInit = {}) => {
    sent.push(new Headers(init.headers))
    return answer()
  }) as typeof globalThis.fetch
  const ask = () =>
    createTransport({ ...options, fetch })('/a', 'clusters', (bytes) => bytes.byteLength, undefined)
  return { ask, sent }
}

const unauthenticated = () =>
  Response.json({ error: { code: 'unauthenticated', message: 'No.', request_id: 'r' } }, { status: 401 })

test('where a reader is asked for, each question carries their token, and only that', async () => {
  const reader = { token: () => TOKEN, onExpired: () => undefined }
  const { ask, sent } = asking(() => new Response('12'), { reader })
  expect(await ask()).toBe(2)
  expect(Object.fromEntries(sent[0] ?? [])).toEqual({
    accept: 'application/json',
    authorization: `Bearer ${TOKEN}`,
  })
})

test('where none is asked for, none is named', async () => {
  const { ask, sent } = asking(() => new Response('12'))
  await ask()
  expect(sent[0]?.has('authorization')).toBe(false)
})

test('nobody signed in: nothing is asked', async () => {
  const reader = { token: () => null, onExpired: () => undefined }
  const { ask, sent } = asking(() => new Response('12'), { reader })
  expect(await failureOf(ask)).toMatchObject({ kind: 'unauthorised', status: null })
  expect(sent).toEqual([])
})

test('fault 63: a token the gateway refuses is reported, with the token it was', async () => {
  const onExpired = vi.fn()
  let token = TOKEN
  const { ask } = asking(
    () => {
      // Somebody else signs in while the answer is on its way.
      token = 'another-token-another'
      return unauthenticated()
    },
    { reader: { token: () => token, onExpired } },
  )
  expect(await failureOf(ask)).toMatchObject({ kind: 'unauthorised', canRetry: false })
  expect(onExpired.mock.calls).toEqual([[TOKEN]])
})

test('fault 53: a source that refuses the gateway signs nobody out', async () => {
  const onExpired = vi.fn()
  const refused = () => Response.json({ error: { code: 'upstream_auth' } }, { status: 502 })
  const { ask } = asking(refused, { reader: { token: () => TOKEN, onExpired } })
  expect(await failureOf(ask)).toMatchObject({ kind: 'proxy-refused' })
  expect(onExpired).not.toHaveBeenCalled()
})

test('fault 42: the server’s time is heard with every answer and every refusal', async () => {
  const heard: number[] = []
  const onServerTime = (at: number) => heard.push(at)
  const headers = { date: 'Thu, 09 Oct 2025 04:00:00 GMT' }
  await asking(() => new Response('1', { headers }), { onServerTime }).ask()
  await failureOf(asking(() => new Response('', { status: 503, headers }), { onServerTime }).ask)
  await asking(() => new Response('1'), { onServerTime }).ask()
  await asking(() => new Response('1', { headers: { date: 'yesterday' } }), { onServerTime }).ask()
  expect(heard).toEqual([Date.UTC(2025, 9, 9, 4), Date.UTC(2025, 9, 9, 4)])
})
