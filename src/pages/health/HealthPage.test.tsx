import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { configOf, renderLive, renderPage } from '~/app/testing/renderPage'

// A page asks again before it gives up, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => recorded.server.close())

/** The page under a scenario, once every question has been answered or given up. */
async function show(scenario: string, search = '') {
  const view = renderPage(`/health${search}`, recorded.play(scenario))
  await screen.findByRole('region', { name: 'Can I trust what I see?' })
  await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull())
  return view
}

const verdict = () => screen.getByRole('region', { name: 'Can I trust what I see?' }).textContent
const check = (id: string) => document.querySelector(`[data-check~="${id}"]`)
const chain = () =>
  within(screen.getByRole('list', { name: 'The way of a sample, in order' }))
    .getAllByRole('link')
    .map(({ textContent }) => textContent)
/** How much was measured of a metric, as its row in the picture says. */
const seenOf = (metric: string) =>
  within(screen.getByRole('list', { name: 'Coverage of each metric' })).getByTitle(metric).parentElement
    ?.lastElementChild?.textContent

test('six stages in the order in which samples pass them', async () => {
  await show('recorded')
  const NAMES = ['Kubecost', 'Prometheus', 'Thanos', 'Metroculus', 'Gateway', 'Browser']
  expect(chain().map((text, i) => text?.slice(0, NAMES[i]?.length))).toEqual(NAMES)
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual(NAMES)
})

test('recorded: the demo says of gateway and browser that a recording does not come that way', async () => {
  await show('recorded')
  expect(chain().slice(4)).toEqual(['Gatewaynot in a recording', 'Browsernot in a recording'])
  expect(check('gateway-passed')?.textContent).toContain(
    'This is a recording, answered from inside this page',
  )
  expect(check('clock')?.textContent).toContain('Nothing to do here')
})

test('recorded: nothing speaks against it, for the 32 hours that were measured', async () => {
  await show('recorded')
  expect(verdict()).toContain('32 of 168 h (19 %) that were measured')
  expect(verdict()).toContain('$3.96')
  expect(seenOf('kubecost_node_is_spot')).toBe('32 of 168 h (19 %)')
})

test('fault 9: a gap is a warning with its hours as evidence, and opens in the row of a metric', async () => {
  await show('gap')
  const gaps = check('scrape-gaps')
  expect(gaps?.getAttribute('data-state')).toBe('warn')
  expect(gaps?.textContent).toContain('7 of 31 hours have no sample')
  expect(gaps?.textContent).toContain('Look for restarts of Prometheus or Kubecost')
  expect(seenOf('kubecost_cluster_management_cost')).toBe('25 of 168 h (15 %)')
})

test('mixedSpot: the node that is bought neither way is a warning with its name', async () => {
  await show('mixedSpot')
  const flags = check('purchase-flags')
  expect(flags?.getAttribute('data-state')).toBe('warn')
  expect(flags?.textContent).toContain('1 of 4 nodes has a flag that says neither spot nor on-demand')
  expect(flags?.textContent).toContain('flag 0.5')
  expect(verdict()).toContain('With care')
})

test('stale: the first finding is that collection has stopped, with its instant', async () => {
  await show('stale')
  expect(verdict()).toContain('The newest sample stands 3 hours before the end')
  expect(check('last-sample')?.textContent).toContain('Oct 10, 08:00 UTC')
})

test('full: the whole week, and no limits to the answer', async () => {
  await show('full')
  expect(verdict()).not.toContain('that were measured')
  expect(seenOf('kubecost_cluster_management_cost')).toBe('168 of 168 h (100 %)')
})

test('fault 31: a question that fails is a finding; what the others tell stays', async () => {
  await show('partial')
  expect(check('savings-answered')?.getAttribute('data-state')).toBe('fail')
  expect(check('last-sample')?.getAttribute('data-state')).toBe('pass')
  expect(seenOf('kubecost_cluster_management_cost')).toBe('32 of 168 h (19 %)')
  expect(screen.getByRole('button', { name: 'Ask again' })).toBeTruthy()
})

test('denied: the chain says where it ends, and no amount is shown', async () => {
  const { container } = await show('denied')
  expect(verdict()).toContain('No, there is nothing to go by.')
  expect(check('metrics-answered')?.getAttribute('data-state')).toBe('fail')
  // One reason for all four that only samples could tell of.
  expect(check('last-sample')?.getAttribute('data-check')).toBe(
    'last-sample scrape-gaps stopped-series purchase-flags',
  )
  expect(check('last-sample')?.textContent).toContain('(4 checks)')
  expect(container.textContent).not.toMatch(/\$|secret/i)
})

test('fault 12: no data has its likely causes, and is no zero', async () => {
  const { container } = await show('empty')
  expect(verdict()).toContain('There is no sample in the 7 days that were asked for.')
  expect(screen.getByRole('button', { name: 'Show all data' })).toBeTruthy()
  expect(container.textContent).not.toContain('$0')
})

test('a metric that was expected and did not come has a row that says so', async () => {
  const world = recorded.play('recorded')
  renderLive('/health', configOf(world, { metrics: ['kubecost_node_is_spot', 'node_total_hourly_cost'] }))
  await screen.findByTitle('node_total_hourly_cost')
  expect(seenOf('node_total_hourly_cost')).toBe('absent')
  expect(seenOf('kubecost_node_is_spot')).toBe('32 of 168 h (19 %)')
})

test('the table has a row an hour and a column a metric, and says the same', async () => {
  await show('gap')
  await userEvent.click(screen.getByRole('button', { name: 'View as table' }))
  const [, ...rows] = screen.getAllByRole('row')
  // 168 hours, and what they come to.
  expect(rows).toHaveLength(169)
  expect(rows.at(-1)?.children[1]?.textContent).toBe('25 of 168 h (15 %)')
  expect(rows.slice(0, -1).filter(({ children }) => children[2]?.textContent === '100 %')).toHaveLength(25)
})

test('a clock that is off is a warning of the browser, from the gateway’s own time', async () => {
  const world = recorded.play('recorded')
  renderLive('/health', configOf(world, { now: Date.now() + 600_000 }))
  await waitFor(() => expect(check('clock')?.getAttribute('data-state')).toBe('warn'))
  expect(check('clock')?.textContent).toContain('behind the server’s')
})
