import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { renderPage } from '~/app/testing/renderPage'
import type { Change } from '~/domain/changes'
import { timeRange } from '~/domain/timeRange'
import { HOUR_MS, instant, usdPerHour } from '~/domain/units'
import { WhatChanged } from './WhatChanged'

configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => recorded.server.close())

const panel = () => screen.findByRole('region', { name: 'What changed' })
const rowsOf = (region: HTMLElement) =>
  within(region)
    .getAllByRole('row')
    .slice(1)
    .map((row) => Array.from(row.children, ({ textContent }) => textContent).slice(0, 3))

test('nodes that come and go: when, how many, who, before and after, the newest first', async () => {
  renderPage('/trends', recorded.play('nodeChurn'))
  const rows = rowsOf(await panel())
  // 32 samples from 04:00 on the 9th: the 17th is the first without the one, the 22nd the first with the two.
  expect(
    rows.map(([when, what, states]) => [when, what?.match(/^\d nodes? (joined|left)/)?.[0], states]),
  ).toEqual([
    ['Oct 10, 01:00 UTC', '2 nodes joined', '3 nodes →to 5 nodes'],
    ['Oct 9, 20:00 UTC', '1 node left', '4 nodes →to 3 nodes'],
    ['Oct 9, 03:00 UTC', undefined, 'no samples →to $0.1239/h'],
  ])
  expect(rows[1]?.[1]).toMatch(/left.*ip-/)
})

test('a change is one press away from the hours around it', async () => {
  renderPage('/trends', recorded.play('nodeChurn'))
  await userEvent.click(
    within(await panel()).getByRole('button', { name: 'Zoom to Oct 10, 01:00 UTC: 2 nodes joined' }),
  )
  const asked = () => new URL(recorded.requests.at(-1) ?? '').searchParams
  // Twelve hours before the last instant without them, and to the end of the window.
  const seconds = (at: string) => String(Date.parse(at) / 1000)
  await waitFor(() => expect(asked().get('start_date')).toBe(seconds('2025-10-09T12:00Z')))
  expect(asked().get('end_date')).toBe(seconds('2025-10-10T11:00Z'))
})

test('a chart’s table says in which bucket it happened', async () => {
  renderPage('/trends', recorded.play('nodeChurn'))
  const chart = await screen.findByRole('figure', { name: 'Nodes, mean per hour' })
  expect(await within(chart).findByText('▲ something changed')).toBeTruthy()
  await userEvent.click(await within(chart).findByRole('button', { name: 'View as table' }))
  const row = await within(chart).findByRole('row', { name: /joined/ })
  expect(Array.from(row.children, ({ textContent }) => textContent)).toEqual([
    ...['Oct 10, 00:00', 'Oct 10, 01:00', '5 nodes', '100 %', '2 nodes joined (3 nodes → 5 nodes)'],
  ])
})

test('a window in which nothing changed says so, and marks nothing', async () => {
  renderPage('/trends', recorded.play('full'))
  expect((await panel()).textContent).toContain('Nothing changed')
  expect(screen.queryByText('▲ something changed')).toBeNull()
})

const stepped = (hour: number): Change => ({
  kind: 'fee-stepped',
  before: usdPerHour(hour),
  after: usdPerHour(hour + 1),
  between: timeRange(hour * HOUR_MS, (hour + 1) * HOUR_MS),
  at: instant((hour + 1) * HOUR_MS),
  zoom: timeRange(0, 20 * HOUR_MS),
})

test('a long list is cut to the newest dozen until all of it is asked for', async () => {
  const window = timeRange(0, 20 * HOUR_MS)
  const changes = Array.from({ length: 13 }, (_, hour) => stepped(hour))
  const { container } = render(
    <WhatChanged changes={changes} window={window} hasHistory onZoom={() => undefined} />,
  )
  const steps = () => rowsOf(container).map((row) => row[2])
  expect(steps()).toHaveLength(12)
  expect([steps()[0], steps().at(-1)]).toEqual(['$12.00/h →to $13.00/h', '$1.00/h →to $2.00/h'])
  await userEvent.click(screen.getByRole('button', { name: 'Show all 13 changes' }))
  expect(steps()).toHaveLength(13)
  // The page shows just these hours already.
  expect(screen.queryByRole('button', { name: /^Zoom/ })).toBeNull()
})

test('current values only: not known is not "nothing"', () => {
  render(
    <WhatChanged changes={[]} window={timeRange(0, HOUR_MS)} hasHistory={false} onZoom={() => undefined} />,
  )
  expect(screen.getByText(/current values only/)).toBeTruthy()
})
