import { expect, test, vi } from 'vitest'
import { createHostRoute } from './hostRoute'

function opened(first = '/?range=7d') {
  const told = vi.fn()
  const route = createHostRoute({ first, hrefOf: (to) => `/costs${to}`, onNavigate: told })
  const here = () => route.location().pathname + route.location().search
  return { ...route, told, here }
}

test('what the reader does is told; what the host says is followed without a word', () => {
  const { navigator, follow, told, here } = opened()
  navigator.push('/nodes?range=7d')
  navigator.replace({ pathname: '/nodes', search: '?range=24h' })
  expect(told.mock.calls).toEqual([
    ['/nodes?range=7d', false],
    ['/nodes?range=24h', true],
  ])
  follow('/trends?range=24h')
  expect(here()).toBe('/trends?range=24h')
  expect(told).toHaveBeenCalledTimes(2)
})

test('an echo of what was just told is no news', () => {
  const { navigator, follow, subscribe } = opened()
  navigator.push('/nodes')
  const heard = vi.fn()
  subscribe(heard)
  follow('/nodes')
  expect(heard).not.toHaveBeenCalled()
})

test('without a host that follows, steps stay inside, and none leads out', () => {
  const { navigator, told, here } = opened()
  navigator.push('/nodes')
  navigator.push('/trends')
  navigator.go(-1)
  expect(here()).toBe('/nodes')
  navigator.go(-1)
  navigator.go(-1)
  expect(here()).toBe('/?range=7d')
  navigator.go(1)
  expect(here()).toBe('/nodes')
  expect(told).toHaveBeenLastCalledWith('/nodes', true)
})

test('a host that follows keeps the history', () => {
  const go = vi.fn()
  vi.stubGlobal('history', { go })
  const { navigator, follow, here } = opened()
  navigator.push('/nodes')
  follow('/nodes')
  navigator.go(-1)
  expect(go).toHaveBeenCalledWith(-1)
  // The host went back, and says so.
  follow('/?range=7d')
  expect(here()).toBe('/?range=7d')
  vi.unstubAllGlobals()
})

test('a link in a new tab leads to the host’s address', () => {
  expect(opened().navigator.createHref({ pathname: '/nodes', search: '?range=7d' })).toBe(
    '/costs/nodes?range=7d',
  )
})

test('a step back of a host in step is followed, even before it has said where we had gone', () => {
  const { follow, navigator, here } = opened('/nodes?range=7d')
  navigator.push('/trends')
  // It repeats what it was told: its address is ours.
  expect(follow('/trends')).toBe(false)
  navigator.push('/trends?range=all')
  expect(follow('/trends')).toBe(true)
  expect(here()).toBe('/trends')
})

test('a host that says the same for ever takes nobody away', () => {
  const { follow, navigator, here } = opened('/nodes')
  navigator.push('/trends')
  expect(follow('/nodes')).toBe(false)
  expect(here()).toBe('/trends')
})
