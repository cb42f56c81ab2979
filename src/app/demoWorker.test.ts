import { expect, test, vi } from 'vitest'
import { dismissDemoWorker } from './demoWorker'

const worker = (path: string) => ({ scriptURL: `https://costs.example${path}` }) as ServiceWorker
const DEMO = worker('/costs/mockServiceWorker.js')
const OTHER = worker('/other/sw.js')

function registered(active: ServiceWorker, controller: ServiceWorker | null, goes = true) {
  const unregister = vi.fn(async () => goes)
  const registration = { active, waiting: null, installing: null, unregister }
  // Cast: the parts of a container that are looked at.
  const workers = { controller, getRegistrations: async () => [registration] } as unknown
  return { workers: workers as ServiceWorkerContainer, unregister, reload: vi.fn() }
}

test('fault 75: a demo worker that controls the page is dismissed, and nothing is asked before the page is new', async () => {
  const { workers, unregister, reload } = registered(DEMO, DEMO)
  const settled = vi.fn()
  void dismissDemoWorker(workers, reload).then(settled)
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
  expect(unregister).toHaveBeenCalledOnce()
  expect(settled).not.toHaveBeenCalled()
})

test('fault 75: one that does not control the page is dismissed on the way', async () => {
  const { workers, unregister, reload } = registered(DEMO, null)
  await dismissDemoWorker(workers, reload)
  expect(unregister).toHaveBeenCalledOnce()
  expect(reload).not.toHaveBeenCalled()
})

test('the worker of another app on the same origin is left alone', async () => {
  const { workers, unregister, reload } = registered(OTHER, OTHER)
  await dismissDemoWorker(workers, reload)
  expect(unregister).not.toHaveBeenCalled()
  expect(reload).not.toHaveBeenCalled()
})

test('a worker that cannot be dismissed does not make the page load for ever', async () => {
  const { workers, reload } = registered(DEMO, DEMO, false)
  await dismissDemoWorker(workers, reload)
  expect(reload).not.toHaveBeenCalled()
})

test('without service workers, as on plain http, there is nothing to do', async () => {
  await expect(dismissDemoWorker(undefined)).resolves.toBeUndefined()
})
