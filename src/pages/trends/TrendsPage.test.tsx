import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { renderPage } from '~/app/testing/renderPage'

// A page asks again before it gives up, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => recorded.server.close())

const show = (scenario: string, search = '') => renderPage(`/trends${search}`, recorded.play(scenario))

/** The table twin of a chart, row by row, without its head. */
async function tableOf(name: string): Promise<(string | null)[][]> {
  const chart = await screen.findByRole('figure', { name })
  await userEvent.click(await within(chart).findByRole('button', { name: 'View as table' }))
  const [, ...rows] = await within(chart).findAllByRole('row')
  return rows.map((row) => Array.from(row.children, ({ textContent }) => textContent))
}

test('two questions feed every chart', async () => {
  show('recorded')
  expect(await screen.findAllByRole('figure', { name: /^(Cost|CPU|Memory|Nodes|Share)/ })).toHaveLength(5)
  expect(recorded.requests.map((url) => new URL(url).pathname).sort()).toEqual([
    '/k8s-cost-api/v1/metrics',
    '/k8s-cost-api/v1/savings',
  ])
})

test('days: 21 hours of the ninth and 11 of the tenth were seen, at 0.10 and 0.0239 an hour', async () => {
  show('recorded', '?bucket=day')
  const rows = await tableOf('Cost per day')
  expect(rows).toHaveLength(8)
  const coverage = rows.slice(0, 6).map((row) => row[5])
  expect(coverage).toEqual(['0 %, partial: the range cuts it off', ...Array(5).fill('0 %')])
  expect(rows.slice(0, 6).every((row) => row.slice(2, 5).join() === '—,—,—')).toBe(true)
  expect(rows.slice(6).map((row) => row.slice(2, 6))).toEqual([
    ['$2.10', '$0.5019', '$2.60', '88 %'],
    ['$1.10', '$0.2629', '$1.36', '100 %, partial: still filling'],
  ])
})

test('the choices go to the address and the chart follows', async () => {
  show('recorded')
  await userEvent.click(await screen.findByRole('radio', { name: 'Cumulative' }))
  const rows = await tableOf('Measured infrastructure, added up')
  // 32 h × 0.1239, then 517 h of October to come at that rate; 136 h before may have cost as much or nothing.
  const measured = rows.filter((row) => row[5] !== 'still to come')
  expect(measured.at(-1)?.slice(2, 6)).toEqual(['$3.96', '$3.96', '$20.82', '100 %'])
  expect(rows.at(-1)?.slice(2, 6)).toEqual(['—', '$68.02', '$84.87', 'still to come'])
  expect(rows[0]?.[2]).toBe('—')
  await userEvent.click(screen.getByRole('radio', { name: 'Rate' }))
  expect(await screen.findByRole('figure', { name: 'Cost rate, mean per hour' })).toBeTruthy()
})

test('an unknown view in the address is the usual one', async () => {
  show('recorded', '?money=__proto__&bucket=constructor')
  expect(await screen.findByRole('figure', { name: 'Cost per hour' })).toBeTruthy()
})

test('a band is withheld, with the reason, where too little was measured', async () => {
  show('recorded', '?money=cumulative&range=2025-10-03..2025-10-09T10:00Z')
  expect(await screen.findByText(/Not projected: too little was measured to project/)).toBeTruthy()
  const rows = await tableOf('Measured infrastructure, added up')
  expect(rows.at(-1)).not.toContain('still to come')
})

test('fault 9: a gap in the middle stays one, in the picture and in the sum', async () => {
  show('gap', '?money=cumulative')
  const rows = await tableOf('Measured infrastructure, added up')
  const sums = rows.map((row) => row[2])
  // 03:00 on the 9th is the 137th hour; twelve hours later seven are missing.
  expect(sums.slice(148, 155)).toEqual(Array(7).fill('—'))
  expect(sums[147]).not.toBe('—')
  expect(sums[155]).not.toBe('—')
  // 25 × 0.1239.
  expect(sums[167]).toBe('$3.10')
})

test('fault 31: without allocation the money still moves', async () => {
  show('partial')
  const allocation = await screen.findByRole('region', { name: 'Allocation' })
  await waitFor(() => expect(within(allocation).getByRole('alert').textContent).toContain('(502)'))
  expect(screen.getByRole('figure', { name: 'Cost per hour' })).toBeTruthy()
  expect(screen.getByRole('figure', { name: 'Nodes, mean per hour' })).toBeTruthy()
})

test('denied: told, and nothing drawn', async () => {
  show('denied')
  expect(await screen.findByText('The proxy was refused.')).toBeTruthy()
  expect(screen.queryByRole('figure')).toBeNull()
})
