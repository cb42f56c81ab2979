import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw/http'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { configOf, renderLive } from './testing/renderPage'

// A first page loads its code, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => recorded.server.resetHandlers())
afterAll(() => recorded.server.close())

const world = recorded.play('recorded')
const OTHER = '00000000-0000-4000-8000-0000000000aa'
const figure = (id: string) => document.querySelector(`[data-figure="${id}"]`)?.textContent ?? null
const arrived = (id: string) => waitFor(() => expect(figure(id)).toBeTruthy())
const show = (path: string, more: Parameters<typeof configOf>[1] = {}) => {
  recorded.play('recorded')
  return renderLive(path, configOf(world, more))
}
/** The queries of the questions that were asked. */
const asked = () => recorded.requests.map((url) => new URL(url).searchParams)

/** Answers the metrics as recorded, with something changed. */
const metricsWith = (change: (body: { metrics: Record<string, unknown> }) => object) =>
  recorded.server.use(
    http.get('*/k8s-cost-api/v1/metrics', async ({ request }) => {
      const { pathname, search, origin } = new URL(request.url)
      const asIs = await fetch(`${origin}/metroculus/v2/kubecost_metrics${search}`)
      return HttpResponse.json(change(await asIs.json()), { headers: { 'x-path': pathname } })
    }),
  )

test('accounts come from the configuration: the first by default, all to choose from', async () => {
  const accounts = [
    { id: world.account, name: 'Production' },
    { id: OTHER, name: 'Staging' },
  ]
  show('/nodes', { accounts })
  await arrived('nodes.now')
  const picker = screen.getByRole('combobox', { name: 'Account' })
  expect(
    within(picker)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Production', 'Staging'])
  await userEvent.selectOptions(picker, 'Staging')
  await screen.findByText(/^No samples between/)
  expect(asked().at(-1)?.get('cloud_account_id')).toBe(OTHER)
})

test('an account that is not listed is asked for all the same, and stands in the list by its id', async () => {
  show(`/nodes?account=${OTHER}`)
  await screen.findByText(/^No samples between/)
  expect(screen.getByRole('option', { name: OTHER, selected: true })).toBeTruthy()
  expect(new Set(asked().map((query) => query.get('cloud_account_id')))).toEqual(new Set([OTHER]))
})

test('no accounts at all: the reader is asked, and the gateway is not', async () => {
  show('/', { accounts: [] })
  expect(await screen.findByRole('heading', { name: 'Which cluster?' })).toBeTruthy()
  expect(recorded.requests).toEqual([])
})

test('the month, the names to ask for and the currency are those of the configuration', async () => {
  show('/', { month_hours: 730, currency: 'EUR', metrics: ['kubecost_cluster_management_cost'] })
  await arrived('reported.total')
  expect(figure('fee.month')).toBe('€73.00/mo (730 h)')
  expect(figure('fee.rate')).toBe('€0.10/h')
  expect(document.querySelector('main')?.textContent).not.toContain('$')
  const metrics = recorded.requests.filter((url) => url.includes('/metrics'))
  expect(metrics.map((url) => new URL(url).searchParams.get('metrics'))).toEqual([
    'kubecost_cluster_management_cost',
  ])
})

test('yen have no hundredths, on the axis and in the explanation as little as in a figure', async () => {
  const { container } = show('/', { currency: 'JPY' })
  await arrived('infra.window')
  expect(figure('infra.window')).toBe('¥4')
  await arrived('egress.internet')
  expect(figure('egress.internet')).toBe('¥0.14 per GB')
  expect(container.textContent).not.toContain('$')
  await userEvent.click(screen.getAllByRole('button', { name: /^Control-plane fee: ¥3,/ })[0] as HTMLElement)
  const drawer = await screen.findByRole('dialog')
  expect(drawer.textContent).toContain('¥3')
  expect(drawer.textContent).not.toMatch(/US dollar|USD/)
})

test('fault 42: a window of the server’s time, and a word to whoever’s clock is off', async () => {
  const now = Date.UTC(2025, 9, 10, 11, 20)
  show('/', { now })
  await arrived('infra.window')
  expect(new Set(asked().map((query) => query.get('end_date')))).toEqual(
    new Set([String(Date.UTC(2025, 9, 10, 11) / 1000)]),
  )
  expect(screen.getByText(/^Your clock is off by \d+ d; times come from the server\.$/)).toBeTruthy()
  expect((await screen.findByRole('region', { name: 'Data health' })).textContent).toContain('20 min ago')
})

test('fault 42: an answer corrects a clock that was wrong from the start', async () => {
  recorded.server.use(
    http.get('*/k8s-cost-api/v1/metrics', () =>
      HttpResponse.json(
        { error: { code: 'bad_request', message: 'x', request_id: 'r' } },
        { status: 400, headers: { date: 'Fri, 10 Oct 2025 11:20:00 GMT' } },
      ),
    ),
  )
  show('/nodes', { now: Date.now() })
  expect(screen.queryByText(/^Your clock is off/)).toBeNull()
  expect(await screen.findByText(/^Your clock is off by \d+ d/)).toBeTruthy()
  await waitFor(() => expect(asked().at(-1)?.get('end_date')).toBe(String(Date.UTC(2025, 9, 10, 11) / 1000)))
})

test('a clock that is right says nothing', async () => {
  show('/nodes', { now: Date.now() - 60_000 })
  await screen.findByText(/^No samples between/)
  expect(screen.queryByText(/^Your clock is off/)).toBeNull()
})

test('fault 62: what the source warned of, and samples left out, stand on the page', async () => {
  metricsWith((body) => ({
    ...body,
    meta: { served_at: 1, fetched_at: 1, dropped: 2, nonfinite: 0, warnings: ['a store did not answer'] },
  }))
  show('/')
  const notes = await screen.findByRole('complementary', { name: 'Notes on the data' })
  expect(notes.textContent).toContain('The source warned: a store did not answer')
  expect(notes.textContent).toContain('2 samples of another account were left out by the gateway.')
})
