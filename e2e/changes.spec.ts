import type { Page } from '@playwright/test'
import { expect, open, settled, test } from './fixtures'

test.use({ sharesContext: true })

const panel = (page: Page) => page.getByRole('region', { name: 'What changed' })

/** When, what and of whom, before and after: a line each. */
const listed = (page: Page) =>
  panel(page)
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        Array.from(row.children, (cell) => (cell as HTMLElement).innerText.replace(/\s+/g, ' ').trim()).slice(
          0,
          3,
        ),
      ),
    )

test('nodeChurn: who came and went, and the hours around it one press away', async ({ page }) => {
  await open(page, '/trends?scenario=nodeChurn')
  const rows = await listed(page)
  expect(rows.map(([when]) => when)).toEqual(['Oct 10, 01:00 UTC', 'Oct 9, 20:00 UTC', 'Oct 9, 03:00 UTC'])
  expect(rows[0]?.[1]).toMatch(/^2 nodes joined ip-.*, ip-/)
  expect(rows[1]?.[1]).toMatch(/^1 node left ip-/)
  await expect(page.locator('[data-marks="3"]')).toHaveCount(5)
  await panel(page).getByRole('button', { name: 'Zoom to Oct 9, 20:00 UTC: 1 node left' }).click()
  await expect(page).toHaveURL(/range=2025-10-09T07:00Z\.\.2025-10-10T08:00Z/)
  await settled(page)
  await page.goBack()
  await expect(page).not.toHaveURL(/range=/)
})

test('gap: where measuring stopped and where it began again', async ({ page }) => {
  await open(page, '/trends?scenario=gap')
  // Seven of 32 hourly samples from 04:00 on the 9th are missing: the 13th to the 19th.
  expect(await listed(page)).toEqual([
    ['Oct 9, 22:00 UTC', 'Measuring began', 'no samples → to $0.1239/h'],
    ['Oct 9, 15:00 UTC', 'Measuring stopped', '$0.1239/h → to no samples'],
    ['Oct 9, 03:00 UTC', 'Measuring began', 'no samples → to $0.1239/h'],
  ])
})

test('extendedFee: the fee steps in the middle of the week, in the list and on the charts', async ({
  page,
}) => {
  await open(page, '/trends?scenario=extendedFee')
  // The sample 85 hours after the 3rd, 11:00, is the first of the dearer half.
  expect(await listed(page)).toEqual([
    ['Oct 7, 00:00 UTC', 'The control-plane fee changed', '$0.10/h → to $0.60/h'],
  ])
  await expect(page.locator('[data-marks="1"]')).toHaveCount(5)
})

test('mixedSpot: a flag that never moved is no change', async ({ page }) => {
  await open(page, '/trends?scenario=mixedSpot')
  expect(await listed(page)).toEqual([['Oct 9, 03:00 UTC', 'Measuring began', 'no samples → to $0.1239/h']])
})

test('gap: held against the hours before, the ghost is drawn and the refusal is told', async ({ page }) => {
  await open(page, '/trends?scenario=gap&range=2025-10-10T00:00Z..2025-10-10T11:00Z&compare=previous')
  // Of the cost, CPU, memory, nodes and their share on spot.
  await expect(page.locator('[data-ghost]')).toHaveCount(5)
  // Of the eleven hours before, 13:00 to 24:00, seven are missing.
  await expect(
    page.getByText('Not compared. The earlier period: 4 of 11 hours were measured, 50 % are needed.'),
  ).toHaveCount(3)
  await page.getByLabel('Share of both periods').selectOption('25')
  await expect(page).toHaveURL(/least=25/)
  await expect(page.locator('[data-delta="refused"]')).toHaveCount(0)
})

test('cumulative money goes on in a band, and weekends are told apart', async ({ page }) => {
  await open(page, '/trends?scenario=full&money=cumulative')
  await expect(page.locator('[data-band]')).toHaveCount(1)
  // 4 and 5 October, and of the days to come 11, 12, 18, 19, 25 and 26.
  const weekends = page.getByRole('figure', { name: /added up/ }).locator('[data-weekends] rect')
  await expect(weekends).toHaveCount(4)
})

test('on a telephone the list is laid out in lines and stays a table to whoever hears it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 900 })
  await open(page, '/trends?scenario=nodeChurn')
  const table = page.getByRole('table', { name: 'What changed, the newest first' })
  await expect(table).toMatchAriaSnapshot(`
    - table:
      - rowgroup:
        - row:
          - columnheader "When it was first seen"
          - columnheader "What"
          - columnheader "Before → after"
      - rowgroup:
        - row:
          - rowheader "Oct 10, 01:00 UTC"
          - cell /2 nodes joined/
          - cell /3 nodes .* 5 nodes/
  `)
  // The snapshot goes by elements; what a grid is to the browser itself is asked of the browser.
  const session = await page.context().newCDPSession(page)
  const { root } = await session.send('DOM.getDocument')
  const { nodes } = await session.send('Accessibility.queryAXTree', {
    nodeId: root.nodeId,
    role: 'rowheader',
  })
  const names = nodes.map(({ name }) => name?.value)
  expect(names).toContain('Oct 10, 01:00 UTC')
  expect(names).toContain('Oct 9, 20:00 UTC')
})
