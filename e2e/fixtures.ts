import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'

/** The walk of every spec: each page's address and its name in the navigation. */
export const PAGES = [
  { path: '/', title: 'Overview' },
  { path: '/nodes', title: 'Nodes' },
  { path: '/trends', title: 'Trends' },
  { path: '/rightsizing', title: 'Rightsizing' },
  { path: '/prices', title: 'Prices' },
  { path: '/health', title: 'Data health' },
] as const

/** Each page, and the other reading of one: all places where a figure may stand. */
export const FIGURE_ADDRESSES = [...PAGES.map(({ path }) => path), '/rightsizing?reading=reported']

interface Watch {
  /** What a test brings about on purpose: a refused request is told in the console by the browser itself. */
  expectedFault: RegExp | null
  /** Whatever went wrong unasked. Anything in it fails the test. */
  faults: string[]
  /** URLs of all questions to the cost service that left a page, in order. */
  questions: URL[]
}

/** MSW lets the browser look for a newer worker and does not wait; a page left meanwhile reports that as uncaught. */
const WORKER_UPDATE = /Failed to update a ServiceWorker .*: Not found$/

/** In every page before its own scripts: whatever the policy refuses is said in the console, where faults are read. */
function tellViolations() {
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sourceFile, sample }) =>
      console.error(`policy violated: ${effectiveDirective} ${blockedURI} in ${sourceFile} ${sample}`),
  )
}

interface Sharing {
  /**
   * For tests that only look at pages of the demo: they are in one browser context after the other, which keeps its
   * cache and the demo's worker and nothing else. A first page takes two thirds of the time there. Not for tests with
   * a clock or options of their own: these belong to the context.
   */
  readonly sharesContext: boolean
}

interface Kept {
  readonly kept: BrowserContext
}

/** Leaves nothing behind that a reader could have: pages, storage, cookies, permissions, stand-ins for the network. */
async function leave(context: BrowserContext, origin: string): Promise<void> {
  const [page] = context.pages()
  if (page) {
    const session = await context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb' })
  }
  await Promise.all(context.pages().map((one) => one.close()))
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await context.clearPermissions()
  await context.clearCookies()
}

const HEARD = ['console', 'weberror', 'dialog', 'requestfailed', 'response'] as const

/** Contexts that tell violations already; what is said before a page's own scripts is said in all to come. */
const telling = new WeakSet<BrowserContext>()

/** A test that fails on any console error or warning, any uncaught error, any violation of the policy and any failed request of its own origin. */
export const test = base.extend<Watch & Sharing, Kept>({
  sharesContext: [false, { option: true }],
  kept: [
    async ({ browser }, use, { project }) => {
      const { baseURL = '', locale = 'en-US', timezoneId = 'UTC' } = project.use
      const context = await browser.newContext({ baseURL, locale, timezoneId })
      await use(context)
      await context.close()
    },
    { scope: 'worker' },
  ],
  context: async ({ context, kept, sharesContext, baseURL }, use) => {
    await use(sharesContext ? kept : context)
    if (sharesContext) await leave(kept, new URL(baseURL ?? '').origin)
  },
  expectedFault: [null, { option: true }],
  faults: [
    async ({ context, expectedFault }, use) => {
      const faults: string[] = []
      const note = (fault: string) => {
        if (!expectedFault?.test(fault) && !WORKER_UPDATE.test(fault)) faults.push(fault)
      }
      if (!telling.has(context)) await context.addInitScript(tellViolations)
      telling.add(context)
      context.on('console', (message) => {
        if (/^(error|warning|assert)$/.test(message.type())) note(`console: ${message.text()}`)
      })
      context.on('weberror', (error) => note(`uncaught: ${error.error().message}`))
      context.on('dialog', (dialog) => {
        note(`dialog: ${dialog.message()}`)
        void dialog.dismiss()
      })
      context.on('requestfailed', (request) => {
        // Given up by the page itself: it went elsewhere, or nobody asks any more.
        const why = request.failure()?.errorText
        if (why !== 'net::ERR_ABORTED') note(`request failed (${why}): ${request.url()}`)
      })
      context.on('response', (response) => {
        if (response.status() >= 400) note(`status ${response.status()}: ${response.url()}`)
      })
      await use(faults)
      for (const heard of HEARD) context.removeAllListeners(heard)
      expect(faults, 'nothing went wrong on the way').toEqual([])
    },
    { auto: true },
  ],
  questions: async ({ page }, use) => {
    const questions: URL[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (/\/k8s-cost-api\/v1\/(metrics|cluster-costs|savings)$/.test(url.pathname)) questions.push(url)
    })
    await use(questions)
  },
})

/** Goes to an address and waits until everything on it has arrived, charts included. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await settled(page)
}

/** Goes to another address as back and forward do: the page is there already, and nothing of it is loaded anew. */
export async function visit(page: Page, address: string): Promise<void> {
  const to = new URL(address, page.url())
  const title = titleAt(to)
  // Of one and the same page the old picture stands until the new one is ready, and nothing tells them apart.
  if (titleAt(new URL(page.url())) === title) await turnTo(page, new URL('nowhere', to), NOWHERE)
  await turnTo(page, to, title)
  await settled(page)
}

const NOWHERE = 'Not found'
const titleAt = ({ pathname }: URL) =>
  PAGES.find(({ path }) => path === pathname.replace(/^\/costs(?=\/)/, ''))?.title ?? NOWHERE

/** A title is written once its page is drawn. */
async function turnTo(page: Page, { href }: URL, title: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, href)
  await expect(page).toHaveTitle(`${title} · Kubernetes costs`)
}

/** From address to address of one app in one state of the world: the first is loaded, the others are visited. */
export async function goTo(page: Page, address: string): Promise<void> {
  const origin = URL.parse(address)?.origin
  const isThere = page.url().startsWith('http') && (!origin || origin === new URL(page.url()).origin)
  await (isThere ? visit : open)(page, address)
}

/** Waits until nothing on the page is still on its way: two thousand nodes may be on theirs for long. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main')).toBeVisible()
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0, { timeout: 30_000 })
  await expect(charts(page).filter({ hasNot: page.locator('table, [role="application"]') })).toHaveCount(0, {
    timeout: 30_000,
  })
}

/** Every chart, drawn or as a table. */
export const charts = (page: Page): Locator =>
  page.getByRole('figure').filter({ has: page.getByRole('button', { name: /^View as/ }) })

export const figure = (within: Page | Locator, id: string): Locator => within.locator(`[data-figure="${id}"]`)

/** Takes one of a few choices side by side; what is pressed is its words, as the radio button itself is unseen. */
export async function choose(within: Page | Locator, words: string): Promise<void> {
  await within.locator('label').getByText(words, { exact: true }).click()
  await expect(within.getByRole('radio', { name: words, exact: true })).toBeChecked()
}

/** The page itself never scrolls sideways; a wide table scrolls inside itself. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = await page.evaluate(async () => {
    // Whatever follows the width by script has followed.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const { scrollWidth, clientWidth } = document.documentElement
    return { page: scrollWidth, window: clientWidth }
  })
  expect(widths.page, 'width of the page').toBeLessThanOrEqual(widths.window)
}

/** What axe finds, a line each: rule, then where. */
export async function axeFindings(page: Page): Promise<string[]> {
  return findingsOf(axe(page))
}

/** A third of the time it takes unasked: nothing is told of what passes, and no second page is opened to add it up. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

/** Nothing for axe to find: all rules in the light theme, and what differs from theme to theme in the dark one. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await inTheme(page, 'light')
  expect.soft(await axeFindings(page), 'light').toEqual([])
  await inTheme(page, 'dark')
  expect.soft(await findingsOf(axe(page).withRules('color-contrast')), 'dark').toEqual([])
  await inTheme(page, 'light')
}

/** For a page that follows the system, as one does whose address says nothing else. */
async function inTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
}

async function findingsOf(asked: AxeBuilder): Promise<string[]> {
  const { violations } = await asked.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

export { expect }
