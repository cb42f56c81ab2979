import type { Page } from '@playwright/test'
import { axeFindings, expect, expectNoSidewaysScroll, goTo, test } from './fixtures'
import { ACCOUNT, LIVE, standIn } from './service'

test.use({ baseURL: LIVE })

// The samples of the stand-in: a fee of 3 h × 0.20 = 0.60, load balancers of 3 h × 0.05 = 0.15.
const PARTS = { management_cost: 0.6, load_balancer_cost: 0.15, network_cost: 4 }
const WORKLOAD = { cpu_cost: 8, ram_cost: 16, pv_cost: 32 }
const ALL = { ...PARTS, ...WORKLOAD }

/** The overview of a cluster whose costs come as what is told last, of another day each time. */
async function overviewOf(page: Page) {
  let costs: object = {}
  let day = 0
  await standIn(page, {
    intercept: async (route, name) => {
      if (name !== 'cluster-costs') return false
      const { searchParams } = new URL(route.request().url())
      const echo = {
        cloud_account_id: ACCOUNT,
        start_date: Number(searchParams.get('start_date')),
        end_date: Number(searchParams.get('end_date')),
      }
      await route.fulfill({ json: { ...echo, ...costs } })
      return true
    },
  })
  const rows = page.getByRole('table', { name: 'From our count to the service’s total' }).locator('tbody tr')
  /** The steps when the costs come so, each with what it adds and what is reached. */
  return async (now: object) => {
    costs = now
    const date = `2025-10-${String(++day).padStart(2, '0')}`
    await goTo(page, `${LIVE}/?account=${ACCOUNT}&range=${date}T00:00Z..${date}T12:00Z`)
    await page.getByRole('button', { name: 'Show the steps' }).click()
    await expect(rows.first()).toBeVisible()
    return rows.evaluateAll((all) =>
      all.map((row) =>
        Array.from(row.querySelectorAll('th, td[data-number]'), ({ textContent }) => textContent),
      ),
    )
  }
}

const between = (ours: string, steps: readonly string[][], reported: string) => [
  ['By our count', ours, ours],
  ...steps,
  ['Not explained', '$0.00', reported],
  ['Reported by the service', reported, reported],
]

// Of what runs in the cluster 8 + 16 + 32 = 56, with fee and load balancers 56.75; with traffic, where it is a cost, 60.75.
const SHAPES: readonly (readonly [shape: string, costs: object, steps: string[][]])[] = [
  ['B1: the fee alone', { total_cost: 0.6 }, between('$0.60', [], '$0.60')],
  [
    'B2: prices per gigabyte in the total',
    { summary: { total_cost: 4.75, ...PARTS, cpu_cost: 0, ram_cost: 0, pv_cost: 0 }, breakdown: {} },
    between('$0.75', [['network prices summed as costs', '+$4.00', '$4.75']], '$4.75'),
  ],
  [
    'B3: the fee left out',
    { summary: { total_cost: 60.15, ...ALL }, breakdown: {}, efficiency: { cpu_efficiency: 0.5 } },
    between('$60.75', [['management left out', '-$0.60', '$60.15']], '$60.15'),
  ],
  [
    'B4: everything in it',
    { summary: { total_cost: 60.75, ...ALL }, breakdown_by_namespace: [] },
    between('$60.75', [], '$60.75'),
  ],
  [
    'B5: load balancers left out',
    { total_cost: 60.6, breakdown: ALL },
    between('$60.75', [['load balancers left out', '-$0.15', '$60.60']], '$60.60'),
  ],
  [
    'B6: network left out',
    { total_cost: 56.75, ...WORKLOAD, management_cost: 0.6, network_cost: 4, lb_cost: 0.15, breakdown: {} },
    between('$60.75', [['network left out', '-$4.00', '$56.75']], '$56.75'),
  ],
  ['B7: a summary alone', { summary: { total_cost: 60.75, ...ALL } }, between('$60.75', [], '$60.75')],
]

test('every shape of the costs leads in named steps from our count to the reported total', async ({
  page,
}) => {
  test.slow()
  const stepsOf = await overviewOf(page)
  for (const [shape, costs, steps] of SHAPES)
    await test.step(shape, async () => expect(await stepsOf(costs)).toEqual(steps))
  await test.step('what no cause explains stays a step of its own', async () => {
    const steps = await stepsOf({ summary: { total_cost: 70, ...ALL } })
    expect(steps.at(-2)).toEqual(['Not explained', '+$9.25', '$70.00'])
  })
  await test.step('on a telephone the steps fit, and axe finds nothing', async () => {
    await page.setViewportSize({ width: 390, height: 900 })
    await stepsOf({ total_cost: 60.6, breakdown: ALL })
    await expectNoSidewaysScroll(page)
    expect(await axeFindings(page)).toEqual([])
  })
})
