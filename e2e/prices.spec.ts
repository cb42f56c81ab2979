import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import {
  axeFindings,
  choose,
  expect,
  expectAccessibleInBothThemes,
  expectNoSidewaysScroll,
  figure,
  goTo,
  open,
  settled,
  test,
  visit,
} from './fixtures'

test.use({ sharesContext: true })

const book = (page: Page) => page.getByRole('region', { name: 'Stated prices' })
const row = (page: Page, name: string) =>
  book(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })

/** Types a price of spot nodes of the recorded type. */
async function statePrice(page: Page, perHour: string) {
  await page.getByRole('button', { name: /^t3a\.2xlarge, spot/ }).click()
  await expect(page.getByRole('textbox', { name: 'Price per hour (USD)' })).toBeFocused()
  await page.keyboard.type(perHour)
  await page.getByRole('textbox', { name: 'Source' }).fill('our contract')
  await page.keyboard.press('Enter')
  await expect(row(page, 't3a.2xlarge')).toContainText(`$${perHour}/h`)
}

test('shows what the feed holds, and another currency beside it', async ({ page }) => {
  await open(page, '/prices')
  await test.step('from what to what', async () => {
    await expect(figure(page, 'egress.internet')).toHaveText('$0.1430 per GB')
    const rates = page.getByRole('region', { name: 'Rates per hour' })
    await expect(rates.getByRole('row', { name: /^Control-plane fee/ })).toContainText(
      /\$0\.10\/h.*\$0\.10\/h.*unchanged/s,
    )
    await expect(rates.getByRole('row', { name: /^Load balancer/ })).toContainText('$0.0239/h')
    await expect(page.getByRole('region', { name: 'In the feed' })).toContainText('32 of 168 h (19 %)')
  })
  await test.step('another currency stands under figures with its rate and day, on every page and in a link', async () => {
    await page.getByRole('button', { name: 'Show another currency' }).click()
    await page.keyboard.type('eur')
    await page.getByRole('textbox', { name: '1 USD is worth' }).fill('0.5')
    await page.getByRole('textbox', { name: 'On which day' }).fill('2025-10-09')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/prices?show=EUR*0.5*2025-10-09')
    // 0.143 × 0.5; 3.9648 × 0.5.
    await expect(page.getByText('≈ €0.0715 per GB at 0.5 on 2025-10-09')).toBeVisible()
    await page.getByRole('link', { name: 'Overview' }).click()
    await expect(page.getByText('≈ €1.98 at 0.5 on 2025-10-09').first()).toBeVisible()
    await expect(figure(page, 'infra.window').first()).toHaveText('$3.96')
    expect(await axeFindings(page)).toEqual([])
  })
})

test('a price of one’s own is in force until it is removed, and steps back for one of a link', async ({
  page,
}) => {
  await open(page, '/prices')
  await test.step('it prices nodes on every page, outlives a reload, and is gone when removed', async () => {
    await statePrice(page, '0.08')
    await page.getByRole('link', { name: 'Nodes' }).click()
    // 4 × 0.08.
    await expect(figure(page, 'nodes.rate').first()).toHaveText('$0.32/h')
    await expect(figure(page, 'nodes.rate').first()).toHaveAttribute('data-provenance', 'modelled')
    await expect(page.getByText('4 of 4 nodes at a stated price: our contract')).toBeVisible()
    await page.reload()
    await expect(figure(page, 'nodes.rate').first()).toHaveText('$0.32/h')
    await page.getByRole('link', { name: 'Overview' }).click()
    await expect(figure(page, 'nodes.rate').first()).toHaveText('$0.32/h')
    await expect(figure(page, 'infra.window').first()).toHaveText('$3.96')
    await page.getByRole('link', { name: 'Prices', exact: true }).click()
    await page.getByRole('button', { name: 'Remove t3a.2xlarge, spot, every region' }).click()
    await expect(page.getByText('Nobody has stated a price')).toBeVisible()
    await page.getByRole('link', { name: 'Overview' }).click()
    await expect(figure(page, 'nodes.now')).toHaveText('4')
    // Public prices again: 4 × 0.0709 to 0.0783.
    await expect(figure(page, 'nodes.rate')).toHaveText('$0.2836 to $0.3132/h')
  })
  await test.step('a link’s prices hold for the visit; one’s own come back', async () => {
    await page.getByRole('link', { name: 'Prices', exact: true }).click()
    await statePrice(page, '0.08')
    await visit(page, '/prices?prices=1*t3a.2xlarge*s**0.5*a_20_friend*2025-10-01')
    await expect(row(page, 't3a.2xlarge')).toContainText('a friend')
    await expect(row(page, 't3a.2xlarge')).toContainText('the link')
    await page.getByRole('link', { name: 'Nodes' }).click()
    await expect(figure(page, 'nodes.rate').first()).toHaveText('$2.00/h')
    await page.getByRole('link', { name: 'Prices', exact: true }).click()
    await page.getByRole('button', { name: 'Go back to mine' }).click()
    await expect(row(page, 't3a.2xlarge')).toContainText('our contract')
    await expect(page).not.toHaveURL(/prices=/)
  })
})

test('a file carries prices from one browser to another', async ({ page, browser, baseURL }) => {
  await open(page, '/prices?scenario=mixedSpot')
  await statePrice(page, '0.08')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as a file' }).click()
  const file = await (await download).path()
  const exported = JSON.parse(await readFile(file, 'utf8'))
  expect(exported).toMatchObject({
    currency: 'USD',
    prices: [{ instance_type: 't3a.2xlarge', price_per_hour: 0.08 }],
  })
  const other = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await open(other, '/prices?scenario=mixedSpot')
  await other.getByLabel('File of prices').setInputFiles(file)
  await expect(row(other, 't3a.2xlarge')).toContainText('our contract')
  exported.prices[0].date = 'yesterday'
  await other.getByLabel('File of prices').setInputFiles({
    name: 'bad.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(exported)),
  })
  await expect(other.getByRole('alert')).toContainText('Price 1: date has to be a day such as 2025-10-09.')
  await other.context().close()
})

test('the editor: axe finds nothing in either theme, and nothing hangs over, narrow or wide', async ({
  page,
}) => {
  test.slow()
  for (const width of [390, 1440])
    await test.step(`${width} px`, async () => {
      await page.setViewportSize({ width, height: 900 })
      await goTo(page, '/prices?prices=1*m5.large*d**0.1*contract*2025-10-01')
      await expect(row(page, 'm5.large')).toContainText('the link')
      await page.getByText('public prices, with source and date').click()
      await expectAccessibleInBothThemes(page)
      await page.getByRole('button', { name: 'Leave them out' }).click()
      await page.getByRole('button', { name: 'State a price' }).click()
      await choose(page, 'Spot')
      await page.getByRole('button', { name: 'State this price' }).click()
      await expect(page.getByText('Has to be a name such as m5.large')).toBeVisible()
      await page.getByRole('button', { name: 'Show another currency' }).click()
      await settled(page)
      await expectAccessibleInBothThemes(page)
      await expectNoSidewaysScroll(page)
    })
})
