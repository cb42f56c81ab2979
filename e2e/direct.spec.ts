import type { Page } from '@playwright/test'
import { expect, FIGURE_ADDRESSES, figure, goTo, open, settled, test } from './fixtures'
import { onPrometheus, RECORDED_END, RECORDED_WEEK } from './realParts'

/** Every figure on the pages, with all texts it is written as. */
async function figuresOf(page: Page, origin: string, account: string): Promise<Record<string, string[]>> {
  const texts = new Map<string, Set<string>>()
  for (const address of FIGURE_ADDRESSES) {
    const query = `range=${RECORDED_WEEK}&account=${account}`
    await goTo(page, `${origin}${address}${address.includes('?') ? '&' : '?'}${query}`)
    await expect(page.locator('main [data-figure]').first()).toBeVisible()
    for (const element of await page.locator('[data-figure]').all()) {
      const id = (await element.getAttribute('data-figure')) ?? ''
      texts.set(id, (texts.get(id) ?? new Set()).add((await element.textContent()) ?? ''))
    }
  }
  return Object.fromEntries([...texts].sort().map(([id, found]) => [id, [...found].sort()]))
}

test('read straight from a real Prometheus, every figure is that of the demo, to the digit', async ({
  page,
}) => {
  const { direct, accounts } = await onPrometheus()
  test.slow()
  const ofDemo = await figuresOf(page, '', accounts[0])
  const ofPrometheus = await figuresOf(page, direct.page, accounts[0])
  expect(Object.keys(ofDemo).length).toBeGreaterThan(35)
  expect(ofPrometheus).toEqual(ofDemo)
})

test('an independent PromQL query gives what the page shows', async ({ page }) => {
  const { direct, prometheus, accounts } = await onPrometheus()
  /** The value of an expression at the end of the recorded week, asked of Prometheus itself. */
  const promQl = async (query: string) => {
    const address = `${prometheus}api/v1/query?${new URLSearchParams({ query, time: String(RECORDED_END) })}`
    const { data } = await (await fetch(address)).json()
    return Number(data.result[0].value[1])
  }
  const own = `{tenant_id="${accounts[0]}"}[7d]`
  const fee = await promQl(`sum(sum_over_time(kubecost_cluster_management_cost${own}))`)
  const balancers = await promQl(`sum(sum_over_time(kubecost_load_balancer_cost${own}))`)
  const cores = await promQl(`avg_over_time(kubecost_savings_cpu_allocation${own})`)
  const nodes = await promQl(`count(last_over_time(kubecost_node_is_spot{tenant_id="${accounts[0]}"}[5m]))`)
  await open(page, `${direct.page}/?range=${RECORDED_WEEK}&account=${accounts[0]}`)
  await expect(figure(page, 'fee.window').first()).toHaveText(`$${fee.toFixed(2)}`)
  await expect(figure(page, 'infra.window').first()).toHaveText(`$${(fee + balancers).toFixed(2)}`)
  await expect(figure(page, 'nodes.now').first()).toHaveText(String(nodes))
  await expect(figure(page, 'alloc.cpu').first()).toContainText(`${cores.toFixed(2)} vCPU`)
})

test('the tenants of the server are offered, and each has its own figures', async ({ page }) => {
  const { direct, accounts } = await onPrometheus()
  await open(page, `${direct.page}/?range=${RECORDED_WEEK}`)
  const picker = page.getByRole('combobox', { name: 'Account' })
  expect((await picker.locator('option').allInnerTexts()).sort()).toEqual([...accounts].sort())
  await picker.selectOption(accounts[0])
  await settled(page)
  await expect(figure(page, 'fee.rate').first()).toHaveText('$0.10/h')
  await picker.selectOption(accounts[1])
  await settled(page)
  // Each of its values is a thousand higher.
  await expect(figure(page, 'fee.rate').first()).toHaveText('$1,000.10/h')
})

test('prices and capacities in the feed make node costs observed, in the feed’s currency', async ({
  page,
}) => {
  const { priced, accounts } = await onPrometheus()
  await open(page, `${priced.page}/nodes?range=${RECORDED_WEEK}&account=${accounts[0]}`)
  const rate = page
    .getByRole('button')
    .filter({ has: figure(page, 'nodes.rate') })
    .first()
  // 4 × 0.1204 an hour; over 32 hours 15.4112, a month of 720 hours 346.752.
  await expect(rate).toHaveAccessibleName(/€0\.4816\/h, observed/)
  await expect(figure(page, 'nodes.window').first()).toHaveText('€15.41')
  await expect(figure(page, 'nodes.month').first()).toHaveText('€346.75/mo (720 h)')
  const capacity = page
    .getByRole('button')
    .filter({ has: figure(page, 'nodes.capacity') })
    .first()
  await expect(capacity).toHaveAccessibleName(/32 vCPU, 123\.0 GiB, observed/)
})
