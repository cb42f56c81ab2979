import type { Page } from '@playwright/test'
import {
  axeFindings,
  expect,
  expectAccessibleInBothThemes,
  expectNoSidewaysScroll,
  open,
  settled,
  test,
  visit,
} from './fixtures'

test.use({ sharesContext: true })

const verdict = (page: Page) => page.getByRole('region', { name: 'Can I trust what I see?' })
const check = (page: Page, id: string) => page.locator(`[data-check~="${id}"]`)
const rowOf = (page: Page, metric: string) =>
  page
    .getByRole('list', { name: 'Coverage of each metric' })
    .getByRole('listitem')
    .filter({ has: page.getByTitle(metric, { exact: true }) })

test('the overview leads to all checks, in the same scope, and a stage of the chain to its own', async ({
  page,
}) => {
  await test.step('the overview leads to all checks, in the same scope', async () => {
    await open(page, '/?range=24h')
    await page.getByRole('link', { name: 'All checks' }).click()
    await expect(page).toHaveURL('/health?range=24h')
    await expect(verdict(page)).toContainText('Yes.')
    await settled(page)
  })
  await test.step('a stage of the chain leads to its checks, and the address keeps its words', async () => {
    const chain = page.getByRole('list', { name: 'The way of a sample, in order' })
    await expect(chain.getByRole('link')).toHaveCount(6)
    await chain.getByRole('link', { name: /^Thanos/ }).press('Enter')
    await expect(page).toHaveURL('/health?range=24h#stage-thanos')
    await expect(page.getByRole('region', { name: 'Thanos' })).toBeInViewport()
  })
})

test('evidence is one press away, its instants with their zone', async ({ page }) => {
  await open(page, '/health?scenario=stale')
  await expect(verdict(page)).toContainText('The newest sample stands 3 hours before the end')
  const last = check(page, 'last-sample')
  await expect(last.getByText('Oct 10, 08:00 UTC')).toBeHidden()
  await last.getByText(/^Evidence/).press('Enter')
  await expect(last.getByText('Oct 10, 08:00 UTC')).toBeVisible()
})

test('gap: hours without samples are seen, told in words and in a table, accessibly', async ({ page }) => {
  test.slow()
  await test.step('with everything opened axe finds nothing in either theme, and nothing hangs over', async () => {
    await page.setViewportSize({ width: 390, height: 900 })
    await open(page, '/health?scenario=gap&range=24h')
    for (const summary of await page.locator('main summary').all()) await summary.click()
    await expectAccessibleInBothThemes(page)
    await expectNoSidewaysScroll(page)
  })
  await page.setViewportSize({ width: 1280, height: 720 })
  await test.step('the table twin passes as well', async () => {
    await page.getByRole('button', { name: 'View as table' }).click()
    await expect(page.locator('main tbody tr')).toHaveCount(24)
    expect(await axeFindings(page)).toEqual([])
    await expectNoSidewaysScroll(page)
  })
  await test.step('seven hours stay empty in the picture, and a row tells them in words', async () => {
    await visit(page, '/health?scenario=gap')
    const row = rowOf(page, 'kubecost_cluster_management_cost')
    await expect(row).toContainText('25 of 168 h (15 %)')
    // 136 hours before collection began, twelve of it, the gap, and the rest.
    const runs = await row
      .locator('svg rect')
      .evaluateAll((rects) => rects.map((rect) => rect.getAttribute('width')))
    expect(runs).toEqual(['136', '12', '7', '13'])
    await row.locator('summary').press('Enter')
    await expect(row.getByRole('listitem').last()).toHaveText('Oct 9, 15:00 – Oct 9, 22:00 UTC: no samples')
  })
})
