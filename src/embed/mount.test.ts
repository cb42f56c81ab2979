// Shadow roots need a document.
// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import type { HostEvent, HostListener, HostOptions } from './contract'
import { mount } from './mount'

const ID = '00000000-0000-4000-8000-000000000001'

/** What was opened, in place of the whole app. */
interface Opened {
  readonly options: HostOptions
  readonly tell: HostListener
  readonly changes: object[]
  isOpen: boolean
}
const opened = vi.hoisted((): Opened[] => [])
vi.mock('./dashboard', () => ({
  openDashboard(_: ShadowRoot, options: HostOptions, tell: HostListener) {
    const one: Opened = { options, tell, changes: [], isOpen: true }
    opened.push(one)
    return {
      update: (change: object) => one.changes.push(change),
      unmount() {
        one.isOpen = false
      },
    }
  },
}))
afterEach(() => {
  document.body.replaceChildren()
  opened.length = 0
})

/** A dashboard and what its host hears; `app` waits until it is loaded. */
function mounted(options: HostOptions = {}) {
  const heard: HostEvent[] = []
  const handle = mount(document.body, options, (event) => heard.push(event))
  const app = async () => {
    await vi.waitFor(() => expect(opened).toHaveLength(1))
    return opened[0] as Opened
  }
  return { ...handle, heard, app }
}

test('what is said while the app is on its way is there from the start, and what is taken back is not', async () => {
  const { update, app } = mounted({ account: ID, locale: 'de-DE' })
  update({ route: '/nodes' })
  update({ locale: undefined })
  expect((await app()).options).toEqual({ account: ID, route: '/nodes', locale: undefined })
})

test('an option that cannot be followed is told and left out, at the start and later', async () => {
  const { update, heard, app } = mounted({ account: 'production' })
  const { options, changes } = await app()
  update({ currency: 'euros', colorScheme: 'dark' })
  expect([options, changes]).toEqual([{}, [{ colorScheme: 'dark' }]])
  expect(heard.map((event) => event.type === 'notice' && event.code)).toEqual([
    'option-refused',
    'option-refused',
  ])
})

test('what is still so is told once; where the reader goes is told each time', async () => {
  const { heard, app } = mounted()
  const { tell } = await app()
  const same: HostEvent[] = [
    { type: 'height', height: 500 },
    { type: 'title', title: 'Nodes' },
    { type: 'notice', code: 'currency', message: 'The feed is in USD.' },
  ]
  for (const event of [...same, ...same]) tell(event)
  expect(heard).toEqual(same)
  tell({ type: 'height', height: 600 })
  tell({ type: 'height', height: 500 })
  const went: HostEvent = { type: 'navigate', route: '/nodes', replace: false }
  tell(went)
  tell(went)
  expect(heard.slice(3).map(({ type }) => type)).toEqual(['height', 'height', 'navigate', 'navigate'])
})

test('a listener that fails stops nothing, and its fault is the page’s to see', async () => {
  const later = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined)
  mount(document.body, {}, () => {
    throw new Error('of the host')
  })
  await vi.waitFor(() => expect(opened).toHaveLength(1))
  opened[0]?.tell({ type: 'ready' })
  expect(later.mock.calls.map(([raise]) => raise)).toEqual([expect.any(Function)])
  expect(later.mock.calls[0]?.[0]).toThrow('of the host')
  later.mockRestore()
})

test('once it is ended nothing of it is in the page, and nothing more is heard', async () => {
  const { unmount, heard, app } = mounted()
  const one = await app()
  unmount()
  one.tell({ type: 'auth-expired' })
  expect([one.isOpen, heard, document.body.childElementCount]).toEqual([false, [], 0])
})

test('ended before the app has come, it never opens', async () => {
  mounted().unmount()
  await import('./dashboard')
  await Promise.resolve()
  expect(opened).toEqual([])
})

test('an app that cannot be loaded is told to the host, and to the reader in its place', async () => {
  vi.resetModules()
  vi.doMock('./dashboard', () => Promise.reject(new Error('404')))
  const { mount: again } = await import('./mount')
  const heard: HostEvent[] = []
  const handle = again(document.body, {}, (event) => heard.push(event))
  await vi.waitFor(() => expect(heard.map(({ type }) => type)).toEqual(['error']))
  const shadow = document.body.firstElementChild?.shadowRoot
  expect(shadow?.textContent).toBe('The dashboard could not be loaded. Load the page again.')
  handle.unmount()
  expect(shadow?.textContent).toBe('')
})
