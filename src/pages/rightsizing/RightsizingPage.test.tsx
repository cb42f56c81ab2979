import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { renderPage } from '~/app/testing/renderPage'

// A page asks again before it gives up, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => vi.unstubAllGlobals())
afterAll(() => recorded.server.close())

const show = (scenario: string, search = '') => renderPage(`/rightsizing${search}`, recorded.play(scenario))
const figure = (id: string) => document.querySelector(`[data-figure="${id}"]`)?.textContent
const known = (id: string) => waitFor(() => expect(figure(id)).toMatch(/ of /))

test('allocated by default: what is taken, and what nobody has asked for', async () => {
  show('recorded')
  await known('alloc.cpu')
  expect(figure('alloc.cpu')).toBe('6.89 vCPU (21.5 % of 32 vCPU)')
  expect(figure('free.cpu')).toBe('25.11 vCPU (78.5 % of 32 vCPU)')
  expect(figure('alloc.memory')).toBe('13.8 GiB (10.8 % of 128 GiB)')
  expect(figure('free.memory')).toBe('114.2 GiB (89.2 % of 128 GiB)')
  expect(recorded.requests.map((url) => new URL(url).pathname).sort()).toEqual([
    '/k8s-cost-api/v1/metrics',
    '/k8s-cost-api/v1/savings',
  ])
})

test('as reported is one switch away, with what is wrong about it said first', async () => {
  show('recorded')
  await known('alloc.cpu')
  await userEvent.click(screen.getByRole('radio', { name: 'As reported' }))
  expect(figure('reported.cpuSavings')).toBe('6.89 cores (22 %)')
  expect(figure('reported.memorySavings')).toBe('13.8 GiB (11 %)')
  expect(figure('reported.opportunity')).toBe('MEDIUM')
  expect(figure('reported.efficiency')).toBe('78 %')
  expect(figure('alloc.cpu')).toBeUndefined()
  expect(screen.getByText('As reported: read as if this much could be given back.')).toBeTruthy()
})

test('an address that names no reading shows what is allocated, and says so', async () => {
  show('recorded', '?reading=__proto__')
  await known('alloc.cpu')
  expect(
    screen.getByText('“__proto__” is not a reading of these numbers; what is allocated is shown.'),
  ).toBeTruthy()
})

/** A worker whose code could not be loaded: it says so once it is asked, and nothing else. */
class BrokenWorker {
  onerror: (() => void) | null = null
  postMessage() {
    queueMicrotask(() => this.onerror?.())
  }
  terminate() {}
}

test.each([
  ['where there are no workers', undefined],
  ['where a worker cannot be loaded', BrokenWorker],
])('%s the cheapest plans are found all the same', async (_, worker) => {
  vi.stubGlobal('Worker', worker)
  show('recorded', '?find=yes')
  expect(await screen.findByText(/^Looked at 7 types/)).toBeTruthy()
  expect(screen.getByRole('rowheader', { name: '6 × t3a.medium on spot' })).toBeTruthy()
})

test('sizing: two nodes carry production, three with one per zone', async () => {
  show('recorded')
  await known('alloc.cpu')
  const row = screen.getByRole('row', { name: /^production/ })
  expect(Array.from(row.querySelectorAll('[data-figure]'), ({ textContent }) => textContent)).toEqual([
    '2',
    '3',
  ])
  const chosen = () => row.querySelector('[data-chosen]')?.textContent
  expect(chosen()).toBe('3')
  await userEvent.click(screen.getByRole('switch', { name: 'A node in every zone (3)' }))
  expect(chosen()).toBe('2')
})

test('fault 14: DaemonSet pods are counted once per node and never mixed with the others', async () => {
  show('daemonset')
  await known('alloc.cpu')
  // 6.89 + 4 × 0.21, 13.8 + 4 × 0.4.
  expect(figure('alloc.cpu')).toMatch(/^7\.73 vCPU/)
  expect(figure('alloc.memory')).toMatch(/^15\.4 GiB/)
  expect(screen.getAllByText('With DaemonSet pods on 4 nodes.')).toHaveLength(2)
})

test('the endpoint this page is about fails: told, with a way to try again', async () => {
  show('partial')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('The cost service failed (502).')
  expect(within(alert).getByRole('button', { name: /^(Try again|Trying…)$/ })).toBeTruthy()
  expect(document.querySelector('[data-figure]')).toBeNull()
})

test('denied: told, and no figure', async () => {
  show('denied')
  expect(await screen.findByText('The proxy was refused.')).toBeTruthy()
  expect(document.querySelector('[data-figure]')).toBeNull()
})
