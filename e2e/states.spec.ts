import type { Page } from '@playwright/test'
import { charts, expect, figure, goTo, open, PAGES, test } from './fixtures'

test.use({ sharesContext: true })

const hero = (page: Page) => page.getByRole('region', { name: 'Measured infrastructure' })
const strip = (page: Page, name: RegExp) => page.getByRole('img', { name })

test('full: the whole week, 168 of 168 hours', async ({ page }) => {
  await open(page, '/?scenario=full')
  // 168 × 0.10 and 168 × 0.0239.
  await expect(figure(page, 'fee.window')).toHaveText('$16.80')
  await expect(figure(page, 'lb.window')).toHaveText('$4.02')
  await expect(hero(page)).toContainText('measured over 168 of 168 h (100 %)')
  await expect(strip(page, /^Coverage/).locator('rect')).toHaveCount(1)
  await expect(charts(page).getByRole('listitem')).toHaveText(['Control-plane fee', 'Load balancers'])
})

test('gap: the strip and the chart show it, and nothing is filled in', async ({ page }) => {
  await open(page, '/?scenario=gap')
  // A fifth of the 32 hours is missing: from the 13th to the 19th, seven hours.
  await expect(figure(page, 'fee.window')).toHaveText('$2.50')
  await expect(hero(page)).toContainText('measured over 25 of 168 h (15 %)')
  const gap = strip(page, /^Coverage/)
    .locator('rect')
    .filter({ hasText: 'no samples' })
    .last()
  await expect(gap).toHaveAttribute('width', '7')
  await expect(charts(page).locator('rect[fill^="url("]')).toHaveCount(2)
  await charts(page).getByRole('button', { name: 'View as table' }).click()
  await expect(charts(page).locator('tbody tr').filter({ hasText: '———0 %' })).toHaveCount(143)
})

test('mixedSpot: a flag that says neither is counted apart', async ({ page }) => {
  await open(page, '/?scenario=mixedSpot')
  await expect(
    page.getByRole('img', { name: 'Nodes by lifecycle: spot 1, on-demand 2, unknown 1' }),
  ).toBeVisible()
  await expect(figure(page, 'nodes.spot')).toHaveText('1 of 4 (25 %)')
  await open(page, '/nodes?scenario=mixedSpot')
  await expect(
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'All zones' }) }),
  ).toHaveText(/^All zones1 .*8 vCPU2 .*16 vCPU1 .*8 vCPU4 .*32 vCPU$/)
})

test('nodeChurn: nodes of now and nodes seen are two figures', async ({ page }) => {
  await open(page, '/nodes?scenario=nodeChurn')
  // Four, less one that left, and two that came.
  await expect(figure(page, 'nodes.now').first()).toHaveText('5')
  await expect(figure(page, 'nodes.seen').first()).toHaveText('6')
  await expect(page.getByText(/^gone since Oct 9/)).toHaveCount(1)
})

test('laterShape: the reported total is named, and so is what is wrong with it', async ({ page }) => {
  await open(page, '/?scenario=laterShape')
  await expect(figure(page, 'reported.total')).toHaveText('$29.84')
  await expect(figure(page, 'infra.window').first()).toHaveText('$12.89')
  await expect(figure(page, 'fee.window')).toHaveText('$10.40')
  await expect(figure(page, 'lb.window')).toHaveText('$2.49')
  await expect(figure(page, 'reconcile')).toHaveText('$16.95')
  await expect(page.getByText('The service itself reports')).toContainText(
    '$16.95 network prices summed as costs',
  )
  await expect(page.getByText('The service itself reports')).not.toContainText('not explained')
})

test('daemonset: their pods are added, node by node, and that is said', async ({ page }) => {
  await open(page, '/rightsizing?scenario=daemonset')
  // 6.89 + 4 × 0.21 vCPU; 13.8 + 4 × 0.4 GiB.
  await expect(figure(page, 'alloc.cpu')).toHaveText(/^7\.73 vCPU/)
  await expect(figure(page, 'alloc.memory')).toHaveText(/^15\.4 GiB/)
  await expect(page.getByText('with DaemonSet pods on 4 nodes')).toHaveCount(2)
  await expect(page.getByText('DaemonSet pods are measured and counted once on every node.')).toBeVisible()
})

test('nan: the figures are there, less the hours that cannot be read, and a note says so', async ({
  page,
}) => {
  await open(page, '/?scenario=nan')
  // Every eighth of the 32 samples of the fee holds no number.
  await expect(figure(page, 'fee.window')).toHaveText('$2.80')
  await expect(figure(page, 'fee.rate')).toHaveText('$0.10/h')
  await expect(
    page.getByRole('button', { name: /^Control-plane fee: \$2\.80, observed, 28 of 168 h/ }),
  ).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Notes on the data' })).toContainText(
    '4 of 32 samples of kubecost_cluster_management_cost hold no usable number.',
  )
  await expect(page.locator('main')).not.toContainText(/NaN|Infinity/)
})

test('stale: the page says where the data ends', async ({ page }) => {
  for (const { path } of [PAGES[0], PAGES[1], PAGES[2]]) {
    await goTo(page, `${path}?scenario=stale`)
    await expect(page.getByText('Data ends Oct 10, 08:00 UTC.')).toBeVisible()
    await expect(page.getByText('That is 3 h before the window ends')).toBeVisible()
  }
  await expect(figure(page, 'infra.window')).toHaveText('$3.59')
})

test('empty: told on every page, and never a zero', async ({ page }) => {
  for (const { path } of PAGES) {
    await goTo(page, `${path}?scenario=empty`)
    await expect(page.getByText('No samples between Oct 3, 11:00 – Oct 10, 11:00 UTC.')).toBeVisible()
    await expect(page.locator('[data-figure]')).toHaveCount(0)
    await expect(page.locator('body')).not.toContainText('$0')
  }
  await page.getByRole('button', { name: 'Show all data' }).click()
  await expect(page).toHaveURL(/range=all/)
})

test('html: a page instead of data is neither shown nor taken for data', async ({ page }) => {
  for (const { path } of PAGES) {
    await goTo(page, `${path}?scenario=html`)
    const alert = page.getByRole('alert').first()
    await expect(alert).toContainText('The service answered in a form this version cannot read.')
    await expect(page.locator('body')).not.toContainText('One moment, please.')
    await alert.getByText('Details', { exact: true }).click()
    await expect(alert).toContainText('a web page instead of data')
    await expect(page.locator('[data-figure]')).toHaveCount(0)
  }
})
