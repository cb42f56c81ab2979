import { configure, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw/http'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { renderPage } from '~/app/testing/renderPage'

// A first page loads its code, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => recorded.server.resetHandlers())
afterAll(() => recorded.server.close())

/** Opens the page in a scenario and waits for its table. */
async function open(scenario: string, search = '') {
  renderPage(`/nodes?${search}`, recorded.play(scenario))
  await screen.findByRole('heading', { level: 2, name: 'Node by node' })
}

const table = () => screen.getByRole('table', { name: 'Nodes seen in the window' })
/** First cells of the body, top to bottom. */
const firstCells = () =>
  within(table())
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent)
const filter = () => screen.getByRole('searchbox', { name: 'Filter nodes' })
const head = (name: string) => within(table()).getByRole('columnheader', { name: new RegExp(`^${name}`) })
const figure = (id: string) =>
  [...document.querySelectorAll(`[data-figure="${id}"]`)].map(({ textContent }) => textContent)

describe('the answer', () => {
  test.each([
    ['recorded', 'nodes.now', '4'],
    ['recorded', 'nodes.spot', '4 of 4 (100 %)'],
    ['recorded', 'nodes.capacity', '32 vCPU, 128 GiB'],
    ['recorded', 'nodes.zone', 'ap-south-1a: 1, ap-south-1b: 1, ap-south-1c: 2'],
    ['recorded', 'risk.zone', '50 %'],
    ['recorded', 'risk.spot', '2 of 4 (50 %)'],
    ['recorded', 'nodes.hours', '128 h'],
    ['mixedSpot', 'nodes.spot', '1 of 4 (25 %)'],
    ['nodeChurn', 'nodes.now', '5'],
    ['nodeChurn', 'nodes.seen', '6'],
    ['nodeChurn', 'nodes.hours', '134 h'],
  ])('%s: %s is %s, wherever it stands', async (scenario, id, text) => {
    await open(scenario)
    expect([...new Set(figure(id))]).toEqual([text])
  })

  test('says what one loss would take', async () => {
    await open('recorded')
    const panel = screen.getByRole('region', { name: 'Where they run, and at what risk' })
    expect(panel).toHaveProperty(
      'textContent',
      expect.stringContaining('Losing ap-south-1c takes 2 of 4 nodes and 16 of 32 vCPU.'),
    )
    expect(panel.textContent).toContain('2 of 4 nodes hang on one spot pool (ap-south-1c, t3a.2xlarge).')
    expect(panel.textContent).toContain('All 4 nodes are on spot: cheap, and the cloud may take them back')
  })

  test('lays spot against zone', async () => {
    await open('mixedSpot')
    const matrix = screen.getByRole('table', { name: /by zone and lifecycle/ })
    const rows = within(matrix)
      .getAllByRole('row')
      .map((row) => [...row.children].map(({ textContent }) => /^\S+/.exec(textContent ?? '')?.[0]))
    expect(rows).toEqual([
      ['Zone', 'Spot', 'On-demand', 'Unknown', 'All'],
      ['ap-south-1a', '0', '1', '0', '1'],
      ['ap-south-1b', '0', '1', '0', '1'],
      ['ap-south-1c', '1', '0', '1', '2'],
      ['All', '1', '2', '1', '4'],
    ])
  })
})

describe('the table', () => {
  test('shows each node with where its zone was read, and marks those that are gone', async () => {
    await open('nodeChurn')
    const row = within(table()).getByRole('row', { name: /ip-10-0-1-12/ })
    expect(row.textContent).toContain('gone since Oct 9, 19:00 UTC')
    expect(row.textContent).toContain('from provider id')
    expect(within(row).getByText('ip-10-0-1-12').title).toBe('ip-10-0-1-12.ap-south-1.compute.internal')
    expect(firstCells().at(-1)).toBe('Total: 5 nodes now, 6 seen')
  })

  test('a flag that is neither 0 nor 1 is unknown, not on-demand', async () => {
    await open('mixedSpot')
    expect(within(table()).getByRole('row', { name: /ip-10-0-1-14/ }).textContent).toContain('unknown')
  })

  test('sorts by a pressed head, by a second one with Shift, and says so', async () => {
    const user = userEvent.setup()
    await open('nodeChurn')
    await user.click(within(head('Zone')).getByRole('button'))
    expect(head('Zone').getAttribute('aria-sort')).toBe('ascending')
    expect(firstCells()[0]).toMatch(/^ip-10-0-1-17/)
    await user.keyboard('{Shift>}')
    await user.click(within(head('Hours')).getByRole('button'))
    await user.keyboard('{/Shift}')
    expect(head('Hours').textContent).toContain('sort key 2, descending')
    expect(firstCells()[0]).toMatch(/^ip-10-0-1-12/)
    await user.click(within(head('Zone')).getByRole('button'))
    expect(head('Zone').getAttribute('aria-sort')).toBe('descending')
    expect(head('Hours').getAttribute('aria-sort')).toBeNull()
  })

  test('unknown lifecycle sorts last either way', async () => {
    const user = userEvent.setup()
    await open('mixedSpot', 'sort=lifecycle')
    expect(firstCells().at(-2)).toBe('ip-10-0-1-14')
    await user.click(within(head('Lifecycle')).getByRole('button'))
    expect(head('Lifecycle').getAttribute('aria-sort')).toBe('descending')
    expect(firstCells().slice(0, 1).concat(firstCells().slice(-2, -1))).toEqual([
      'ip-10-0-1-11',
      'ip-10-0-1-14',
    ])
  })

  test('filters as text, tells how many are left, and keeps the whole beside', async () => {
    const user = userEvent.setup()
    await open('recorded')
    await user.keyboard('/')
    expect(document.activeElement).toBe(filter())
    await user.type(filter(), 'SOUTH-1C')
    await screen.findByText('2 of 4 nodes')
    expect(firstCells().at(-1)).toBe('Total: 2 nodes of 4 nodes now')
    const foot = within(table()).getAllByRole('row').at(-1)
    expect(
      [...(foot?.children ?? [])]
        .map(({ textContent }) => textContent)
        .filter(Boolean)
        .slice(-3),
    ).toEqual(['16 of 32', '64 of 128', '64 of 128 h'])
  })

  test('nothing that matches is not the same as no data, and is cleared with one press', async () => {
    const user = userEvent.setup()
    await open('recorded', 'q=(a%2B)%2B$')
    expect(screen.getByText('No node matches the filter.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Clear filters' }))
    await screen.findByText('4 nodes')
    expect(filter()).toHaveProperty('value', '')
  })

  test('groups, with counts and sums, and folds', async () => {
    const user = userEvent.setup()
    await open('recorded', 'group=zone')
    expect(firstCells().slice(-4)).toEqual([
      'ap-south-1c, 2',
      'ip-10-0-1-11',
      'ip-10-0-1-14',
      'Total: 4 nodes now',
    ])
    const group = within(table()).getByRole('button', { name: /^ap-south-1c/ })
    expect(group.closest('tr')?.textContent).toBe(
      'ap-south-1c, 2$0.1418 to $0.1566/h$4.54 to $5.01$102.10 to $112.75166464',
    )
    await user.click(group)
    expect(group.getAttribute('aria-expanded')).toBe('false')
    expect(firstCells().slice(-2)).toEqual(['ap-south-1c, 2', 'Total: 4 nodes now'])
    await user.selectOptions(screen.getByRole('combobox', { name: 'Group by' }), 'Lifecycle')
    expect(firstCells()[0]).toBe('spot, 4')
  })

  test.each([
    [
      'names no column',
      'sort=__proto__&group=constructor',
      ['“__proto__” is not a column', '“constructor” is not something'],
    ],
    ['has no end', `q=${'z'.repeat(300)}`, ['The filter was cut to 200 characters.']],
  ])('an address that %s is put right, and told', async (_, search, notes) => {
    await open('recorded', search)
    for (const note of notes) expect(screen.getByText(new RegExp(note))).toBeTruthy()
  })

  test('draws the rows in view of 2,000', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
    await open('fleet', 'sort=-vcpu')
    expect(screen.getByText('2,000 nodes')).toBeTruthy()
    const rows = within(table()).getAllByRole('row')
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.length).toBeLessThan(60)
    expect(table().getAttribute('aria-rowcount')).toBe('2002')
    vi.restoreAllMocks()
  })
})

describe('names as they come', () => {
  const HOUR = 3600
  const answer = (labels: Record<string, string>[], end: number) =>
    labels.map((own) => ({ timestamp: end - HOUR, value: 1, labels: own }))

  test.each([
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['markup', '<img src=x onerror="globalThis.broken = true">'],
    ['an override of direction', '\u202Egnp.exe'],
    ['10,000 letters', 'n'.repeat(10_000)],
  ])('%s: a row like any other', async (_, name) => {
    recorded.server.use(
      http.get('*/k8s-cost-api/v1/metrics', ({ request }) => {
        const params = new URL(request.url).searchParams
        const end = Number(params.get('end_date'))
        return HttpResponse.json({
          cloud_account_id: params.get('cloud_account_id'),
          start_date: Number(params.get('start_date')),
          end_date: end,
          metrics: {
            kubecost_node_is_spot: answer(
              [{ node: name, zone: name, instance_type: name }, { node: 'other' }],
              end,
            ),
          },
        })
      }),
    )
    await open('recorded', 'group=zone')
    const cell = within(table()).getAllByTitle(name)
    expect(cell[0]?.tagName).toBe('BDI')
    expect(within(table()).getAllByText('not known: no label “instance_type”')).toHaveLength(1)
    expect(document.querySelector('img')).toBeNull()
    expect(firstCells().at(-3)).toBe('unknown, 1')
    expect('broken' in globalThis).toBe(false)
  })
})

test('a node that missed the last sample is late; one that missed three is gone', async () => {
  recorded.server.use(
    http.get('*/k8s-cost-api/v1/metrics', ({ request }) => {
      const params = new URL(request.url).searchParams
      const end = Number(params.get('end_date'))
      const lasting = (node: string, missed: number) =>
        Array.from({ length: 8 - missed }, (_, i) => ({
          timestamp: end - (7 - i) * 3600,
          value: 1,
          labels: { node },
        }))
      return HttpResponse.json({
        cloud_account_id: params.get('cloud_account_id'),
        start_date: Number(params.get('start_date')),
        end_date: end,
        metrics: {
          kubecost_node_is_spot: [...lasting('here', 0), ...lasting('late', 1), ...lasting('gone', 3)],
        },
      })
    }),
  )
  await open('recorded')
  expect(within(table()).getByRole('row', { name: /^late/ }).textContent).toContain(
    'no sample since Oct 10, 10:00',
  )
  expect(within(table()).getByRole('row', { name: /^gone/ }).textContent).toContain(
    'gone since Oct 10, 08:00',
  )
  expect(within(table()).getByRole('row', { name: /^here/ }).textContent).not.toContain('since')
  expect(screen.getByText(/^No node names its zone, so what could be lost together/)).toBeTruthy()
})

describe('when there is nothing to list', () => {
  test('an empty answer names the usual causes and the way on', async () => {
    const user = userEvent.setup()
    renderPage('/nodes', recorded.play('empty'))
    await screen.findByText(/^No samples between Oct 3, 11:00 – Oct 10, 11:00 UTC/)
    await user.click(screen.getByRole('button', { name: 'Show all data' }))
    expect(await screen.findByRole('option', { name: 'All data', selected: true })).toBeTruthy()
  })

  test('other metrics but no nodes', async () => {
    recorded.server.use(
      http.get('*/k8s-cost-api/v1/metrics', ({ request }) => {
        const params = new URL(request.url).searchParams
        const end = Number(params.get('end_date'))
        return HttpResponse.json({
          cloud_account_id: params.get('cloud_account_id'),
          start_date: Number(params.get('start_date')),
          end_date: end,
          metrics: { kubecost_cluster_management_cost: [{ timestamp: end - 3600, value: 0.1, labels: {} }] },
        })
      }),
    )
    renderPage('/nodes', recorded.play('recorded'))
    expect(await screen.findByText(/^No node samples between/)).toBeTruthy()
  })

  test('a refusal is told on the page', async () => {
    renderPage('/nodes', recorded.play('denied'))
    expect(await screen.findByText('The proxy was refused.')).toBeTruthy()
  })

  test('“all data” counts from the first sample on', async () => {
    await open('recorded', 'range=all')
    expect(screen.getByText(/as of Oct 10, 11:00 UTC/).textContent).toContain('32 of 32 h (100 %)')
  })
})
