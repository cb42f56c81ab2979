import { expect, expectNoSidewaysScroll, figure, open, test, visit } from './fixtures'
import { column, nodeTable } from './nodeTable'

test.use({ sharesContext: true })
// One after the other: side by side, two thousand nodes twice keep each other from the processor for seconds.
test.describe.configure({ mode: 'default' })

test('a table of two thousand nodes draws a few of them, cuts off no number, and tells any loss', async ({
  page,
}) => {
  test.slow()
  await open(page, '/nodes?scenario=fleet')
  await expect(page.getByRole('complementary', { name: 'Demo' })).toContainText(
    'Synthetic fleet of 2,000 nodes',
  )
  const frame = page.getByRole('region', { name: 'Nodes seen in the window, scrolls' })
  await test.step('no number is cut off, however long, and the edge fades while there is more behind it', async () => {
    // Amounts of six digits.
    await expect(nodeTable(page).locator('tfoot')).toContainText(/\$\d{3},\d{3}\.\d\d to \$\d{3},\d{3}/)
    const cut = await nodeTable(page)
      .locator('[data-number]')
      .evaluateAll((cells) =>
        cells
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map((cell) => cell.textContent),
      )
    expect(cut).toEqual([])
    await expect(frame).not.toHaveCSS('mask-image', 'none')
    await frame.evaluate((element) => {
      element.scrollLeft = element.scrollWidth
    })
    await expect(frame).toHaveCSS('mask-image', 'none')
  })
  await test.step('the largest losses side by side, any other from the list', async () => {
    const losses = page.getByRole('region', { name: 'If a zone or a pool were lost' })
    await expect(losses).toContainText(/The largest of 9 zones, \d+ spot pools and \d+ on-demand pools\./)
    await expect(losses.getByRole('radio', { name: /zone/ })).toHaveCount(9)
    const other = losses.getByRole('combobox', { name: 'Another zone or pool' })
    const name = await other.locator('option').last().innerText()
    await other.selectOption(name)
    await expect(losses.locator('tr[data-chosen]')).toContainText(name.split('/')[1] ?? '')
  })
  await test.step('holds two thousand nodes without drawing them all', async () => {
    await expect(figure(page.getByRole('region', { name: 'In short' }), 'nodes.now')).toHaveText('2,000')
    await expect(nodeTable(page)).toHaveAttribute('aria-rowcount', '2002')
    const rows = nodeTable(page).locator('tbody tr:not([aria-hidden])')
    expect(await rows.count()).toBeLessThan(200)
    const first = await rows.first().innerText()
    await frame.evaluate((element) => {
      element.scrollTop = element.scrollHeight
    })
    await expect(rows.last()).toHaveAttribute('aria-rowindex', '2001')
    await expect(rows.first()).not.toHaveText(first)
    await page.getByRole('searchbox').fill('us-east-1')
    await expect(page.getByRole('status').filter({ hasText: 'of 2,000 nodes' })).toBeVisible()
    const regions = (await column(page, 'Zone')).map((zone) => zone.replace(/[abc]$/, ''))
    expect(new Set(regions)).toEqual(new Set(['us-east-1', '']))
  })
})

test('one of two thousand fits a phone, and other nodes are found for all of them', async ({ page }) => {
  test.slow()
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, '/nodes?scenario=fleet')
  await test.step('one opens, with the next one, and fits a phone', async () => {
    const drawer = page.getByRole('dialog')
    await nodeTable(page).locator('tbody a[data-opens]').first().click()
    await expect(drawer).toContainText('Neighbours in its pool')
    const first = await drawer.getByRole('heading', { level: 2 }).innerText()
    await drawer.getByRole('button', { name: 'Next' }).click()
    await expect(drawer.getByRole('heading', { level: 2 })).not.toHaveText(first)
    await expectNoSidewaysScroll(page)
  })
  await page.setViewportSize({ width: 1280, height: 720 })
  await test.step('the search answers as well', async () => {
    await visit(page, '/rightsizing?scenario=fleet&find=yes')
    const search = page.getByRole('region', { name: 'The cheapest that fits' })
    await expect(search.getByRole('table').locator('tbody tr')).toHaveCount(10, { timeout: 20_000 })
    await expect(search).toContainText(/Looked at 4\d types/)
    const simulator = page.getByRole('region', { name: 'What if the nodes were others' })
    await expect(simulator.getByRole('status').filter({ hasText: 'It would' })).toContainText('It would fit')
  })
})
