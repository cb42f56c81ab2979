import type { Page } from '@playwright/test'
import { expect, figure, open, test } from './fixtures'

const table = (page: Page) => page.getByRole('table', { name: 'Nodes seen in the window' })
/** What a column says, row by row. */
async function column(page: Page, header: string): Promise<string[]> {
  const index = (await table(page).locator('thead th').allInnerTexts()).findIndex((text) =>
    text.startsWith(header),
  )
  const rows = table(page).locator('tbody tr')
  return rows.evaluateAll(
    (all, at) =>
      all.map((row) => (row.children[at]?.querySelector('bdi') ?? row.children[at])?.textContent ?? ''),
    index,
  )
}

test('answers what runs, where, and what one loss would take', async ({ page }) => {
  await open(page, '/nodes')
  await expect(figure(page.getByRole('region', { name: 'In short' }), 'nodes.now')).toHaveText('4')
  const risk = page.getByRole('region', { name: 'Where they run, and at what risk' })
  await expect(risk).toContainText('Losing ap-south-1c takes 2 of 4 nodes and 16 of 32 vCPU.')
  await expect(risk).toContainText('2 of 4 nodes hang on one spot pool (ap-south-1c, t3a.2xlarge).')
  await expect(risk.getByRole('row')).toHaveText([
    /ZoneSpotOn-demandUnknownAll/,
    /^ap-south-1a1 .*8 vCPU00/,
    /^ap-south-1b1 .*8 vCPU00/,
    /^ap-south-1c2 .*16 vCPU00/,
    /^All zones4 .*32 vCPU00/,
  ])
})

test('lists every node with its hours, and totals under them', async ({ page }) => {
  await open(page, '/nodes')
  expect(await column(page, 'Instance type')).toEqual(Array(4).fill('t3a.2xlarge'))
  expect(await column(page, 'Hours')).toEqual(Array(4).fill('32'))
  expect((await column(page, 'Zone')).sort()).toEqual([
    'ap-south-1a',
    'ap-south-1b',
    'ap-south-1c',
    'ap-south-1c',
  ])
  const foot = table(page).locator('tfoot tr')
  await expect(foot).toContainText('4 nodes now')
  await expect(figure(foot, 'nodes.hours')).toHaveText('128 h')
})

test('sorts by a head, and the link keeps the order', async ({ page }) => {
  await open(page, '/nodes')
  const head = table(page).getByRole('columnheader', { name: /^Zone/ })
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await expect(page).toHaveURL(/[?&]sort=zone$/)
  expect(await column(page, 'Zone')).toEqual(['ap-south-1a', 'ap-south-1b', 'ap-south-1c', 'ap-south-1c'])
  await open(page, '/nodes?sort=-zone')
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  expect(await column(page, 'Zone')).toEqual(['ap-south-1c', 'ap-south-1c', 'ap-south-1b', 'ap-south-1a'])
})

test('filters from the keyboard, says how many are left, and finds the way back', async ({ page }) => {
  await open(page, '/nodes')
  await page.keyboard.press('/')
  const filter = page.getByRole('searchbox', { name: 'Filter nodes' })
  await expect(filter).toBeFocused()
  await page.keyboard.type('south-1c')
  await expect(page.getByRole('status').filter({ hasText: 'of 4 nodes' })).toHaveText('2 of 4 nodes')
  await expect(table(page).locator('tbody tr')).toHaveCount(2)
  await expect(table(page).locator('tfoot tr')).toContainText('2 nodes of 4 nodes now')
  await expect(page).toHaveURL(/[?&]q=south-1c$/)
  await filter.fill('(a+)+$')
  await expect(page.getByText('No node matches the filter.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(table(page).locator('tbody tr')).toHaveCount(4)
  await expect(filter).toHaveValue('')
})

test('groups by zone, each with its own sums', async ({ page }) => {
  await open(page, '/nodes')
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('zone')
  await expect(page).toHaveURL(/[?&]group=zone$/)
  const heads = table(page)
    .getByRole('rowheader')
    .filter({ has: page.locator('[aria-expanded]') })
  await expect(heads).toHaveText([/^ap-south-1a.*1$/, /^ap-south-1b.*1$/, /^ap-south-1c.*2$/])
  await heads.last().getByRole('button').click()
  await expect(table(page).locator('tbody tr')).toHaveCount(5)
})

test('holds two thousand nodes without drawing them all', async ({ page }) => {
  await open(page, '/nodes?scenario=fleet')
  await expect(page.getByRole('complementary', { name: 'Demo' })).toContainText(
    'Synthetic fleet of 2,000 nodes',
  )
  await expect(figure(page.getByRole('region', { name: 'In short' }), 'nodes.now')).toHaveText('2,000')
  await expect(table(page)).toHaveAttribute('aria-rowcount', '2002')
  const rows = table(page).locator('tbody tr:not([aria-hidden])')
  expect(await rows.count()).toBeLessThan(200)
  const first = await rows.first().innerText()
  await page.getByRole('region', { name: 'Nodes seen in the window, scrolls' }).evaluate((frame) => {
    frame.scrollTop = frame.scrollHeight
  })
  await expect(rows.last()).toHaveAttribute('aria-rowindex', '2001')
  await expect(rows.first()).not.toHaveText(first)
  await page.getByRole('searchbox').fill('us-east-1')
  await expect(page.getByRole('status').filter({ hasText: 'of 2,000 nodes' })).toBeVisible()
  const regions = (await column(page, 'Zone')).map((zone) => zone.replace(/[abc]$/, ''))
  expect(new Set(regions)).toEqual(new Set(['us-east-1', '']))
})
