import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { renderPage } from '~/app/testing/renderPage'
import { costFigures } from '~/domain/cost'
import { METRIC } from '~/domain/metrics'
import { node } from '~/domain/testing/nodes'
import { series, setOf, span, steady } from '~/domain/testing/tables'
import { NodeDeltas } from './NodeDeltas'
import { TrendFigures } from './TrendFigures'
import { readTrendView } from './trendView'

configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => recorded.server.close())

const viewOf = (search: string) => readTrendView(new URLSearchParams(search))
const deltas = (of: ParentNode) =>
  Array.from(of.querySelectorAll('[data-delta]'), ({ textContent }) => textContent)

const costs = (fee: number, balancers: number, from: number, to: number) => {
  const window = span(from, to)
  const set = setOf(
    window,
    series(METRIC.managementCost, steady(fee, from, to)),
    series(METRIC.loadBalancerCost, steady(balancers, from, to)),
  )
  return { set, window }
}

test('two periods of known difference give it to the cent, with arrow, sign, share and word', () => {
  // A day at 0.10 + 0.05 an hour, then one at 0.16 + 0.04: 3.60 and 4.80.
  const [before, now] = [costs(0.1, 0.05, 0, 24), costs(0.16, 0.04, 24, 48)]
  const { container } = render(
    <TrendFigures costs={costFigures(now.set, now.window, 720)} periods={{ before, now }} least="50" />,
  )
  expect(deltas(container).map((text) => text?.replace('in the earlier period', '…'))).toEqual([
    '▲ +$1.20, 33.3 % more than $3.60 …',
    '▲ +$0.05/h, 33.3 % more than $0.15/h …',
    '▲ +$0.06/h, 60.0 % more than $0.10/h …',
    '▼ −$0.01/h, 20 % less than $0.05/h …',
  ])
})

test('one period measured by half: refused with the reason, until less is needed; then a projection', () => {
  const now = costs(0.1, 0.1, 24, 48)
  const half = costs(0.2, 0.1, 0, 11)
  const before = { ...half, window: span(0, 24) }
  const show = (least: '50' | '25') =>
    render(
      <TrendFigures costs={costFigures(now.set, now.window, 720)} periods={{ before, now }} least={least} />,
    )
  const { container } = show('50')
  expect(deltas(container)).toEqual(Array(4).fill('Not compared'))
  expect(
    container.textContent?.match(/The earlier period: 11 of 24 hours were measured, 50 % are needed\./g),
  ).toHaveLength(1)
  // 0.3 × 24 = 7.20 against 4.80.
  expect(deltas(show('25').container)[0]).toMatch(/^▼ −\$2\.40, 33\.3 % less than \$7\.20 .*projected/)
})

test('nothing is asked for until a period is chosen; then each endpoint once, of the hours before', async () => {
  renderPage('/trends?range=24h', recorded.play('full'))
  await screen.findByRole('figure', { name: 'Cost per hour' })
  expect(recorded.requests).toHaveLength(2)
  await userEvent.click(screen.getByRole('radio', { name: 'Previous period' }))
  expect(
    await screen.findByText(
      'Earlier period, hour by hour: Oct 8, 11:00 – Oct 9, 11:00 UTC, measured 24 of 24 h (100 %).',
    ),
  ).toBeTruthy()
  const asked = recorded.requests.slice(2).map((url) => new URL(url))
  expect(asked.map(({ pathname }) => pathname.split('/').at(-1)).sort()).toEqual(['metrics', 'savings'])
  for (const { searchParams } of asked) {
    const hours = (name: string) => (Number(searchParams.get(name)) - Date.UTC(2025, 9, 8, 11) / 1000) / 3600
    expect([hours('start_date'), hours('end_date')]).toEqual([0, 24])
  }
  // The recorded day repeats itself.
  expect(deltas(document)[0]).toBe('= the same as in the earlier period')
  const chart = screen.getByRole('figure', { name: 'Cost per hour' })
  await userEvent.click(await within(chart).findByRole('button', { name: 'View as table' }))
  const [head, first] = await within(chart).findAllByRole('row')
  const cells = (row: HTMLElement | undefined) => Array.from(row?.children ?? [], (cell) => cell.textContent)
  expect(cells(head).slice(4, 6)).toEqual(['Together', 'Together, earlier period'])
  expect(cells(first).slice(4, 6)).toEqual(['$0.1239', '$0.1239'])
})

test('allocation moved as well, with the earlier period as a ghost', async () => {
  renderPage('/trends?range=2025-10-10T01:00Z..2025-10-10T11:00Z&compare=previous', recorded.play('full'))
  const panel = await screen.findByRole('region', { name: 'Allocation' })
  await waitFor(() => expect(deltas(panel)).toHaveLength(2))
  const chart = within(panel).getByRole('figure', { name: 'CPU allocated, mean per hour' })
  await userEvent.click(within(chart).getByRole('button', { name: 'View as table' }))
  const [head, ...rows] = (await within(chart).findAllByRole('row')).map((row) =>
    Array.from(row.children, ({ textContent }) => textContent ?? ''),
  )
  expect(head?.slice(2, 4)).toEqual(['allocated, vCPU', 'allocated, vCPU, earlier period'])
  // The means of what the table says, of ordinary pods; DaemonSet pods are the same four times on either side.
  const meanOf = (column: number) =>
    rows.reduce((sum, row) => sum + Number.parseFloat(row[column] ?? ''), 0) / 10
  const change = Number.parseFloat(/[▲▼] [+−]([\d.]+) vCPU/.exec(deltas(panel)[0] ?? '')?.[1] ?? '')
  expect(change).toBeCloseTo(Math.abs(meanOf(2) - meanOf(3)), 1)
})

test('allocation of a period that was measured too little is refused, with the reason', async () => {
  renderPage('/trends?compare=previous', recorded.play('recorded'))
  const panel = await screen.findByRole('region', { name: 'Allocation' })
  expect(
    await within(panel).findByText(
      'Not compared. The earlier period: none of 168 hours was measured; this period: 32 of 168 hours were measured, 50 % are needed.',
    ),
  ).toBeTruthy()
  expect(deltas(panel)).toEqual(['Not compared', 'Not compared'])
})

test('from a date: from the window’s own time of day on, and nodes too', async () => {
  renderPage(
    '/trends?range=2025-10-10T01:00Z..2025-10-10T11:00Z&compare=2025-10-09',
    recorded.play('nodeChurn'),
  )
  expect(
    await screen.findByText(
      'Earlier period, hour by hour: Oct 9, 01:00 – Oct 9, 11:00 UTC, measured 8 of 10 h (80 %).',
    ),
  ).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>(/^Starting on/).value).toBe('2025-10-09')
  // Four nodes then; since 01:00 of the next day there are five.
  expect(deltas(screen.getByRole('region', { name: 'Nodes' }))[0]).toBe(
    '▲ +1, 25 % more than 4 in the earlier period',
  )
})

test('from a date too late for it the previous period is taken, and that is said', async () => {
  renderPage('/trends?range=24h&compare=2025-10-09', recorded.play('full'))
  expect((await screen.findByText(/^Earlier period, hour by hour: Oct 8, 11:00/)).textContent).toContain(
    'From the day you chose it would run into the range shown, so it is the previous period.',
  )
})

test('what has to be known of both periods is said once for all figures: other hours were measured', () => {
  // Of ten hours the first six then, the last six now: two stand at the same place.
  const before = { ...costs(0.1, 0.1, 0, 6), window: span(0, 10) }
  const now = { ...costs(0.1, 0.1, 14, 20), window: span(10, 20) }
  const { container } = render(
    <TrendFigures costs={costFigures(now.set, now.window, 720)} periods={{ before, now }} least="50" />,
  )
  expect(container.textContent?.match(/Only 2 of 6 measured hours stand at the same place/g)).toHaveLength(1)
})

test('of what was refused alone the name is said with the reason', () => {
  const now = costs(0.1, 0.1, 24, 48)
  const feeOnly = setOf(span(0, 24), series(METRIC.managementCost, steady(0.1, 0, 24)))
  const { container } = render(
    <TrendFigures
      costs={costFigures(now.set, now.window, 720)}
      periods={{ before: { set: feeOnly, window: span(0, 24) }, now }}
      least="50"
    />,
  )
  expect(Array.from(container.querySelectorAll('p'), ({ textContent }) => textContent)).toEqual([
    'Measured infrastructure, Mean rate: Not compared. Only one of the two periods has samples of load balancers.',
    'Load balancers: Not compared. The earlier period: none of 24 hours was measured.',
  ])
})

test('a share moves by points', () => {
  // On spot throughout; then one of two is on demand.
  const before = { set: setOf(span(0, 10), node('a', { rows: steady(1, 0, 10) })), window: span(0, 10) }
  const nodes = [node('a', { rows: steady(1, 10, 20) }), node('b', { rows: steady(0, 10, 20) })]
  const now = { set: setOf(span(10, 20), ...nodes), window: span(10, 20) }
  const { container } = render(<NodeDeltas periods={{ before, now }} least="50" />)
  expect(deltas(container).at(-1)).toBe('▼ −50 percentage points, less than 100 % in the earlier period')
})

test('a period before the feed began is refused in words, and the page stays', async () => {
  renderPage('/trends?compare=previous', recorded.play('recorded'))
  // Of figures, allocation and nodes.
  await waitFor(() =>
    expect(screen.getAllByText(/^Not compared\. The earlier period: none of 168/)).toHaveLength(3),
  )
  expect(screen.getByRole('figure', { name: 'Cost per hour' })).toBeTruthy()
})

test.each(['yesterday', '2025-02-30', '__proto__', '20250920', ''])(
  'compare=%s asks nothing and leaves a note',
  (compare) => {
    const { view, note } = viewOf(`compare=${compare}&least=1e9`)
    expect([view.compare, view.least]).toEqual([null, '50'])
    expect(note).toContain(`“${compare}”`)
  },
)

test('what is compared is read from the address', () => {
  expect(viewOf('compare=previous&least=25')).toMatchObject({
    view: { compare: 'previous', least: '25' },
    note: null,
  })
  expect(viewOf('compare=2025-09-20').view.compare).toBe('2025-09-20')
  expect(viewOf('').view.compare).toBeNull()
})
