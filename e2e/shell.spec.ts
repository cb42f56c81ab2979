import type { Page } from '@playwright/test'
import { choose, expect, figure, open, PAGES, settled, test, visit } from './fixtures'

test.use({ sharesContext: true })

const hero = (page: Page) => figure(page, 'infra.window').first()
const display = (page: Page) => page.getByRole('group').filter({ hasText: 'Display' })
const openDisplay = (page: Page) => display(page).getByText('Display', { exact: true }).click()

test('walks all pages by keyboard alone, each with its own title', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  for (const { path, title } of PAGES) {
    const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: title })
    await link.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(path)
    await settled(page)
    await expect(page).toHaveTitle(`${title} · Kubernetes costs`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(link).toHaveAttribute('aria-current', 'page')
  }
  await page.goBack()
  await expect(page).toHaveTitle(`${PAGES.at(-2)?.title} · Kubernetes costs`)
})

test('a link brings its scope along, wherever it leads', async ({ page }) => {
  await test.step('an unknown page says so and leads back, in the same scope', async () => {
    await page.goto('/costs/of/everything?range=24h')
    await expect(page.getByText('There is no such page.')).toBeVisible()
    await expect(page).toHaveTitle('Not found · Kubernetes costs')
    await page.getByRole('link', { name: 'Go to the overview' }).click()
    await expect(page).toHaveURL('/?range=24h')
  })
  await test.step('a deep link’s scope goes along from page to page', async () => {
    await visit(page, '/trends?range=24h&tz=local&month=730&theme=dark&bucket=hour')
    await page.getByRole('link', { name: 'Overview' }).click()
    // What only one page understands stays behind.
    await expect(page).toHaveURL('/?range=24h&tz=local&month=730&theme=dark')
    // 24 h × 0.1239.
    await expect(hero(page)).toHaveText('$2.97')
    await page.reload()
    await expect(hero(page)).toHaveText('$2.97')
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  })
})

test('how the page is shown: by the system until chosen, by keyboard, and in the address', async ({
  page,
}) => {
  await test.step('the theme follows the system until one is chosen', async () => {
    const scheme = (name: string) =>
      expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', name)
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'dark' })
    await open(page, '/')
    await scheme('dark')
    const dark = await ground()
    await page.emulateMedia({ colorScheme: 'light' })
    await scheme('light')
    expect(await ground()).not.toBe(dark)
    await visit(page, '/?theme=dark')
    await scheme('dark')
    expect(await ground()).toBe(dark)
  })
  await test.step('the display menu works by keyboard, closes by Escape and gives the focus back', async () => {
    await visit(page, '/')
    await display(page).getByText('Display', { exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(display(page).getByRole('radio', { name: 'System' })).toBeChecked()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowLeft')
    await expect(page).toHaveURL('/?theme=dark')
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await page.keyboard.press('Escape')
    await expect(display(page).getByRole('radio', { name: 'Dark' })).toBeHidden()
    await expect(display(page).getByText('Display', { exact: true })).toBeFocused()
  })
  await test.step('a month of 730 hours costs $73.00, and the label says which month it is', async () => {
    await visit(page, '/?month=730')
    await expect(figure(page, 'fee.month').first()).toHaveText('$73.00/mo (730 h)')
    await expect(figure(page, 'fee.window')).toHaveText('$3.20')
    await openDisplay(page)
    await choose(display(page), '720 h (30 days)')
    await expect(page).toHaveURL('/?month=720')
    await expect(figure(page, 'fee.month').first()).toHaveText('$72.00/mo (720 h)')
  })
})

test.describe('in another zone', () => {
  test.use({ timezoneId: 'Asia/Kathmandu', sharesContext: false })

  test('times move by 5:45 and name their zone; no figure changes', async ({ page }) => {
    await open(page, '/?tz=local')
    await expect(page.getByRole('group', { name: 'Time range' })).toContainText(
      'Oct 3, 16:45 – Oct 10, 16:45',
    )
    await expect(page.getByRole('group', { name: 'Time range' })).toContainText(/GMT\+5:45/)
    await expect(page.getByRole('region', { name: 'Data health' })).toContainText('Oct 10, 16:45 GMT+5:45')
    await expect(hero(page)).toHaveText('$3.96')
    await openDisplay(page)
    await choose(display(page), 'UTC')
    await expect(page.getByRole('group', { name: 'Time range' })).toContainText(
      'Oct 3, 11:00 – Oct 10, 11:00 UTC',
    )
    await expect(hero(page)).toHaveText('$3.96')
  })
})
