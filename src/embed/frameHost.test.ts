// Messages come to a window.
// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HostEvent, HostOptions } from './contract'
import { connectFrame } from './frameHost'
import { otherEnd, strangersTo } from './testing/otherEnd'

const GATEWAY = 'https://costs.example'
const ID = '00000000-0000-4000-8000-000000000001'
const FIRST = 'test-secret-of-a-reader-1'
const SECOND = 'test-secret-of-a-reader-2'

/** Of the host's window, pixels: a bar stays at its top. */
const [WINDOW, BAR] = [800, 48]

let ends: (() => void)[] = []
let pictures: (() => void)[] = []
const draw = () => {
  for (const picture of pictures.splice(0)) picture()
}
beforeEach(() => {
  ends = []
  pictures = []
  vi.stubGlobal('innerHeight', WINDOW)
  vi.stubGlobal('requestAnimationFrame', (picture: () => void) => pictures.push(picture))
})
afterEach(() => {
  for (const end of ends) end()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** A frame in the host's page whose window notes what is said to it; `isEmpty` until it has loaded. */
function connected(options: HostOptions = {}, { isEmpty = true, bar = BAR } = {}) {
  const { posted, window: contentWindow, say } = otherEnd(window, GATEWAY)
  const target = Object.assign(new EventTarget(), {
    src: `${GATEWAY}/embed/nodes`,
    contentWindow,
    contentDocument: isEmpty ? { URL: 'about:blank' } : null,
    style: { height: '' },
    // Of its own height of 3,200, scrolled so far that 1,500 are above the window.
    getBoundingClientRect: () => ({ top: -1500, bottom: 1700, left: 200, width: 1000 }),
    getRootNode: () => ({ elementFromPoint: (_: number, y: number) => (y >= bar ? target : null) }),
  })
  const heard: HostEvent[] = []
  const handle = connectFrame(target as unknown as HTMLIFrameElement, options, (event) => heard.push(event))
  ends.push(handle.unmount)
  return {
    target,
    posted,
    heard,
    handle,
    say,
    said: (type: string) => posted.filter(({ message }) => message.type === `kubernetes-costs:${type}`),
    load() {
      Object.assign(target, { contentDocument: null })
      target.dispatchEvent(new Event('load'))
    },
  }
}
const READY = { type: 'kubernetes-costs:ready' }
const wanted = (id: string) => ({ type: 'kubernetes-costs:token-wanted', id })
const settle = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}

test('an empty frame is not spoken to; a loaded one is greeted at its own origin', () => {
  const { posted, load } = connected()
  expect(posted).toEqual([])
  load()
  expect(posted).toEqual([{ message: { type: 'kubernetes-costs:hello' }, to: GATEWAY }])
  expect(connected({}, { isEmpty: false }).posted).toHaveLength(1)
})

test('a frame that is there gets the options, never a token or an address to ask', () => {
  const { posted, say } = connected({
    account: ID,
    token: () => FIRST,
    apiBase: '/elsewhere',
    route: '/nodes',
  })
  say(READY)
  expect(posted).toEqual([
    {
      message: {
        type: 'kubernetes-costs:init',
        options: { account: ID, route: '/nodes' },
        asksToken: true,
      },
      to: GATEWAY,
    },
  ])
  expect(JSON.stringify(posted)).not.toContain(FIRST)
})

test.each(strangersTo(GATEWAY))(
  'fault 78: %s is not heard, gets no token and changes nothing',
  async (_, from) => {
    const token = vi.fn(() => FIRST)
    const { posted, heard, target, say } = connected({ token })
    say(READY, from)
    say(wanted('a'), from)
    say({ iframeHeight: 9000 }, from)
    say({ type: 'kubernetes-costs:event', event: { type: 'auth-expired' } }, from)
    await settle()
    expect([posted, heard, target.style.height]).toEqual([[], [], ''])
    expect(token).not.toHaveBeenCalled()
  },
)

test.each([null, 'kubernetes-costs:ready', [], { type: 'something else' }, { iframeHeight: '100%' }])(
  'fault 78: %j is no message of the frame',
  (data) => {
    const { posted, target, say } = connected()
    say(data)
    expect([posted, target.style.height]).toEqual([[], ''])
  },
)

test('each question for a token is one to the provider and has one answer', async () => {
  const tokens = [FIRST, SECOND]
  const { said, say } = connected({ token: async () => tokens.shift() ?? null })
  say(READY)
  for (const id of ['a', 'b', 'c']) {
    say(wanted(id))
    await settle()
  }
  expect(said('token').map(({ message: { id, token }, to }) => [id, token, to])).toEqual([
    ['a', FIRST, GATEWAY],
    ['b', SECOND, GATEWAY],
    ['c', null, GATEWAY],
  ])
})

test.each<[string, HostOptions['token']]>([
  ['throws', () => Promise.reject(new Error('offline'))],
  ['is not there', undefined],
])('a provider that %s answers that nobody is there', async (_, token) => {
  const { said, say } = connected(token ? { token } : {})
  say(READY)
  say(wanted('a'))
  await settle()
  expect(said('token').map(({ message }) => message.token)).toEqual([null])
})

test('a change goes out once the frame is there; what is undefined is taken back', () => {
  const { said, say, handle } = connected({ account: ID, locale: 'de-DE' })
  handle.update({ colorScheme: 'dark', locale: undefined })
  expect(said('update')).toEqual([])
  say(READY)
  expect(said('init')[0]?.message.options).toEqual({ account: ID, colorScheme: 'dark' })
  handle.update({ colorScheme: undefined, route: '/trends' })
  expect(said('update').map(({ message, to }) => [message, to])).toEqual([
    [{ type: 'kubernetes-costs:update', options: { colorScheme: null, route: '/trends' } }, GATEWAY],
  ])
})

test('a new provider is told as one to ask, the same one is not, and none is none', () => {
  const token = () => FIRST
  const { said, say, handle } = connected({ token })
  say(READY)
  handle.update({ token })
  handle.update({ token: () => SECOND })
  handle.update({ token: undefined })
  expect(said('update').map(({ message }) => message.asksToken)).toEqual([undefined, true, false])
})

test('a frame that was loaded anew is told everything anew, as it is by then', () => {
  const { said, say, handle } = connected({ account: ID })
  say(READY)
  handle.update({ route: '/prices' })
  say(READY)
  expect(said('init').map(({ message }) => message.options)).toEqual([
    { account: ID },
    { account: ID, route: '/prices' },
  ])
})

test('its height is that of what it shows, in whole pixels; events reach the listener as they are', () => {
  const { target, heard, say } = connected()
  say({ iframeHeight: 1234.2 })
  expect(target.style.height).toBe('1235px')
  const event = { type: 'navigate', route: '/nodes', replace: false }
  say({ type: 'kubernetes-costs:event', event })
  expect(heard).toEqual([event])
})

test('a frame that is there hears which part of it is seen: below the bar and above the window’s edge', () => {
  const { said, say } = connected()
  window.dispatchEvent(new Event('scroll'))
  draw()
  expect(said('seen')).toEqual([])
  say(READY)
  draw()
  const seen = { type: 'kubernetes-costs:seen', top: 1500 + BAR, height: WINDOW - BAR }
  expect(said('seen')).toEqual([{ message: seen, to: GATEWAY }])
  for (let i = 0; i < 100; i++) window.dispatchEvent(new Event('scroll'))
  draw()
  expect(said('seen')).toHaveLength(2)
  window.dispatchEvent(new Event('resize'))
  say({ iframeHeight: 3300 })
  draw()
  expect(said('seen')).toHaveLength(3)
})

test('of a frame that something of the host’s covers nothing is said', () => {
  const { said, say } = connected({}, { bar: WINDOW })
  say(READY)
  draw()
  expect(said('seen')).toEqual([])
})

test('after its end nothing is heard, asked or answered, and no listener stays', async () => {
  const added = vi.spyOn(window, 'addEventListener')
  const removed = vi.spyOn(window, 'removeEventListener')
  const token = vi.fn(() => FIRST)
  const { posted, heard, target, handle, say, load } = connected({ token })
  say(READY)
  posted.length = 0
  handle.unmount()
  draw()
  say(READY)
  say(wanted('a'))
  say({ iframeHeight: 50 })
  load()
  await settle()
  expect([posted, heard, target.style.height]).toEqual([[], [], ''])
  expect(token).not.toHaveBeenCalled()
  expect(removed.mock.calls.map(([type, listener]) => [type, listener])).toEqual(
    added.mock.calls.map(([type, listener]) => [type, listener]),
  )
})

test('an answer that is still on its way at the end is not given', async () => {
  let give: (token: string) => void = () => undefined
  const { said, say, handle } = connected({ token: () => new Promise<string>((done) => (give = done)) })
  say(READY)
  say(wanted('a'))
  handle.unmount()
  give(FIRST)
  await settle()
  expect(said('token')).toEqual([])
})
