import { cleanup, configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { renderPage } from '~/app/testing/renderPage'
import { METRIC } from '~/domain/metrics'
import { at, series, setOf, span, steady } from '~/domain/testing/tables'
import { usd } from '~/domain/units'
import { BudgetStanding } from './BudgetStanding'
import { keepBudget, keptBudget } from './keptBudget'

configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => recorded.server.close())
beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.unstubAllGlobals()
})

const panel = () => screen.findByRole('region', { name: 'Budget' })

test('a budget is entered, kept for this cluster, and asks for the month', async () => {
  const world = recorded.play('recorded')
  renderPage('/trends', world)
  const form = within(await panel())
  expect(recorded.requests).toHaveLength(2)
  await userEvent.type(form.getByLabelText('Monthly budget, US dollars'), '60')
  await userEvent.click(form.getByRole('button', { name: 'Set the budget' }))
  const chart = await screen.findByRole('figure', { name: 'This month against the budget' })
  const asked = new URL(recorded.requests.at(-1) ?? '').searchParams
  expect([asked.get('start_date'), asked.get('end_date')].map(Number)).toEqual([
    Date.UTC(2025, 9, 1) / 1000,
    Date.UTC(2025, 9, 10, 11) / 1000,
  ])
  expect(keptBudget(world.account)).toBe(60)
  // 32 h × 0.1239 = 3.96, and 517 h to come at the same rate make 68.02 at least.
  const words = (await panel()).textContent
  expect(words).toContain('Likely to go over')
  expect(words).toContain('$3.96')
  expect(words).toContain('6.6 %')
  expect(words).toContain('$68.02')
  // Had every unseen hour of the 744 been paid for: 3.96 + 712 × 0.1239.
  expect(words).toContain('$92.18')
  expect(await within(chart).findByText('Projected')).toBeTruthy()
  cleanup()
  renderPage('/trends', recorded.play('recorded'))
  expect(await screen.findByRole('figure', { name: 'This month against the budget' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Remove it' }))
  expect(keptBudget(world.account)).toBeNull()
  expect(screen.queryByRole('figure', { name: 'This month against the budget' })).toBeNull()
})

test.each(['', '0', '-5', 'much', '1e999', '0x1f'])('“%s” is no budget, and is told so', async (text) => {
  renderPage('/trends', recorded.play('recorded'))
  const form = within(await panel())
  if (text) await userEvent.type(form.getByLabelText('Monthly budget, US dollars'), text)
  await userEvent.click(form.getByRole('button', { name: 'Set the budget' }))
  expect(form.getByText(/A budget is a number above zero/)).toBeTruthy()
  expect(Object.keys(localStorage)).toEqual([])
})

test('what cannot be read as a budget is none, and one cluster’s is not another’s', () => {
  expect(keepBudget('a', usd(120))).toBe(true)
  expect([keptBudget('a'), keptBudget('b')]).toEqual([120, null])
  localStorage.setItem('kubernetes-costs:budget:a', '{"budget":1}')
  expect(keptBudget('a')).toBeNull()
})

test('a browser that keeps nothing says so, and the budget counts all the same', async () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  renderPage('/trends', recorded.play('recorded'))
  const form = within(await panel())
  await userEvent.type(form.getByLabelText('Monthly budget, US dollars'), '60')
  await userEvent.click(form.getByRole('button', { name: 'Set the budget' }))
  expect(form.getByText(/This browser keeps nothing/)).toBeTruthy()
  expect(await screen.findByRole('figure', { name: 'This month against the budget' })).toBeTruthy()
})

// Hour 0 is 6 October: of the month 120 hours have passed by then and 624 are to come.
const spent = (rate: number) => setOf(span(-120, 0), series(METRIC.managementCost, steady(rate, -120, 0)))

test.each([
  [0.1, 100, 'within'],
  [0.1, 74, 'likely over'],
  [0.1, 11, 'over'],
])('at %d an hour a budget of %d is %s', (rate, budget, status) => {
  const { container } = render(<BudgetStanding budget={usd(budget)} set={spent(rate)} now={at(0)} />, {
    wrapper: MemoryRouter,
  })
  expect(container.querySelector('[data-status]')?.getAttribute('data-status')).toBe(status)
})

test('too little measured: no end of the month, and no colour', () => {
  const set = setOf(span(-120, 0), series(METRIC.managementCost, steady(0.1, -5, 0)))
  const { container } = render(<BudgetStanding budget={usd(100)} set={set} now={at(0)} />, {
    wrapper: MemoryRouter,
  })
  expect(container.querySelector('[data-status="unknown"]')).not.toBeNull()
  expect(container.querySelector('[data-figure="budget.low"]')).toBeNull()
  expect(container.textContent).toContain('too little was measured to project')
})
