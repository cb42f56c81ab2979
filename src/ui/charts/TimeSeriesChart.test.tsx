import { configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { expect, test, vi } from 'vitest'
import { HOUR_MS } from '~/domain/units'
import { ChartTooltip } from './ChartTooltip'
import type { ChartModel } from './model'
import { TimeSeriesChart } from './TimeSeriesChart'

// The chart’s own code and that of the library are fetched first.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const START = Date.UTC(2025, 9, 10, 8)
const model: ChartModel = {
  kind: 'bars',
  unit: { name: 'US dollars', format: (value) => `$${value.toFixed(2)}`, tick: String },
  buckets: [1, 0, 0.5].map((coverage, i) => ({
    start: START + i * HOUR_MS,
    end: START + (i + 1) * HOUR_MS,
    coverage,
    ...(i === 2 && { partial: 'filling' }),
  })),
  series: [
    { id: 'fee', label: 'Fee', colour: 'red', values: [0.1, null, 0.05] },
    { id: 'lb', label: 'Balancers', colour: 'blue', values: [0.2, null, null] },
  ],
  totalLabel: 'Together',
  source: { provenance: 'observed', metrics: [] },
}

const show = (of: ChartModel) =>
  render(
    <MemoryRouter>
      <TimeSeriesChart title="Cost" model={of} />
    </MemoryRouter>,
  )

const cells = (row: HTMLElement) => Array.from(row.children, (cell) => cell.textContent)

test('is a named figure with a table of the same numbers one press away', async () => {
  show(model)
  const figure = screen.getByRole('figure', { name: 'Cost' })
  const toggle = await within(figure).findByRole('button', { name: 'View as table' })
  expect(toggle.getAttribute('aria-pressed')).toBe('false')
  await userEvent.click(toggle)
  const table = await within(figure).findByRole('table', { name: 'Cost' })
  expect(within(table).getAllByRole('row').map(cells)).toEqual([
    ['From (UTC)', 'To', 'Fee', 'Balancers', 'Together', 'Covered'],
    ['Oct 10, 08:00', 'Oct 10, 09:00', '$0.10', '$0.20', '$0.30', '100 %'],
    ['Oct 10, 09:00', 'Oct 10, 10:00', '—', '—', '—', '0 %'],
    ['Oct 10, 10:00', 'Oct 10, 11:00', '$0.05', '—', '$0.05', '50 %, partial: still filling'],
  ])
  await userEvent.click(within(figure).getByRole('button', { name: 'View as chart' }))
  expect(within(figure).queryByRole('table')).toBeNull()
})

const legend = async () => {
  const items = within(await screen.findByRole('list', { name: 'Legend' })).getAllByRole('listitem')
  return items.map(({ textContent }) => textContent)
}

test('names what is not there in its legend, and only then', async () => {
  show(model)
  expect(await legend()).toEqual(['Fee', 'Balancers', 'no samples', 'partial bucket'])
})

test('a chart without gaps says nothing of gaps, and one of one series has nothing to press', async () => {
  const buckets = model.buckets.map(({ start, end }) => ({ start, end, coverage: 1 }))
  const series = [{ id: 'fee', label: 'Fee', colour: 'red', values: [0.1, 0.1, 0.1] }]
  show({ ...model, buckets, series })
  expect(await legend()).toEqual(['Fee'])
  expect(screen.queryByRole('button', { name: 'Fee' })).toBeNull()
})

test('a press leaves one series alone, with Ctrl it hides one; table and total follow and say so', async () => {
  show(model)
  await userEvent.click(await screen.findByRole('button', { name: 'View as table' }))
  const table = await screen.findByRole('table', { name: 'Cost' })
  const head = () => cells(within(table).getAllByRole('row')[0] as HTMLElement).slice(2, -1)
  const first = () => cells(within(table).getAllByRole('row')[1] as HTMLElement).slice(2, -1)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Fee' }))
  expect([head(), first()]).toEqual([
    ['Fee', 'Visible total'],
    ['$0.10', '$0.10'],
  ])
  await user.click(screen.getByRole('button', { name: 'Show all' }))
  expect(head()).toEqual(['Fee', 'Balancers', 'Together'])
  await user.keyboard('{Control>}')
  await user.click(screen.getByRole('button', { name: 'Fee' }))
  await user.keyboard('{/Control}')
  expect([head(), first()]).toEqual([
    ['Balancers', 'Visible total'],
    ['$0.20', '$0.20'],
  ])
  expect(screen.getByRole('button', { name: 'Fee' }).getAttribute('aria-pressed')).toBe('false')
})

test('the tooltip lists by size, the total last, with bounds, zone and coverage', () => {
  const { container } = render(<ChartTooltip model={model} bucket={0} />)
  const words = Array.from(container.querySelectorAll('p, dt, dd'), ({ textContent }) => textContent)
  expect(words).toEqual([
    'Oct 10, 08:00 – Oct 10, 09:00 UTC',
    ...['Balancers', '$0.20'],
    ...['Fee', '$0.10'],
    ...['Together', '$0.30'],
    '100 % covered',
  ])
})

test('over a gap there is a dash with the reason, over the running bucket that it still fills', () => {
  const { container, rerender } = render(<ChartTooltip model={model} bucket={1} />)
  const values = () => Array.from(container.querySelectorAll('dd'), ({ textContent }) => textContent)
  expect(values()).toEqual(['— no samples', '— no samples', '— no samples'])
  rerender(<ChartTooltip model={model} bucket={2} />)
  // What is known comes first.
  expect(values()).toEqual(['$0.05', '— no samples of it', '$0.05'])
  expect(container.textContent).toContain('50 % covered, partial: still filling')
})
