import type { Page } from '@playwright/test'
import { charts, choose, expect, figure, goTo, open, PAGES, settled, test } from './fixtures'
import { ACCOUNT, LIVE, standIn } from './service'

/** The demo and the live app once more, each at `/costs/` of an origin of its own. */
const DEMO_BELOW = process.env.E2E_DEMO_BELOW_URL ?? ''
const LIVE_BELOW = process.env.E2E_LIVE_BELOW_URL ?? ''

const nonceOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce)

/** Everything that writes styles or starts a worker: both themes, the menu, the dialog, each page, its charts and a drawer. */
async function useEverything(page: Page, at: (path: string) => string) {
  await goTo(page, at('/'))
  await page.getByText('Display', { exact: true }).click()
  for (const theme of ['Dark', 'Light']) await choose(page, theme)
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Time range' }).selectOption('custom')
  await expect(page.getByRole('dialog').getByRole('table').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  for (const { path } of PAGES) {
    await goTo(page, at(path))
    for (const chart of await charts(page).all()) {
      await chart.getByRole('application').focus()
      await page.keyboard.press('ArrowRight')
      await expect(chart.getByRole('status')).not.toBeEmpty()
      await chart.getByRole('button', { name: 'View as table' }).click()
      await expect(chart.locator('table')).toBeVisible()
    }
    await page.locator('main button:has([data-figure])').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
}

// Violations fail every test by themselves: see `fixtures.ts`. These bring together what could cause one.
test('fault 76: nothing on any page of the demo breaks the policy', async ({ page }) => {
  test.slow()
  await useEverything(page, (path) => path)
})

test('fault 76: nothing on any page of the live app breaks the policy', async ({ page }) => {
  test.slow()
  await standIn(page)
  await useEverything(page, (path) => `${LIVE}${path}?account=${ACCOUNT}`)
})

test('fault 76: a large answer is decoded by a worker, under the policy', async ({ page }) => {
  const worker = page.waitForEvent('worker')
  await open(page, '/nodes?scenario=fleet')
  expect((await worker).url()).toMatch(/\/assets\/decode\.worker-[\w-]+\.js$/)
  await expect(figure(page, 'nodes.now').first()).toHaveText('2,000')
})

test.describe('fault 76: the policy is in force', () => {
  test.use({ expectedFault: /policy violated|Content Security Policy|Trusted|'TrustedHTML'/ })

  test('what it forbids does not happen, and is told', async ({ page }) => {
    await open(page, '/')
    const seen = await page.evaluate(async () => {
      const told: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => told.push(event.effectiveDirective))
      const thrown = (action: () => unknown) => {
        try {
          action()
          return 'nothing'
        } catch (error) {
          return (error as Error).name
        }
      }
      const style = document.createElement('style')
      style.textContent = 'body { color: rgb(1, 2, 3) }'
      document.head.append(style)
      const outcomes = {
        markup: thrown(() => {
          document.createElement('div').innerHTML = '<img src="x">'
        }),
        worker: thrown(() => new Worker('data:text/javascript,1')),
        second: thrown(() => Reflect.get(window, 'trustedTypes').createPolicy('another', {})),
      }
      const isStyled = getComputedStyle(document.body).color === 'rgb(1, 2, 3)'
      // In a task of its own: what is evaluated for a test may do more than a page.
      const script = await new Promise((done) =>
        setTimeout(() => done(thrown(() => new Function('return 1')))),
      )
      return { ...outcomes, script, isStyled, told: [...new Set(told)].sort() }
    })
    expect(seen).toMatchObject({
      markup: 'TypeError',
      worker: 'TypeError',
      second: 'TypeError',
      isStyled: false,
    })
    expect(seen.script).toBe('EvalError')
    expect(seen.told).toEqual(
      expect.arrayContaining(['require-trusted-types-for', 'style-src-elem', 'trusted-types']),
    )
  })
})

test('fault 74: the second and the third visit are as good as the first', async ({ page }) => {
  const nonces = new Set<string | undefined>()
  const visits = [() => page.goto('/trends'), () => page.reload(), () => page.goto('/trends')]
  for (const visit of visits) {
    const response = await visit()
    await settled(page)
    expect(response?.status()).toBe(200)
    expect(response?.headers()['cache-control']).toBe('no-store')
    const nonce = await nonceOf(page)
    nonces.add(nonce)
    // Mantine's own style sheets carry the nonce of this visit, and hold.
    expect(await page.evaluate(() => document.querySelector<HTMLStyleElement>('style')?.nonce)).toBe(nonce)
    await expect(page.locator('html')).toHaveCSS('--mantine-scale', '1')
  }
  expect(nonces.size).toBe(3)
  // Back and forward, from whatever the browser kept.
  await page.goto('/nodes')
  await settled(page)
  await page.goBack()
  await settled(page)
  await page.goForward()
  await settled(page)
})

test('below a path of its host: deep links, navigation, worker and recorded answers', async ({
  page,
  questions,
}) => {
  await open(page, `${DEMO_BELOW}nodes?range=24h`)
  await expect(figure(page, 'nodes.now').first()).toBeVisible()
  await page.getByRole('navigation').getByRole('link', { name: 'Trends' }).click()
  await expect(page).toHaveURL(`${DEMO_BELOW}trends?range=24h`)
  await settled(page)
  await page.reload()
  await settled(page)
  await expect(figure(page, 'infra.window')).toHaveText('$2.97')
  for (const { pathname } of questions) expect(pathname).toMatch(/^\/costs\/k8s-cost-api\/v1\//)
  const scopes = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope))
  expect(await scopes()).toEqual([DEMO_BELOW])
  await page.goto(`${DEMO_BELOW}of/everything/`)
  await expect(page.getByText('There is no such page.')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the overview' }).click()
  await expect(page).toHaveURL(DEMO_BELOW)
})

test('below a path of its host: the live app asks there, and the path without its slash leads in', async ({
  page,
  questions,
}) => {
  await standIn(page)
  await open(page, `${LIVE_BELOW.slice(0, -1)}?account=${ACCOUNT}`)
  await expect(page).toHaveURL(`${LIVE_BELOW}?account=${ACCOUNT}`)
  await expect(figure(page, 'fee.window')).toHaveText('$0.60')
  expect(questions).toHaveLength(3)
  for (const { pathname } of questions) expect(pathname).toMatch(/^\/costs\/k8s-cost-api\/v1\//)
})

test('fault 73: an asset of an older release is not found, and is not the page', async ({ request }) => {
  for (const path of ['/assets/index-older.js', `${DEMO_BELOW}assets/index-older.js`]) {
    const response = await request.get(path, { headers: { accept: 'text/html' } })
    expect(response.status()).toBe(404)
    expect(response.headers()['content-type']).toContain('application/json')
  }
})
