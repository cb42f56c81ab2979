// Custom elements need a document.
// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'

vi.mock('./mount', () => ({}))

test.each([
  ['cloudtuner-kubernetes-costs', () => import('./module')],
  ['cloudtuner-kubernetes-cost-card', () => import('./cardModule')],
])('fault 81: of two copies of a module on one page the first names %s', async (tag, load) => {
  vi.resetModules()
  await load()
  const first = customElements.get(tag)
  vi.resetModules()
  const second = Object.values(await load())
  expect(first).toBeTypeOf('function')
  expect(second).not.toContain(first)
  expect(customElements.get(tag)).toBe(first)
})
