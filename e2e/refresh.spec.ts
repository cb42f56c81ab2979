import type { Page, Route } from '@playwright/test'
import { expect, expectNoSidewaysScroll, figure, open, PAGES, settled, test } from './fixtures'
import { ACCOUNT, LIVE, type Service, standIn } from './service'

test.use({ baseURL: LIVE })

const TEN_THIRTY = Date.parse('2025-11-05T10:30:00Z')
const THREE = ['cluster-costs', 'metrics', 'savings']
const names = (questions: readonly URL[]) =>
  questions.map(({ pathname }) => pathname.split('/').at(-1)).sort()
/** The full hours at which the windows of these questions end. */
const ends = (questions: readonly URL[]) => [
  ...new Set(questions.map(({ searchParams }) => (Number(searchParams.get('end_date')) / 3600) % 24)),
]
const refresh = (page: Page) => page.getByRole('combobox', { name: 'Refresh' })
const scopeBar = (page: Page) => page.getByRole('region', { name: 'Scope' })
const measured = (page: Page) => page.getByRole('region', { name: 'Measured infrastructure' })

/** The overview a minute and a half after it was opened, however long that took; from there its clock goes on. */
async function show(page: Page, { at = TEN_THIRTY, intercept = (() => false) as Service['intercept'] } = {}) {
  await standIn(page, { now: at, intercept })
  await page.clock.install({ time: at })
  await open(page, `/?account=${ACCOUNT}`)
  await expect(refresh(page)).toBeVisible()
  await page.clock.pauseAt(at + 90_000)
  await page.clock.resume()
}

/** Whether somebody looks at the page, as far as it can tell. */
const see = (page: Page, isSeen: boolean) =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
      document.dispatchEvent(new Event('visibilitychange'))
    },
    isSeen ? 'visible' : 'hidden',
  )

test('off by default: an hour later nothing was asked, and the picture says how old it is', async ({
  page,
  questions,
}) => {
  await show(page)
  await expect(refresh(page)).toHaveValue('off')
  await page.clock.runFor('01:00:00')
  await expect(scopeBar(page)).toContainText(/From 10:30 UTC, 6[01] min old/)
  await expect(measured(page)).toContainText('10:00 UTC')
  expect(questions).toHaveLength(3)
  await page.getByRole('button', { name: 'Refresh now' }).click()
  await expect(measured(page)).toContainText('11:00 UTC')
  expect(names(questions.slice(3))).toEqual(THREE)
  expect(ends(questions.slice(3))).toEqual([11])
})

test('every minute: each endpoint once a tick, also over the full hour, when the window moves on', async ({
  page,
  questions,
}) => {
  await show(page, { at: Date.parse('2025-11-05T10:56:00Z') })
  await refresh(page).selectOption('1')
  // A minute has passed since it was opened: the first is due.
  for (const [tick, hour] of [10, 10, 10, 11, 11].entries()) {
    await page.clock.runFor(tick === 0 ? 1000 : 60_000)
    await expect.poll(() => questions.length, `tick ${tick}`).toBe(3 * (tick + 2))
    expect(names(questions.slice(-3)), `tick ${tick}`).toEqual(THREE)
    expect(ends(questions.slice(-3)), `tick ${tick}`).toEqual([hour])
    // Until its answers are drawn the next wait has not begun.
    await expect(page.getByRole('button', { name: 'Refresh now' })).toBeVisible()
  }
  await expect(measured(page)).toContainText('11:00 UTC')
  await expect(figure(page, 'infra.window').first()).toHaveText('$0.75')
})

test('hidden it asks nothing; shown again, once', async ({ page, questions }) => {
  await show(page)
  await refresh(page).selectOption('5')
  await see(page, false)
  await page.clock.runFor('00:20:00')
  expect(questions).toHaveLength(3)
  await see(page, true)
  await page.clock.runFor(1000)
  await expect.poll(() => names(questions.slice(3))).toEqual(THREE)
  await page.clock.runFor(60_000)
  expect(questions).toHaveLength(6)
})

test('while it asks, the old picture stays, dimmed; what comes takes its place at once', async ({ page }) => {
  const held: (() => void)[] = []
  let isSlow = false
  await show(page, {
    intercept: async () => {
      if (isSlow) await new Promise<void>((let_go) => held.push(let_go))
      return false
    },
  })
  isSlow = true
  await page.clock.runFor('00:40:00')
  await page.getByRole('button', { name: 'Refresh now' }).click()
  await expect(page.getByRole('button', { name: 'Refreshing…' })).toBeVisible()
  await expect.poll(() => held.length).toBe(3)
  await expect(measured(page)).toContainText('10:00 UTC')
  const opacity = () =>
    figure(page, 'infra.window')
      .first()
      .evaluate((element) => {
        let seen = 1
        for (let at: Element | null = element; at; at = at.parentElement)
          seen *= Number(getComputedStyle(at).opacity)
        return seen
      })
  await expect.poll(opacity).toBeCloseTo(0.55)
  for (const letGo of held) letGo()
  await expect(measured(page)).toContainText('11:00 UTC')
  await expect.poll(opacity).toBe(1)
})

test.describe('after a failure', () => {
  test.use({ expectedFault: /status 503|Failed to load resource/ })

  test('over the full hour, the old picture stays with the reason, until the time it was told', async ({
    page,
    questions,
  }) => {
    let isDown = false
    const refuse = (route: Route) =>
      route.fulfill({
        status: 503,
        headers: { 'retry-after': '120' },
        json: { error: { code: 'overloaded', message: 'x', request_id: 'r' } },
      })
    await show(page, {
      intercept: async (route, name) => {
        if (isDown && name === 'savings') await refuse(route)
        return isDown && name === 'savings'
      },
    })
    await page.clock.runFor('00:31:00')
    isDown = true
    // Long due: the first comes at once.
    await refresh(page).selectOption('1')
    await page.clock.runFor(1000)
    await expect(scopeBar(page)).toContainText(
      'The gateway has more to do than it can. The old picture stays, all of it.',
    )
    await expect(scopeBar(page)).toContainText(/Trying again in \d+ s\./)
    await expect(scopeBar(page)).toContainText('From 10:30 UTC')
    await expect(measured(page)).toContainText('10:00 UTC')
    await expect(page.locator('[data-figure="alloc.cpu"]').first()).toBeVisible()
    isDown = false
    const before = questions.length
    await page.clock.runFor(100_000)
    expect(questions).toHaveLength(before)
    await page.clock.runFor(30_000)
    await expect(measured(page)).toContainText('11:00 UTC')
    expect(names(questions.slice(before))).toEqual(THREE)
    await expect(scopeBar(page)).not.toContainText('The old picture stays')
  })
})

test('the choice is this browser’s: there after a reload, on every page, and in no link', async ({
  page,
}) => {
  await show(page)
  await refresh(page).selectOption('15')
  expect(page.url()).not.toContain('refresh')
  await page.reload()
  await settled(page)
  await expect(refresh(page)).toHaveValue('15')
  for (const { title } of PAGES) {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: title }).click()
    await expect(refresh(page)).toHaveValue('15')
  }
  await page.evaluate(() => localStorage.setItem('kubernetes-costs:refresh', 'always'))
  await page.reload()
  await settled(page)
  await expect(refresh(page)).toHaveValue('off')
})

for (const width of [390, 1440])
  test(`at ${width} px the page does not move when the control comes `, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await standIn(page, { now: TEN_THIRTY })
    await page.route('**/assets/Refresh-*.js', async (route) => {
      await held
      await route.continue()
    })
    await open(page, `/?account=${ACCOUNT}`)
    const before = await page.getByRole('main').boundingBox()
    await expect(refresh(page)).toHaveCount(0)
    letGo()
    await expect(refresh(page)).toBeVisible()
    expect(await page.getByRole('main').boundingBox()).toEqual(before)
    await expectNoSidewaysScroll(page)
  })
