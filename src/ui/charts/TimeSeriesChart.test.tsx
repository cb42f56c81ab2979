import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { HOUR_MS } from '~/domain/units'
import { ChartTooltip } from './ChartTooltip'
import type { ChartModel } from './model'
import { TimeSeriesChart } from './TimeSeriesChart'

const START = Date.UTC(2025, 9, 10, 8)
const model: ChartModel = {
  kind: 'bars',
  unit: { name: 'US dollars', format: (value) => `$${value.toFixed(2)}`, tick: String },
  buckets: [1, 0, 0.5].map((coverage, i) => ({
    start: START + i * HOUR_MS,
    end: START + (i + 1) * HOUR_MS,
    coverage,
  })),
  series: [
    { id: 'fee', label: 'Fee', colour: 'red', values: [0.1, null, 0.05] },
    { id: 'lb', label: 'Balancers', colour: 'blue', values: [0.2, null, null] },
  ],
  totalLabel: 'Together',
  lastIsOpen: true,
}

const cells = (row: HTMLElement) => Array.from(row.children, (cell) => cell.textContent)

test('is a named figure with a table of the same numbers one press away', async () => {
  render(<TimeSeriesChart title="Cost" model={model} />)
  const figure = screen.getByRole('figure', { name: 'Cost' })
  const toggle = within(figure).getByRole('button', { name: 'View as table' })
  expect(toggle.getAttribute('aria-pressed')).toBe('false')
  await userEvent.click(toggle)
  const table = await within(figure).findByRole('table', { name: 'Cost' })
  expect(within(table).getAllByRole('row').map(cells)).toEqual([
    ['From (UTC)', 'To', 'Fee', 'Balancers', 'Together', 'Covered'],
    ['Oct 10, 08:00', 'Oct 10, 09:00', '$0.10', '$0.20', '$0.30', '100 %'],
    ['Oct 10, 09:00', 'Oct 10, 10:00', '—', '—', '—', '0 %'],
    ['Oct 10, 10:00', 'Oct 10, 11:00', '$0.05', '—', '$0.05', '50 %'],
  ])
  await userEvent.click(within(figure).getByRole('button', { name: 'View as chart' }))
  expect(within(figure).queryByRole('table')).toBeNull()
})

test('names what is not there in its legend, and only then', () => {
  render(<TimeSeriesChart title="Cost" model={model} />)
  const legend = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(legend()).toEqual(['Fee', 'Balancers', 'no samples'])
})

test('a chart without gaps says nothing of gaps', () => {
  const whole = { ...model, series: [{ id: 'fee', label: 'Fee', colour: 'red', values: [0.1, 0.1, 0.1] }] }
  render(<TimeSeriesChart title="Cost" model={whole} />)
  expect(screen.queryByText('no samples')).toBeNull()
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

test('over a gap the tooltip says unknown, over the running bucket that it still fills', () => {
  const { container, rerender } = render(<ChartTooltip model={model} bucket={1} />)
  expect(container.textContent).toContain('No samples: unknown, not zero')
  rerender(<ChartTooltip model={model} bucket={2} />)
  expect(container.textContent).toContain('50 % covered, still filling')
})
