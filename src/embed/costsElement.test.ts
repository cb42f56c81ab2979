// Custom elements need a document.
// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HostEvent, HostListener, HostOptions } from './contract'
import { COSTS_TAG, CostsElement } from './costsElement'

const ID = '00000000-0000-4000-8000-000000000001'
const SECRET = 'test-secret-of-a-reader'
const token = () => SECRET

/** What was opened, in place of the whole app: one entry for each time the element was put into a page. */
interface Opened {
  readonly shadow: ShadowRoot
  readonly options: HostOptions
  readonly changes: object[]
  readonly tell: HostListener
  isOpen: boolean
}
const opened = vi.hoisted((): Opened[] => [])
vi.mock('./mount', () => ({
  openIn(shadow: ShadowRoot, options: HostOptions, tell: HostListener) {
    const one: Opened = { shadow, options, changes: [], tell, isOpen: true }
    opened.push(one)
    return {
      update: (change: object) => one.changes.push(change),
      unmount() {
        one.isOpen = false
      },
    }
  },
}))

type Costs = HTMLElement & { options: HostOptions; token: HostOptions['token']; theme: HostOptions['theme'] }

function made(attributes: Record<string, string> = {}) {
  const element = document.createElement(COSTS_TAG) as Costs
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  const heard: HostEvent[] = []
  for (const type of ['notice', 'navigate'])
    element.addEventListener(type, (event) => heard.push((event as CustomEvent<HostEvent>).detail))
  return { element, heard }
}

beforeEach(() => {
  if (!customElements.get(COSTS_TAG)) customElements.define(COSTS_TAG, CostsElement)
})
afterEach(() => {
  document.body.replaceChildren()
  opened.length = 0
})

test('attributes are options; what changes later is one change, what is removed is taken back', () => {
  const { element } = made({ account: ID, 'api-base': '/costs', route: '/nodes?range=24h' })
  document.body.append(element)
  expect(opened[0]?.options).toEqual({ account: ID, apiBase: '/costs', route: '/nodes?range=24h' })
  element.setAttribute('color-scheme', 'dark')
  element.removeAttribute('route')
  expect(opened[0]?.changes).toEqual([{ colorScheme: 'dark' }, { route: undefined }])
})

test('fault 79: a token as an attribute is never taken; it is removed and told, without saying it', () => {
  const { element, heard } = made({ token: SECRET })
  document.body.append(element)
  expect(opened[0]?.options).toEqual({})
  expect(element.hasAttribute('token')).toBe(false)
  element.setAttribute('token', SECRET)
  expect(element.hasAttribute('token')).toBe(false)
  expect(opened[0]?.changes).toEqual([])
  expect(heard.map((event) => event.type === 'notice' && event.code)).toEqual([
    'option-refused',
    'option-refused',
  ])
  expect(JSON.stringify(heard) + element.outerHTML).not.toContain(SECRET)
})

test('a token as a property is a provider, and in no attribute', () => {
  const { element } = made()
  element.token = token
  document.body.append(element)
  expect(opened[0]?.options).toEqual({ token })
  const renewed = () => 'test-secret-of-a-reader-renewed'
  element.token = renewed
  expect(opened[0]?.changes).toEqual([{ token: renewed }])
  expect(element.getAttributeNames().filter((name) => name !== 'style')).toEqual([])
})

test('new options replace those before, and attributes stay beneath them', () => {
  const { element } = made({ account: ID, locale: 'en-GB' })
  element.options = { token, currency: 'EUR', locale: 'de-DE' }
  document.body.append(element)
  expect(opened[0]?.options).toEqual({ account: ID, token, currency: 'EUR', locale: 'de-DE' })
  element.options = { token }
  expect(opened[0]?.changes).toEqual([{ account: ID, token, currency: undefined, locale: 'en-GB' }])
})

test('an attribute that changes beneath a property changes nothing', () => {
  const { element } = made({ locale: 'en-GB' })
  element.options = { locale: 'de-DE' }
  document.body.append(element)
  element.setAttribute('locale', 'fr-FR')
  element.removeAttribute('locale')
  expect(opened[0]?.changes).toEqual([])
})

test('what a script set before the element was defined is honoured once it is', () => {
  const early = document.createElement(`${COSTS_TAG}-early`) as Costs
  const theme = { radius: 8 }
  Object.assign(early, { options: { account: ID }, token, theme })
  document.body.append(early)
  customElements.define(`${COSTS_TAG}-early`, class extends CostsElement {})
  const upgraded = document.body.firstElementChild as Costs
  // Nothing of its own hides the setters any more.
  expect(Object.keys(upgraded)).not.toEqual(expect.arrayContaining(['token']))
  expect(opened[0]?.options).toEqual({ account: ID, token, theme })
  upgraded.theme = undefined
  expect(opened[0]?.changes).toEqual([{ theme: undefined }])
})

test('taken out of the page it ends; put back it opens in the same shadow root with what it was told', () => {
  const { element } = made({ account: ID })
  element.options = { token }
  document.body.append(element)
  element.remove()
  expect(opened[0]?.isOpen).toBe(false)
  // What is said meanwhile is not lost.
  element.setAttribute('route', '/trends')
  element.theme = { radius: 4 }
  document.body.append(element)
  expect(opened).toHaveLength(2)
  expect(opened[1]?.options).toEqual({ account: ID, token, route: '/trends', theme: { radius: 4 } })
  expect(opened[1]?.shadow).toBe(opened[0]?.shadow)
  expect(opened[0]?.changes).toEqual([])
})

test('moved within the page only one stays open', () => {
  const { element } = made()
  document.body.append(element)
  document.body.appendChild(document.createElement('main')).append(element)
  expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, true])
})

test('what happens inside is an event of its type, heard beyond a shadow root around the element', () => {
  const { element, heard } = made()
  const events: Event[] = []
  element.addEventListener('navigate', (event) => events.push(event))
  document.body.append(element)
  const event = { type: 'navigate', route: '/nodes', replace: false } as const
  opened[0]?.tell(event)
  expect(heard).toEqual([event])
  expect(events.map(({ composed }) => composed)).toEqual([true])
})
