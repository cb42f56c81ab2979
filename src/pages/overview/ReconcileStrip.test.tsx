import { configure, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { renderPage } from '~/app/testing/renderPage'
import { reconcile } from '~/domain/reconcile'
import { own, report } from '~/domain/testing/costReports'
import { ReconcileStrip } from './ReconcileStrip'

configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => recorded.server.close())

const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => Array.from(row.querySelectorAll('th, td[data-number]'), ({ textContent }) => textContent))

test('the published $29.84: prices per GB stand in it as money', () => {
  const parts = { management: 10.4, loadBalancer: 2.4856, network: 16.952 }
  const { container } = render(
    <ReconcileStrip reconciliation={reconcile(report('B2', 29.8376, parts), own(104, 0.1, 0.0239))} />,
  )
  expect(rows()).toEqual([
    ['By our count', '$12.89', '$12.89'],
    ['network prices summed as costs', '+$16.95', '$29.84'],
    ['Not explained', '$0.00', '$29.84'],
    ['Reported by the service', '$29.84', '$29.84'],
  ])
  // The second bar stands where the first one ends.
  const bars = Array.from(container.querySelectorAll('td span'), (bar) => (bar as HTMLElement).style)
  expect(Number.parseFloat(bars[1]?.left ?? '')).toBeCloseTo(Number.parseFloat(bars[0]?.width ?? ''))
})

test('the handover’s 330.79: less than its parts by the fee that was left out', () => {
  const parts = { cpu: 200, ram: 90.5, pv: 30, loadBalancer: 10.29, management: 22.5 }
  render(<ReconcileStrip reconciliation={reconcile(report('B3', 330.79, parts), own(0, null, null))} />)
  expect(rows()).toEqual([
    ['By our count', '$353.29', '$353.29'],
    ['management left out', '-$22.50', '$330.79'],
    ['Not explained', '$0.00', '$330.79'],
    ['Reported by the service', '$330.79', '$330.79'],
  ])
})

test('on the overview the steps are one press away', async () => {
  renderPage('/', recorded.play('recorded'))
  const button = await screen.findByRole('button', { name: 'Show the steps' })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await userEvent.click(button)
  const table = await screen.findByRole('table', { name: 'From our count to the service’s total' })
  expect(table.textContent).toContain('Reported by the service$3.20$3.20')
  await userEvent.click(screen.getByRole('button', { name: 'Hide the steps' }))
  expect(screen.queryByRole('table', { name: 'From our count to the service’s total' })).toBeNull()
})
