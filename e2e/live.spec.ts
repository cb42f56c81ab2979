import { expect, figure, open, PAGES, settled, test } from './fixtures'
import { ACCOUNT, LIVE, standIn } from './service'

test.use({ baseURL: LIVE })

const endpoints = (questions: readonly URL[]) =>
  questions.map(({ pathname }) => pathname.split('/').at(-1)).sort()

test('asks each endpoint once, however many panels and pages read it', async ({ page, questions }) => {
  await standIn(page)
  await open(page, `/?account=${ACCOUNT}`)
  // 3 h × 0.20, and with the load balancer 3 h × 0.25.
  await expect(figure(page, 'fee.window')).toHaveText('$0.60')
  await expect(figure(page, 'infra.window').first()).toHaveText('$0.75')
  const THREE = ['cluster-costs', 'metrics', 'savings']
  expect(endpoints(questions)).toEqual(THREE)
  for (const { title } of PAGES) {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: title }).click()
    await settled(page)
    await expect(page.locator('[data-figure]').first()).toBeVisible()
  }
  expect(endpoints(questions)).toEqual(THREE)
  // Another range is another question, once for each endpoint the page reads.
  await page.getByRole('combobox', { name: 'Time range' }).selectOption('24h')
  await expect(page).toHaveURL(/range=24h/)
  await expect.poll(() => endpoints(questions.slice(3))).toEqual(THREE)
  await settled(page)
  expect(questions).toHaveLength(6)
})

test('is no demo: no banner, no worker, no recorded world', async ({ page, questions, request }) => {
  await standIn(page)
  await open(page, `/?account=${ACCOUNT}&scenario=full`)
  await expect(page.getByText('Demo')).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveCount(0)
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  expect((await request.get('/mockServiceWorker.js')).status()).toBe(404)
  expect(questions.map(({ searchParams }) => searchParams.get('cloud_account_id'))).toEqual(
    Array(3).fill(ACCOUNT),
  )
  await expect(page.getByRole('region', { name: 'Scope' })).toContainText('Test')
})

test('without an account it asks for one, and asks the service nothing', async ({ page, questions }) => {
  await standIn(page, { config: { accounts: [] } })
  await page.goto('/trends?range=24h')
  await expect(page.getByRole('heading', { name: 'Which cluster?' })).toBeVisible()
  const id = page.getByRole('textbox', { name: 'Cloud account id' })
  await id.fill("x' or '1'='1")
  await page.getByRole('button', { name: 'Show its costs' }).click()
  await expect(page.getByText('An id has 32 hexadecimal digits in five groups.')).toBeVisible()
  expect(questions).toEqual([])
  await id.fill(` ${ACCOUNT.toUpperCase()} `)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/trends?range=24h&account=${ACCOUNT}`)
  await expect(figure(page, 'infra.window')).toHaveText('$0.75')
})

test('a bad account in the address is not sent; the reader is asked instead', async ({ page, questions }) => {
  await standIn(page, { config: { accounts: [] } })
  await page.goto('/?account=__proto__')
  await expect(page.getByText('“__proto__” is not an account id.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Cloud account id' })).toBeVisible()
  expect(questions).toEqual([])
})

test('a late answer to an old question never replaces the new one', async ({ page }) => {
  const service = await standIn(page)
  const held: (() => void)[] = []
  service.intercept = async (route, name) => {
    const { searchParams } = new URL(route.request().url())
    const hours = (Number(searchParams.get('end_date')) - Number(searchParams.get('start_date'))) / 3600
    if (name === 'metrics' && hours === 336) await new Promise<void>((let_go) => held.push(let_go))
    return false
  }
  await open(page, `/?account=${ACCOUNT}`)
  const range = page.getByRole('combobox', { name: 'Time range' })
  const aborted = page.waitForEvent('requestfailed')
  await range.selectOption('14d')
  await expect.poll(() => held.length).toBe(1)
  await range.selectOption('24h')
  expect((await aborted).failure()?.errorText).toBe('net::ERR_ABORTED')
  await expect(page.getByRole('region', { name: 'Measured infrastructure' })).toContainText(
    '3 of 24 h (13 %)',
  )
  for (const letGo of held) letGo()
  await settled(page)
  await expect(page.getByRole('region', { name: 'Measured infrastructure' })).toContainText(
    '3 of 24 h (13 %)',
  )
})
