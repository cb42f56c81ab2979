import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw/http'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { configOf, renderLive } from '~/app/testing/renderPage'

// A first page loads its code, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => recorded.server.resetHandlers())
afterAll(() => recorded.server.close())

interface Point {
  readonly timestamp: number
  readonly value: number
  readonly labels: Readonly<Record<string, string>>
}

/** The recorded answer, with a price for each node that `priceOf` has one for: 32 hours each. */
function withPrices(priceOf: (node: string) => number | null) {
  recorded.server.use(
    http.get('*/k8s-cost-api/v1/metrics', async ({ request }) => {
      const { origin, search } = new URL(request.url)
      const body = await (await fetch(`${origin}/metroculus/v2/kubecost_metrics${search}`)).json()
      const flags: Point[] = body.metrics.kubecost_node_is_spot
      const prices = flags.flatMap((point) => {
        const value = priceOf(point.labels.node ?? '')
        return value === null ? [] : [{ ...point, value }]
      })
      return HttpResponse.json({ ...body, metrics: { ...body.metrics, node_total_hourly_cost: prices } })
    }),
  )
}

const world = recorded.play('recorded')
const show = (path: string, more: Parameters<typeof configOf>[1] = {}) => {
  recorded.play('recorded')
  renderLive(path, configOf(world, more))
}
const figure = (id: string) =>
  [...document.querySelectorAll(`[data-figure="${id}"]`)].map(
    (element) => `${element.textContent}, ${element.getAttribute('data-provenance')}`,
  )
const arrived = (id: string) => waitFor(() => expect(figure(id).length).toBeGreaterThan(0))
const table = () => screen.getByRole('table', { name: 'Nodes seen in the window' })
const heads = () =>
  within(table())
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent)
const row = (name: RegExp) => within(table()).getByRole('row', { name }).textContent

const CONTRACT = {
  instance_type: 't3a.2xlarge',
  purchase: 'spot',
  price_per_hour: 0.08,
  source: 'contract',
  date: '2025-10-01',
} as const

/** Of its money no public price is known, which are in US dollars. */
const EUROS = { currency: 'EUR' }

test('no price anywhere: one quiet line, and not one dash, column or zero for it', async () => {
  show('/nodes', EUROS)
  await arrived('nodes.now')
  expect(screen.getByText(/^No price is known for these nodes/)).toBeTruthy()
  expect(figure('nodes.rate')).toEqual([])
  expect(heads().filter((head) => /Per hour|Per month|Cost/.test(head ?? ''))).toEqual([])
  expect(document.querySelector('main')?.textContent).not.toMatch(/[$€]|no price/)
})

test('where nobody states a price the public one is taken: a band, modelled, with who says it', async () => {
  show('/nodes')
  await arrived('nodes.rate')
  // 4 nodes × 0.0709 to 0.0783; × 32 h; × 720 h.
  expect(figure('nodes.rate')).toEqual(Array(2).fill('$0.2836 to $0.3132/h, modelled'))
  expect(figure('nodes.window')).toEqual(Array(2).fill('$9.08 to $10.02, modelled'))
  expect(figure('nodes.month')).toEqual(Array(2).fill('$204.19 to $225.50/mo (720 h), modelled'))
  expect(row(/ip-10-0-1-11/)).toContain('$0.0709 to $0.0783/hpublic list price$2.27 to $2.51')
  expect(screen.getByText(/^4 of 4 nodes at the public list price: SkyPilot/)).toBeTruthy()
})

test('prices from the feed are observed: per hour, in the window, per month, and node by node', async () => {
  withPrices(() => 0.1)
  show('/nodes')
  await arrived('nodes.rate')
  // 4 nodes × 0.10; × 32 h; × 720 h. Each once more under its column.
  expect(figure('nodes.rate')).toEqual(Array(2).fill('$0.40/h, observed'))
  expect(figure('nodes.window')).toEqual(Array(2).fill('$12.80, observed'))
  expect(figure('nodes.month')).toEqual(Array(2).fill('$288.00/mo (720 h), projected'))
  // 0.10 × 32; 0.10 × 720.
  expect(row(/ip-10-0-1-11/)).toContain('$0.10/hfrom the feed$3.20$72.00')
  expect(screen.getByText(/prices spot nodes as on-demand ones/)).toBeTruthy()
})

test('a node without a price says so, is in no sum, and is told beside it', async () => {
  withPrices((node) => (node.startsWith('ip-10-0-1-11') ? null : 0.1))
  show('/nodes', EUROS)
  await arrived('nodes.rate')
  expect(figure('nodes.window')).toEqual(Array(2).fill('€9.60, observed'))
  expect(row(/ip-10-0-1-11/)).toContain('no price')
  expect(screen.getByText(/1 of 4 nodes have no price and are left out; they are not free\./)).toBeTruthy()
  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter nodes' }), 'ip-10-0-1-11')
  await screen.findByText('1 of 4 nodes')
  expect(within(table()).getAllByRole('row').at(-1)?.textContent).toContain('no price is known for them')
})

test('the matrix counts what the nodes of now cost per hour, and marks what has no price', async () => {
  withPrices((node) => (node.startsWith('ip-10-0-1-11') ? null : 0.1))
  show('/nodes?by=cost&group=zone', EUROS)
  await arrived('loss.rate')
  const matrix = screen.getByRole('table', { name: /^Price per hour of the nodes now/ })
  const cells = within(matrix)
    .getAllByRole('row')
    .map((one) => [...one.children].slice(0, 2).map(({ textContent }) => textContent))
  // Of the two nodes in ap-south-1c one has no price.
  expect(cells).toEqual([
    ['Zone', 'Spot'],
    ['ap-south-1a', '€0.10/h, 1 node'],
    ['ap-south-1b', '€0.10/h, 1 node'],
    ['ap-south-1c', '€0.10/h + ?, 2 nodes'],
    ['All zones', '€0.30/h + ?, 4 nodes'],
  ])
  // Without the two nodes of ap-south-1c two are left at 0.10.
  expect(figure('loss.rate')).toEqual(['€0.20/h, observed'])
  expect(row(/^ap-south-1c/)).toContain('1 of 2 nodes left out: no price is known for them')
})

describe('stated prices', () => {
  test('are modelled, with who says so', async () => {
    show('/nodes', { prices: [CONTRACT] })
    await arrived('nodes.rate')
    // 4 × 0.08; × 32 h.
    expect(figure('nodes.rate')).toEqual(Array(2).fill('$0.32/h, modelled'))
    expect(figure('nodes.window')[0]).toBe('$10.24, modelled')
    expect(figure('nodes.month')).toEqual(Array(2).fill('$230.40/mo (720 h), modelled'))
    expect(row(/ip-10-0-1-11/)).toContain('$0.08/hcontract, 2025-10-01$2.56')
    expect(screen.getByText(/4 of 4 nodes at a stated price: contract, 2025-10-01/)).toBeTruthy()
  })

  test('give way to the feed; with one of each the whole is modelled', async () => {
    withPrices((node) => (node.startsWith('ip-10-0-1-11') ? 0.5 : null))
    show('/nodes', { prices: [CONTRACT] })
    await arrived('nodes.rate')
    // 0.50 + 3 × 0.08.
    expect(figure('nodes.rate')).toEqual(Array(2).fill('$0.74/h, modelled'))
    expect(row(/ip-10-0-1-11/)).toContain('$0.50/hfrom the feed')
  })

  test('of other nodes change nothing', async () => {
    show('/nodes', { ...EUROS, prices: [{ ...CONTRACT, purchase: 'on-demand' }] })
    await arrived('nodes.now')
    expect(screen.getByText(/^No price is known for these nodes/)).toBeTruthy()
  })
})

describe('the overview', () => {
  const estimate = () => screen.getByRole('region', { name: 'Whole cluster, estimated' }).textContent

  test('adds them to measured infrastructure in an estimate with its parts, and in no other sum', async () => {
    withPrices(() => 0.1)
    show('/')
    await arrived('cluster.month')
    // 288.00 + 72.00 + 0.0239 × 720: 377.21 with the recorded rate.
    expect(figure('cluster.month')).toEqual(['$377.21/mo (720 h), projected'])
    expect(figure('nodes.month')).toEqual(['$288.00/mo (720 h), projected'])
    expect(figure('infra.window')[0]).toBe('$3.96, observed')
    expect(screen.getByText(/what they cost stands under “Whole cluster, estimated”/)).toBeTruthy()
  })

  test('at public prices it is a band, and modelled', async () => {
    show('/')
    await arrived('cluster.month')
    // 89.21 + 204.19 to 89.21 + 225.50.
    expect(figure('cluster.month')).toEqual(['$293.40 to $314.71/mo (720 h), modelled'])
    expect(estimate()).toContain('4 of 4 nodes at the public list price')
  })

  test('without a price of the nodes there is no whole, and its other parts stand', async () => {
    show('/', EUROS)
    await arrived('cluster.month')
    expect(figure('cluster.month')).toEqual(['—, modelled'])
    expect(estimate()).toContain('no price is known for these nodes')
    expect(estimate()).toContain('€72.00/mo')
  })
})

test('the explanation gives the line that adds them up again, with the names that were asked for', async () => {
  withPrices(() => 0.1)
  show('/nodes', { metrics: ['kubecost_node_is_spot', 'node_total_hourly_cost'] })
  await arrived('nodes.rate')
  await userEvent.click(screen.getByRole('button', { name: /^Cost per hour: \$0\.40\/h, observed/ }))
  const drawer = await screen.findByRole('dialog')
  expect(drawer.textContent).toContain('node_total_hourly_cost')
  expect(drawer.textContent).toContain(
    'curl -sS -H "Authorization: Bearer $CLOUDTUNER_TOKEN" "$COSTS_URL/k8s-cost-api/v1/metrics?',
  )
  expect(drawer.textContent).toContain('&metrics=kubecost_node_is_spot%2Cnode_total_hourly_cost')
  expect(drawer.textContent).toContain('$COSTS_URL is the address of this dashboard')
})

test('a second currency stands once for the table, and under its sums', async () => {
  withPrices(() => 0.1)
  show('/nodes?show=EUR*0.92*2025-10-09')
  await arrived('nodes.rate')
  expect(
    await screen.findByText(/Prices and costs are in US dollars: \$1\.00 ≈ €0\.92 at 0\.92 on 2025-10-09\./),
  ).toBeTruthy()
  // 12.80 × 0.92 = 11.776; 0.40 × 0.92 = 0.368.
  const sums = within(table()).getAllByRole('row').at(-1)?.textContent
  expect(sums).toContain('$12.80≈ €11.78 at 0.92 on 2025-10-09')
  expect(sums).toContain('$0.40/h≈ €0.368/h at 0.92 on 2025-10-09')
})

test('the rows that are shown are saved as a file', async () => {
  const saved: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    saved.push(content as Blob)
    return 'blob:x'
  })
  withPrices(() => 0.1)
  show('/nodes')
  await arrived('nodes.rate')
  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter nodes' }), 'ip-10-0-1-11')
  await userEvent.click(await screen.findByRole('button', { name: 'Save 1 node as CSV' }))
  await waitFor(() => expect(saved).toHaveLength(1))
  const [heads, line, end] = (await saved[0]?.text())?.split('\r\n') ?? []
  expect(heads).toContain(
    'price_per_hour_low,price_per_hour_high,priced_hours,cost_in_window_low,cost_in_window_high,currency,price_kind,',
  )
  expect(line).toMatch(/^ip-10-0-1-11.*,0\.1,0\.1,32,3\.2,3\.2,USD,feed,/)
  expect(end).toBe('')
})
