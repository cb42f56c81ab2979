import type { Page } from '@playwright/test'
import {
  axeFindings,
  charts,
  choose,
  expect,
  expectAccessibleInBothThemes,
  expectNoSidewaysScroll,
  goTo,
  open,
  PAGES,
  settled,
  test,
} from './fixtures'

test.use({ sharesContext: true })

/** What most have, and the least or most the pages are made for. */
const WIDTHS = [
  [390, 360],
  [1440, 2560],
] as const

for (const { path, title } of PAGES)
  test(`${title}: axe finds nothing in either theme, nothing hangs over, and Tab reaches everything`, async ({
    page,
  }) => {
    // Four scans of the whole page, and machines differ.
    test.slow()
    await page.setViewportSize({ width: 390, height: 900 })
    await open(page, path)
    for (const [width, extreme] of WIDTHS)
      await test.step(`${width} px`, async () => {
        await page.setViewportSize({ width, height: 900 })
        await settled(page)
        await expectAccessibleInBothThemes(page)
        await expectNoSidewaysScroll(page)
        await page.setViewportSize({ width: extreme, height: 900 })
        await expectNoSidewaysScroll(page)
      })
    await page.setViewportSize({ width: 1280, height: 720 })
    await test.step('Tab', () => tabReachesEverything(page))
  })

/** Everything that can be used has had the focus after as many presses as there is to use, and some to spare. */
async function tabReachesEverything(page: Page) {
  await page.evaluate(() => {
    const seen: Element[] = []
    document.addEventListener('focusin', ({ target }) => seen.push(target as Element))
    Reflect.set(window, 'seen', seen)
  })
  const usable = page.locator(
    'a[href], button:enabled, select, summary, input:enabled:not([type="radio"]), [role="application"], [tabindex="0"]',
  )
  const unseen = () =>
    usable.evaluateAll((elements) =>
      elements
        .filter(
          (element) =>
            element.checkVisibility() && !(Reflect.get(window, 'seen') as Element[]).includes(element),
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    )
  const most = (await usable.count()) + 20
  for (let i = 0; i < most; i++) await page.keyboard.press('Tab')
  expect(await unseen()).toEqual([])
  await expect(page.locator('[data-figure]')).not.toHaveCount(0)
}

test('charts as tables pass as well', async ({ page }) => {
  // Five tables of a day are some thousand cells to look at.
  test.slow()
  await open(page, '/trends?range=24h')
  const toggles = charts(page).getByRole('button', { name: /^View as/ })
  for (const toggle of await toggles.all()) await toggle.click()
  await expect(charts(page).locator('table')).toHaveCount(5)
  expect(await axeFindings(page)).toEqual([])
  await expectNoSidewaysScroll(page)
})

test('states and overlays pass as well', async ({ page }) => {
  test.slow()
  for (const address of [
    '/?scenario=empty',
    '/?scenario=html',
    '/nodes?scenario=stale&q=nothing',
    '/nodes?scenario=nodeChurn&sort=zone,-hours&group=pool&by=cpu',
    '/nowhere',
  ])
    await test.step(address, async () => {
      await open(page, address)
      expect.soft(await axeFindings(page), address).toEqual([])
    })
  await open(page, '/rightsizing?reading=reported&range=never')
  expect.soft(await axeFindings(page), 'as reported').toEqual([])
  await page.getByText('Display', { exact: true }).click()
  expect.soft(await axeFindings(page), 'display menu').toEqual([])
  await page.getByRole('combobox', { name: 'Time range' }).selectOption('custom')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect.soft(await axeFindings(page), 'range dialog').toEqual([])
  await page.keyboard.press('Escape')
  await page.locator('[data-figure]').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect.soft(await axeFindings(page), 'explanation').toEqual([])
})

for (const address of ['/nodes?scenario=fleet', '/?scenario=html'])
  test(`${address} does not hang over at 360 or 2560 px`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 900 })
    await open(page, address)
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 2560, height: 900 })
    await expectNoSidewaysScroll(page)
  })

test('arrow keys move the tooltip of every chart, and each has its table', async ({ page }) => {
  for (const { path } of PAGES.filter(({ path: at }) => at !== '/nodes')) {
    await goTo(page, `${path}?range=24h`)
    for (const chart of await charts(page).all()) {
      await chart.getByRole('application').focus()
      await page.keyboard.press('ArrowRight')
      const tooltip = chart.locator('[data-tooltip]')
      await expect(tooltip).toContainText('Oct 9, 12:00 – Oct 9, 13:00 UTC')
      const value = await tooltip.locator('dd').first().innerText()
      await chart.getByRole('button', { name: 'View as table' }).click()
      await expect(chart.locator('tbody tr').nth(1)).toContainText(value)
    }
  }
})

test('choices are radio buttons: arrow keys take the next', async ({ page }) => {
  await open(page, '/trends')
  await choose(page, 'Rate')
  await page.getByRole('radio', { name: 'Rate' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/money=cumulative/)
  await expect(page.getByRole('figure', { name: 'Measured infrastructure, added up' })).toBeVisible()
})
