import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HostListener, HostOptions } from './contract'
import { startFrameGuest } from './frameGuest'
import { otherEnd, strangersTo } from './testing/otherEnd'

const HOST = 'https://cloudtuner.example'
const OTHER = 'https://b.example:8443'
const ID = '00000000-0000-4000-8000-000000000001'

/** A frame shown by a window that notes what is said to it; `ancestors` where the browser tells who shows it. */
function framed(origins: readonly string[] = [HOST, OTHER], ancestors?: readonly string[]) {
  const target = new EventTarget()
  const { posted, window: parent, say } = otherEnd(target, HOST)
  const pictures: (() => void)[] = []
  const window = Object.assign(target, {
    parent,
    location: { ancestorOrigins: ancestors },
    requestAnimationFrame: (picture: () => void) => pictures.push(picture),
  }) as unknown as Window
  const opened: HostOptions[] = []
  const changes: object[] = []
  const silence = vi.fn(() => 96)
  const seen = vi.fn()
  let tell: HostListener = () => undefined
  const guest = startFrameGuest({
    window,
    origins,
    onSilence: silence,
    onSeen: seen,
    open(options, listener) {
      opened.push(options)
      tell = listener
      return { update: (change) => changes.push(change), unmount: () => undefined }
    },
  })
  return {
    guest,
    posted,
    opened,
    changes,
    silence,
    seen,
    say,
    tell: (event: Parameters<HostListener>[0]) => tell(event),
    draw() {
      for (const picture of pictures.splice(0)) picture()
    },
  }
}

const INIT = { type: 'kubernetes-costs:init', options: { account: ID }, asksToken: true }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('says that it is there to each that may show it, and to nobody else', () => {
  expect(framed().posted.map(({ to }) => to)).toEqual([HOST, OTHER])
  expect(framed([HOST, OTHER], [OTHER, 'https://top.example']).posted.map(({ to }) => to)).toEqual([OTHER])
  expect(framed([HOST], ['https://host.evil.example']).posted).toEqual([])
  expect(framed([]).posted).toEqual([])
})

test.each(strangersTo(HOST))('fault 78: %s is not heard and gets no answer', (_, from) => {
  const { guest, opened, posted, say } = framed()
  const before = posted.length
  say(INIT, from)
  say({ type: 'kubernetes-costs:hello' }, from)
  expect(opened).toEqual([])
  expect(posted).toHaveLength(before)
  expect(guest.ignored()).toBe(2)
})

test.each([
  null,
  'kubernetes-costs:init',
  7,
  [],
  { type: 'kubernetes-costs:init' },
  { type: 'kubernetes-costs:init', options: [], asksToken: true },
  { type: 'kubernetes-costs:init', options: {}, asksToken: 'yes' },
  { type: 'kubernetes-costs:token', id: 1, token: 'test-secret' },
  { type: 'kubernetes-costs:update', options: {} },
  { type: 'kubernetes-costs:seen', top: '0', height: 500 },
  { type: 'kubernetes-costs:seen', top: -1, height: 500 },
  { type: 'kubernetes-costs:seen', top: 0, height: Number.POSITIVE_INFINITY },
  { type: 'something else' },
])('fault 78: %j of the host’s own is no message', (data) => {
  const { guest, opened, seen, say } = framed()
  say(data)
  expect(opened).toEqual([])
  expect(seen).not.toHaveBeenCalled()
  expect(guest.ignored()).toBe(1)
})

test('after the first word no other origin is heard, though it may show the frame', () => {
  const { opened, changes, say, draw } = framed()
  say(INIT)
  say({ type: 'kubernetes-costs:update', options: { route: '/nodes' } }, { origin: OTHER })
  draw()
  expect(opened).toHaveLength(1)
  expect(changes).toEqual([])
})

test('a token comes as the answer to a question, once; nothing is taken from options', async () => {
  const { opened, posted, guest, say } = framed()
  say({ ...INIT, options: { account: ID, token: 'test-secret-in-options', apiBase: 'https://evil.example' } })
  expect(opened[0]).toEqual({ account: ID, token: expect.any(Function) })
  const answer = opened[0]?.token?.()
  const { message, to } = posted.at(-1) ?? { message: {}, to: '' }
  expect([message.type, to]).toEqual(['kubernetes-costs:token-wanted', HOST])
  say({ type: 'kubernetes-costs:token', id: 'another', token: 'test-secret-of-another' })
  say({ type: 'kubernetes-costs:token', id: message.id, token: 'test-secret-of-a-reader' })
  expect(await answer).toBe('test-secret-of-a-reader')
  say({ type: 'kubernetes-costs:token', id: message.id, token: 'test-secret-once-more' })
  expect(guest.ignored()).toBe(2)
})

test('a host that does not answer has no token', async () => {
  const { opened, say } = framed()
  say(INIT)
  const answer = opened[0]?.token?.()
  vi.advanceTimersByTime(30_000)
  expect(await answer).toBeNull()
})

test('fault 83: a hundred themes before the next picture are one change, the last', () => {
  const { changes, say, draw } = framed()
  say(INIT)
  for (let i = 0; i < 100; i++)
    say({ type: 'kubernetes-costs:update', options: { theme: { radius: i % 24 }, colorScheme: null } })
  draw()
  expect(changes).toEqual([{ theme: { radius: 99 % 24 }, colorScheme: undefined }])
})

test('fault 83: a host that says nothing for five seconds is told of, and hears how high that is', () => {
  const silent = framed()
  const spoken = framed()
  spoken.say(INIT)
  for (const { posted } of [silent, spoken]) posted.length = 0
  vi.advanceTimersByTime(5_000)
  expect(silent.silence).toHaveBeenCalledOnce()
  expect(silent.posted).toEqual([HOST, OTHER].map((to) => ({ message: { iframeHeight: 96 }, to })))
  expect(spoken.silence).not.toHaveBeenCalled()
  expect(spoken.posted).toEqual([])
})

test('what is seen of it is the host’s to say', () => {
  const { seen, say } = framed()
  say({ type: 'kubernetes-costs:seen', top: 1548, height: 752 })
  expect(seen.mock.calls).toEqual([[{ top: 1548, height: 752 }]])
})

test('its height goes out in the form that CloudTuner’s frames have, to the host alone', () => {
  const { posted, say, tell } = framed()
  say(INIT)
  tell({ type: 'height', height: 1234 })
  expect(posted.filter(({ message }) => 'iframeHeight' in message)).toEqual([
    { message: { iframeHeight: 1234 }, to: HOST },
  ])
  expect(posted.map(({ to }) => to)).not.toContain('*')
})
