import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, figure, test } from './fixtures'
import { realParts } from './realParts'
import { arrived } from './walk'

// What a reader does with the hands and takes away, inside a shadow root in a host's page.
test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** What a press gives to the browser, as text. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download')
  await press()
  const file = await download
  return { name: file.suggestedFilename(), text: (await readFile(await file.path())).toString() }
}

test('mounted: a chart is zoomed by hand and by keys and saved, a table saved, a command copied', async ({
  page,
}) => {
  test.slow()
  const { host } = await realParts()
  const day = '2025-10-09T11:00Z..2025-10-10T11:00Z'
  await page.goto(`${host}/mounted/trends?range=${day}`)
  await arrived(page)
  const cost = page.getByRole('figure', { name: 'Cost per hour' })
  const plot = cost.locator('[data-plot]')
  await plot.scrollIntoViewIfNeeded()
  const box = await plot.boundingBox()
  if (!box) throw new Error('the chart is not drawn')
  const hour = (n: number) => box.x + ((n + 0.5) / 24) * box.width
  await page.mouse.move(hour(3), box.y + 40)
  await page.mouse.down()
  await page.mouse.move(hour(7), box.y + 40, { steps: 4 })
  await expect(cost.locator('[data-selection]')).toBeVisible()
  await page.mouse.up()
  // Hours 3 to 7 of a day that begins at 11:00; the host's address follows.
  await expect(page).toHaveURL(/\/mounted\/trends\?.*range=2025-10-09T14(?::|%3A)00Z\.\.2025-10-09T19/)
  await arrived(page)
  // 5 h × 0.1239.
  await expect(figure(page, 'infra.window').first()).toHaveText('$0.62')

  const { name, text } = await saved(page, async () => {
    await cost.locator('summary', { hasText: 'Save' }).press('Enter')
    await cost.getByRole('button', { name: 'As SVG' }).press('Enter')
  })
  expect(name).toBe('cost-per-hour-2025-10-09-to-2025-10-09.svg')
  expect(text).toContain('>Cost per hour</text>')
  expect(text).toContain('Oct 9, 2025, 14:00 – Oct 9, 2025, 19:00 UTC</text>')
  expect(text, 'whatever the host does to svg').not.toMatch(/var\(|light-dark|rgb\(200, 0, 0\)/)
  const png = await saved(page, async () => {
    await cost.locator('summary', { hasText: 'Save' }).press('Enter')
    await cost.getByRole('button', { name: 'As PNG' }).press('Enter')
  })
  expect(png.name).toBe('cost-per-hour-2025-10-09-to-2025-10-09.png')

  // Back by key: the focus is in the chart's own menu.
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(new RegExp(`range=${day.replaceAll(':', '(?::|%3A)').replaceAll('.', '\\.')}`))
  await arrived(page)
  await cost.locator('svg.recharts-surface').focus()
  await page.keyboard.press('ArrowRight')
  await expect(cost.locator('[data-tooltip]')).toBeVisible()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/within=/)

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Nodes' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nodes')
  await arrived(page)
  const csv = await saved(page, () => page.getByRole('button', { name: /CSV/ }).click())
  expect(csv.name).toMatch(/^nodes-2025-10-09T\d\d-2025-10-\d\dT\d\d\.csv$/)
  // A line of names and the four nodes of the recorded world.
  expect(csv.text.trim().split('\n')).toHaveLength(5)
  await page.locator('#content button:has([data-figure])').first().click()
  await page.getByRole('button', { name: 'Copy command' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeFocused()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/k8s-cost-api/v1/metrics')

  // The host changes its language meanwhile: the numbers follow, and the reader is where they were.
  const drawer = page.getByRole('dialog', { name: 'Nodes' })
  await expect(drawer).toContainText(/Oct \d+, \d\d:00/)
  await page.getByRole('button', { name: 'Host locale' }).dispatchEvent('click')
  await expect(drawer).toContainText(/\d+\. Okt\., \d\d:00/)

  const heard = (type: string): Promise<Record<string, unknown>[]> =>
    page.evaluate(
      (wanted) => Reflect.get(window, 'heard').filter((event: { type: string }) => event.type === wanted),
      type,
    )
  expect((await heard('title')).map(({ title }) => title)).toEqual(['Trends', 'Nodes'])
  expect(await heard('ready')).toHaveLength(1)
  const height = await page.getByTestId('place').evaluate(({ scrollHeight }) => scrollHeight)
  await expect.poll(async () => (await heard('height')).at(-1)).toEqual({ type: 'height', height })
})
