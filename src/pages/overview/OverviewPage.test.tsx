import { configure, screen, waitFor, within } from '@testing-library/react'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { renderPage } from '~/app/testing/renderPage'

// A page asks again before it gives up, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => recorded.server.close())

/** The page under a scenario, once its samples are there. */
const show = (scenario: string, search = '') => renderPage(`/${search}`, recorded.play(scenario))
const figure = (id: string) => document.querySelector(`[data-figure="${id}"]`)?.textContent
const panel = (name: string) => screen.getByRole('region', { name })

test('reads like a sentence: what it costs, how sure we are, what it runs on', async () => {
  show('recorded')
  const answer = { name: 'Measured infrastructure: $3.96, observed, 32 of 168 h (19 %)' }
  // Once as the answer, once as the sum of its parts.
  expect(await screen.findAllByRole('button', answer)).toHaveLength(2)
  expect(panel('Measured infrastructure').textContent).toContain('measured over 32 of 168 h (19 %)')
  expect(within(panel('How sure are we')).getByRole('img').getAttribute('aria-label')).toContain(
    '32 of 168 h (19 %) have samples',
  )
  await screen.findByRole('region', { name: 'What it runs on' })
  expect(panel('What it runs on').textContent).toContain('4 spot')
  await waitFor(() => expect(panel('Allocated, of what there is').textContent).toContain('6.89 vCPU'))
  expect(panel('Network price list').textContent).toContain('they enter no total')
  expect(panel('Data health').textContent).toContain('Oct 10, 11:00 UTC, 20 min ago')
})

test('what changed is told where to look next, and marked in the chart', async () => {
  show('nodeChurn')
  const next = await screen.findByRole('region', { name: 'Where to look next' })
  await waitFor(() =>
    expect(next.textContent).toContain('3 changes, the newest: 2 nodes joined, Oct 10, 01:00 UTC.'),
  )
  const chart = screen.getByRole('figure', { name: /^Cost by component/ })
  expect(await within(chart).findByText('▲ something changed')).toBeTruthy()
})

test('a week in which nothing changed says so, and marks nothing', async () => {
  show('full')
  const next = await screen.findByRole('region', { name: 'Where to look next' })
  await waitFor(() => expect(next.textContent).toContain('Nothing changed in that time.'))
  expect(screen.queryByText('▲ something changed')).toBeNull()
})

test('fault 36: one question to each endpoint, however many panels read its answer', async () => {
  show('recorded')
  await waitFor(() => expect(figure('alloc.cpu')).toBeTruthy())
  await waitFor(() => expect(figure('reported.total')).toBeTruthy())
  const paths = recorded.requests.map((url) => new URL(url).pathname).sort()
  expect(paths).toEqual([
    '/k8s-cost-api/v1/cluster-costs',
    '/k8s-cost-api/v1/metrics',
    '/k8s-cost-api/v1/savings',
  ])
})

test('fault 7: one hour of samples is one hour of money', async () => {
  show('recorded', '?range=2025-10-10T10:00Z..2025-10-10T11:00Z')
  await waitFor(() => expect(figure('fee.window')).toBe('$0.10'))
  expect(figure('lb.window')).toBe('$0.02')
})

test('fault 10: a total that disagrees stands beside ours, with the reason', async () => {
  show('laterShape')
  const note = await screen.findByText(/^The service itself reports/)
  expect(note.textContent).toContain('$29.84')
  expect(note.textContent).toContain('of which $16.95 network prices summed as costs')
  expect(figure('infra.window')).toBe('$12.89')
})

test('fault 31: the endpoint that fails is missing, not nothing', async () => {
  show('partial')
  const alert = await screen.findByText('The cost service failed (502).')
  expect(panel('Allocated, of what there is').contains(alert)).toBe(true)
  expect(screen.getAllByRole('alert')).toHaveLength(1)
  expect(figure('infra.window')).toBe('$3.96')
  expect(figure('alloc.cpu')).toBeUndefined()
})

test('denied: one plain sentence, no figure, nothing asked of the reader', async () => {
  const { container } = show('denied')
  expect(await screen.findByText('The proxy was refused.')).toBeTruthy()
  expect(document.querySelector('[data-figure]')).toBeNull()
  expect(container.textContent).not.toContain('$')
  expect(screen.queryByRole('textbox')).toBeNull()
})

test('fault 12: no data is told with its likely causes, and is no zero', async () => {
  const { container } = show('empty')
  expect(await screen.findByText(/^No samples between Oct 3, 11:00 – Oct 10, 11:00 UTC/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Show all data' })).toBeTruthy()
  expect(container.querySelector('main')?.textContent).not.toContain('$')
})

test('fault 47: freshness comes from the samples', async () => {
  show('stale')
  expect(await screen.findByText('Data ends Oct 10, 08:00 UTC.')).toBeTruthy()
  expect(panel('Data health').textContent).toContain('Oct 10, 08:00 UTC, 3 h ago')
})

test('fault 1: unusable samples are counted aloud and taken for nothing', async () => {
  show('nan')
  const notes = await screen.findByRole('complementary', { name: 'Notes on the data' })
  expect(notes.textContent).toContain(
    '4 of 32 samples of kubecost_cluster_management_cost hold no usable number.',
  )
  expect(figure('fee.window')).toBe('$2.80')
  expect(figure('fee.rate')).toBe('$0.10/h')
})
