import type { Page } from '@playwright/test'
import { expect, expectAccessibleInBothThemes, figure, open, settled, test } from './fixtures'
import { ACCOUNT, LIVE, type Service, standIn } from './service'

test.use({ baseURL: LIVE, expectedFault: /status 401|Failed to load resource/ })

const TOKEN = 'canary-token-canary-token'
const NEXT = 'second-token-second-token'
const OTHER = '00000000-0000-4000-8000-0000000000bb'

interface Gateway {
  readonly service: Service
  /** The header of each request to the gateway, in order. */
  readonly headers: (string | undefined)[]
  /** Tokens it takes. */
  readonly good: Set<string>
}

/** A gateway that wants to know who reads, and takes `TOKEN` and `NEXT`. */
async function asking(page: Page): Promise<Gateway> {
  const headers: (string | undefined)[] = []
  const good = new Set([TOKEN, NEXT])
  const service = await standIn(page, { config: { auth: 'restapi', accounts: null } })
  service.intercept = async (route, name) => {
    const { authorization } = route.request().headers()
    headers.push(authorization)
    if (!good.has(authorization?.replace('Bearer ', '') ?? '')) {
      await route.fulfill({
        status: 401,
        json: { error: { code: 'unauthenticated', message: 'No.', request_id: 'r' } },
      })
      return true
    }
    if (name !== 'clusters') return false
    const clusters = [
      { id: ACCOUNT, name: 'Production' },
      { id: OTHER, name: 'Staging' },
    ]
    await route.fulfill({ json: { clusters } })
    return true
  }
  return { service, headers, good }
}

const field = (page: Page) => page.getByLabel('Access token of CloudTuner')
async function signIn(page: Page, token: string) {
  await field(page).fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('asks for a token before it asks the gateway anything, and then shows the view of the address', async ({
  page,
}) => {
  const { headers } = await asking(page)
  await page.goto(`/trends?account=${ACCOUNT}&range=24h`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  expect(headers).toEqual([])
  await signIn(page, 'too short')
  await expect(page.getByText('A token has 16 to 4096 characters and no blanks.')).toBeVisible()
  await signIn(page, TOKEN)
  await settled(page)
  await expect(figure(page, 'infra.window')).toHaveText('$0.75')
  await expect(page).toHaveURL(`/trends?account=${ACCOUNT}&range=24h`)
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue(ACCOUNT)
  expect(new Set(headers)).toEqual(new Set([`Bearer ${TOKEN}`]))
})

test('fault 79: the token is in no address, no storage, no attribute and no log', async ({
  page,
  context,
}) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  const urls: string[] = []
  page.on('request', (request) => urls.push(request.url() + JSON.stringify(request.headers().referer ?? '')))
  await asking(page)
  await page.goto(`/?account=${ACCOUNT}`)
  await field(page).fill(TOKEN)
  expect(await page.content()).not.toContain(TOKEN)
  await page.keyboard.press('Enter')
  await settled(page)
  await expect(figure(page, 'infra.window').first()).toHaveText('$0.75')
  const kept = await page.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      history.state,
      await indexedDB.databases(),
      await caches.keys(),
    ]),
  )
  const all = [
    await page.content(),
    page.url(),
    kept,
    JSON.stringify(await context.storageState()),
    ...urls,
    ...said,
  ]
  expect(all.join('\n')).not.toContain(TOKEN)
  // A new page is a new reader.
  await page.reload()
  await expect(field(page)).toBeVisible()
})

test('fault 63: when the token ends the figures go, one prompt comes, and after it the same view', async ({
  page,
  questions,
}) => {
  const { good, headers } = await asking(page)
  await page.goto(`/?account=${ACCOUNT}&theme=dark`)
  await signIn(page, TOKEN)
  await settled(page)
  await expect(figure(page, 'infra.window').first()).toHaveText('$0.75')
  good.delete(TOKEN)
  await page.getByRole('combobox', { name: 'Time range' }).selectOption('24h')
  await expect(page.getByRole('alert')).toHaveText(/^Your sign-in has ended\./)
  await expect(page.locator('[data-figure]')).toHaveCount(0)
  expect(await page.locator('main').innerText()).not.toContain('$')
  const asked = questions.length
  await page.clock.runFor(10 * 60_000)
  expect(questions).toHaveLength(asked)
  const before = headers.length
  await signIn(page, NEXT)
  await settled(page)
  await expect(page).toHaveURL(`/?account=${ACCOUNT}&theme=dark&range=24h`)
  await expect(page.getByRole('region', { name: 'Measured infrastructure' })).toContainText(
    '3 of 24 h (13 %)',
  )
  expect(new Set(headers.slice(before))).toEqual(new Set([`Bearer ${NEXT}`]))
})

test('fault 64: nothing of one reader is there for the next, not for one frame', async ({ page }) => {
  const { service } = await asking(page)
  await page.goto(`/nodes?account=${ACCOUNT}`)
  await signIn(page, TOKEN)
  await settled(page)
  await expect(figure(page, 'nodes.now').first()).toHaveText('2')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(field(page)).toBeVisible()
  await expect(page.locator('[data-figure]')).toHaveCount(0)
  await page.evaluate(() => {
    const seen: string[] = []
    Reflect.set(window, 'seen', seen)
    new MutationObserver(() => {
      for (const element of document.querySelectorAll('[data-figure="nodes.now"]'))
        seen.push(element.textContent ?? '')
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
  service.nodes = service.nodes.slice(0, 1)
  await signIn(page, NEXT)
  await settled(page)
  await expect(figure(page, 'nodes.now').first()).toHaveText('1')
  expect(new Set(await page.evaluate(() => Reflect.get(window, 'seen')))).toEqual(new Set(['1']))
})

test('the prompt passes axe in both themes, and works by keyboard', async ({ page }) => {
  await asking(page)
  await page.goto(`/?account=${ACCOUNT}`)
  await expect(field(page)).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await field(page).focus()
  await page.keyboard.type(TOKEN)
  await page.keyboard.press('Enter')
  await expect(figure(page, 'infra.window').first()).toHaveText('$0.75')
})

test('a cluster is chosen from those of the organisation in the address', async ({ page, questions }) => {
  await asking(page)
  await page.goto('/nodes?org=00000000-0000-4000-8000-000000000001')
  await signIn(page, TOKEN)
  await settled(page)
  const picker = page.getByRole('combobox', { name: 'Account' })
  await expect(picker).toHaveValue(ACCOUNT)
  await picker.selectOption('Staging')
  await expect(page).toHaveURL(`/nodes?org=00000000-0000-4000-8000-000000000001&account=${OTHER}`)
  await expect.poll(() => questions.at(-1)?.searchParams.get('cloud_account_id')).toBe(OTHER)
  await open(page, `/nodes?account=__proto__`)
  await expect(page.getByText('“__proto__” is not an account id.')).toBeVisible()
})
