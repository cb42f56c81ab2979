import { axeFindings, expect, figure, test } from './fixtures'
import { allow, RECORDED_WEEK, realParts } from './realParts'
import { arrived, type Surface, type Within, walk } from './walk'

// Through a real gateway, in a real host of another origin: React 18, MUI 5, a router and styles of its own.
type Page = Surface['page']
const WEEK = `range=${RECORDED_WEEK}`

async function alone(page: Page): Promise<Surface> {
  const { signedIn, accounts, token } = await realParts()
  return {
    page,
    within: page,
    base: signedIn.page,
    async open(route) {
      await page.goto(signedIn.page + route)
      await page.getByLabel('Access token of CloudTuner').fill(token)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await allow(...accounts)
    },
  }
}

async function hosted(page: Page, way: 'mounted' | 'element' | 'framed'): Promise<Surface> {
  const { host } = await realParts()
  const base = `${host}/${way}`
  const within = way === 'framed' ? page.frameLocator('iframe') : page
  return { page, within, base, open: async (route) => void (await page.goto(base + route)) }
}

const heard = (page: Page, type: string): Promise<Record<string, unknown>[]> =>
  page.evaluate(
    (wanted) =>
      (Reflect.get(window, 'heard') ?? []).filter((event: { type: string }) => event.type === wanted),
    type,
  )
const root = (within: Within) => within.locator('.k8s-costs')

test('the same walk stand-alone, mounted and framed: the same figures everywhere', async ({ page }) => {
  test.slow()
  const { accounts } = await realParts()
  const figures = await walk(await alone(page), accounts[0])
  expect(figures.length).toBeGreaterThan(40)
  for (const way of ['mounted', 'framed'] as const)
    expect(await walk(await hosted(page, way), accounts[0]), way).toEqual(figures)
})

for (const way of ['mounted', 'element', 'framed'] as const)
  test(`${way}: theme and language of the host arrive, and nothing flickers on the way`, async ({ page }) => {
    const { within, open } = await hosted(page, way)
    await open(`/?${WEEK}`)
    await arrived(within)
    await expect(root(within)).toHaveCSS('background-color', 'rgb(255, 255, 255)')
    await expect(root(within)).toHaveCSS('font-family', 'Ubuntu, "DejaVu Sans", sans-serif')
    // Each state of the root that was ever painted: light, then dark, and nothing between.
    await root(within).evaluate((element) => {
      const seen: string[] = []
      Reflect.set(window, 'seen', seen)
      const look = () => {
        const { backgroundColor, color } = getComputedStyle(element)
        const now = `${backgroundColor} ${color}`
        if (seen.at(-1) !== now) seen.push(now)
        requestAnimationFrame(look)
      }
      look()
    })
    await page.getByRole('button', { name: 'Host theme' }).click()
    await expect(root(within)).toHaveCSS('background-color', 'rgb(18, 18, 18)')
    // It looks once a frame: the last state may not have been painted yet.
    await expect
      .poll(() => root(within).evaluate(() => Reflect.get(window, 'seen')))
      .toEqual(['rgb(255, 255, 255) rgb(18, 22, 28)', 'rgb(18, 18, 18) rgb(238, 240, 243)'])
    const amount = within.locator('[data-figure="infra.window"]').first()
    await expect(amount).toHaveText('$3.96')
    await page.getByRole('button', { name: 'Host locale' }).click()
    await expect(page.getByRole('navigation', { name: 'Host' })).toContainText('Kubernetes-Kosten')
    await expect(amount).toHaveText('3,96\u00a0$')
    await expect(within.locator('#content')).toContainText('3. Okt., 11:00')
    // The words stay, and are marked as what they are.
    await expect(within.locator('#content')).toContainText('The other hours have no samples')
    await expect(root(within)).toHaveAttribute('lang', 'en')
    await expect(root(within)).toHaveAttribute('dir', 'ltr')
    await page.getByRole('button', { name: 'Host locale' }).click()
    await expect(amount).toHaveText('$3.96')
    if (way === 'element') {
      // Its events leave it, and the host's address comes back as an option; the walk has the other two.
      await within.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Nodes' }).click()
      await expect(page).toHaveURL(/\/element\/nodes\?/)
      await page.goBack()
      await expect(page).toHaveURL(/\/element\/\?/)
      await expect(amount).toHaveText('$3.96')
      return
    }
    expect((await heard(page, 'notice')).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['chart-colours-refused', 'locale']),
    )
  })

for (const way of ['mounted', 'framed'] as const)
  test.describe(`${way}, a token that ends`, () => {
    test.use({ expectedFault: /status 401|Failed to load resource/ })

    test('is asked for again; when there is none the figures go and the host is told', async ({ page }) => {
      const { token, renewedToken } = await realParts()
      const ended = new Set<string>()
      const used = new Set<string>()
      await page.route('**/k8s-cost-api/v1/{metrics,cluster-costs,savings}*', async (route) => {
        const given = (await route.request().headerValue('authorization'))?.replace('Bearer ', '') ?? ''
        used.add(given)
        if (!ended.has(given)) return route.continue()
        const error = { code: 'unauthenticated', message: 'No.', request_id: 'r' }
        return route.fulfill({ status: 401, json: { error } })
      })
      const { within, open } = await hosted(page, way)
      const range = within.getByRole('combobox', { name: 'Time range' })
      await open(`/?${WEEK}`)
      await arrived(within)
      expect([...used]).toEqual([token])

      ended.add(token)
      await page.evaluate(() => Object.assign(document.documentElement.dataset, { renew: 'yes' }))
      await range.selectOption('all')
      await expect.poll(() => [...used]).toEqual([token, renewedToken])
      await expect(within.getByText('Your sign-in has ended.')).toHaveCount(0)
      expect(await heard(page, 'auth-expired')).toEqual([])

      ended.add(renewedToken)
      await range.selectOption('14d')
      await expect(within.getByText('Your sign-in has ended.')).toBeVisible()
      await expect(within.locator('[data-figure]')).toHaveCount(0)
      await expect.poll(() => heard(page, 'auth-expired')).toEqual([{ type: 'auth-expired' }])

      const everything = JSON.stringify([
        await page.evaluate(() => [
          { ...localStorage },
          { ...sessionStorage },
          document.cookie,
          location.href,
        ]),
        await page.content(),
        await root(within).evaluate((element) => element.outerHTML),
      ])
      for (const secret of [token, renewedToken]) expect(everything).not.toContain(secret)

      await page.getByRole('button', { name: 'Host sign out' }).click()
      await expect(page.getByText('Signed out')).toBeVisible()
      await expect(page.locator('iframe, .k8s-costs')).toHaveCount(0)
    })
  })

test('two on a page: each its own account, scheme, place and choices', async ({ page, questions }) => {
  const { host, accounts } = await realParts()
  await page.goto(`${host}/two`)
  const [first, second] = [page.getByTestId('first'), page.getByTestId('second')]
  for (const one of [first, second]) await arrived(one)
  await expect(root(first)).toHaveAttribute('data-mantine-color-scheme', 'light')
  await expect(root(second)).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(first.getByRole('combobox', { name: 'Account' })).toHaveValue(accounts[0])
  await expect(second.getByRole('combobox', { name: 'Account' })).toHaveValue(accounts[1])
  // Who points into a chart of one points into none of the other's.
  await expect(async () => {
    await page.mouse.move(1, 1)
    await first.locator('[data-plot]').first().hover()
    await expect(first.locator('[data-tooltip]')).toHaveCount(1, { timeout: 1000 })
  }).toPass()
  await expect(second.locator('[data-tooltip]')).toHaveCount(0)
  // Each asks for itself, and nothing twice.
  const asked = questions.map(({ pathname, search }) => pathname + search)
  expect(new Set(asked).size).toBe(asked.length)
  await first.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Trends' }).click()
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('Trends')
  await first.getByLabel('Monthly budget, US dollars').fill('60')
  await first.getByRole('button', { name: 'Set the budget' }).click()
  await expect(figure(second as unknown as Page, 'infra.window').first()).toBeVisible()
  const keys = await page.evaluate(() => Object.keys(localStorage))
  expect(keys).toEqual([`kubernetes-costs:budget:two-0:${accounts[0]}`])
})

test('the host’s screens are the same to the pixel before, beside and after, and nothing is left behind', async ({
  page,
}) => {
  const { host } = await realParts()
  const menu = (name: string) =>
    page.getByRole('navigation', { name: 'Host' }).getByRole('link', { name, exact: true })
  const picture = async (clip?: { x: number; y: number; width: number; height: number }) => {
    await page.mouse.move(700, 20)
    await page.locator(':focus').evaluateAll((all) => all.map((one) => (one as HTMLElement).blur()))
    // What MUI draws where something was pressed.
    await expect(page.locator('.MuiTouchRipple-child')).toHaveCount(0)
    // What the pointer has left begins to fade with the next frame, and then takes its time.
    await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    })
    return page.screenshot({ animations: 'disabled', ...(clip && { clip }) })
  }
  const left = () =>
    page.evaluate(() => [
      // Modules that the host's own bundler fetches ahead are its own business.
      document.head.querySelectorAll(':scope > :not(link[rel="modulepreload"])').length,
      document.body.children.length,
      document.adoptedStyleSheets.length,
      document.documentElement.getAttributeNames().join(),
      document.body.getAttributeNames().join(),
    ])
  const BAR = { x: 0, y: 0, width: 1280, height: 46 }
  await page.goto(`${host}/home`)
  await menu('Home').click()
  const [before, bar, things] = [await picture(), await picture(BAR), await left()]
  for (const name of ['Kubernetes costs', 'Kubernetes costs (element)', 'Kubernetes costs (frame)']) {
    await menu(name).click()
    const within = name.endsWith('(frame)') ? page.frameLocator('iframe') : page
    await expect(within.getByRole('navigation', { name: 'Pages' })).toBeVisible({ timeout: 15_000 })
    await within.getByRole('combobox', { name: 'Time range' }).selectOption('custom')
    await expect(within.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(within.getByRole('dialog')).toHaveCount(0)
    await expect.poll(async () => (await picture(BAR)).equals(bar), `the bar beside: ${name}`).toBe(true)
    await menu('Home').click()
    // Once what was pressed has faded.
    await expect.poll(async () => (await picture()).equals(before), `after: ${name}`).toBe(true)
    expect(await left(), name).toEqual(things)
  }
})

test('what the host does to its own elements does not reach inside, and axe finds nothing there', async ({
  page,
}) => {
  const looks = async (way: 'mounted' | 'framed') => {
    const { within, open } = await hosted(page, way)
    await open(`/nodes?${WEEK}`)
    await arrived(within)
    return within
      .locator(
        '#content h1, #content h2, #content p, #content button, .k8s-costs select, .k8s-costs summary, .k8s-costs nav a',
      )
      .evaluateAll((all) =>
        all.map((one) => {
          const {
            fontSize,
            fontFamily,
            letterSpacing,
            color,
            textTransform,
            textDecorationLine,
            borderRadius,
            lineHeight,
          } = getComputedStyle(one)
          return [
            one.tagName,
            fontSize,
            fontFamily,
            letterSpacing,
            color,
            textTransform,
            textDecorationLine,
            borderRadius,
            lineHeight,
          ]
        }),
      )
  }
  // In the frame there is nothing of the host.
  const framed = await looks('framed')
  expect(framed.length).toBeGreaterThan(10)
  expect(await looks('mounted')).toEqual(framed)
  const ours = (await axeFindings(page)).filter((finding) => finding.includes('data-testid'))
  expect(ours).toEqual([])
})

test('the card leads from the parts to the reported total; its amounts and ink are the host’s', async ({
  page,
}) => {
  const { host } = await realParts()
  await page.goto(`${host}/cards`)
  const card = page.getByTestId('card')
  await expect(card.locator('p').first()).toHaveText(
    '$12.89 by its parts. The service reports $29.84, $16.95 more.',
  )
  const rows = (of: string) => card.locator(`[data-line="${of}"]`)
  const amounts = card.locator('[data-line] td')
  await expect(amounts).toHaveText(['$10.40', '$2.49', '—', '—', '—', '—', '$12.89', '+$16.95', '$29.84'])
  await expect(rows('network')).toContainText('prices per GB only, which are no cost')
  await expect(rows('network prices summed as costs')).toContainText('added up as if they were money')
  await page.getByRole('button', { name: 'Host locale' }).click()
  await expect(amounts.last()).toHaveText('29,84\u00a0$')
  await expect(card.getByRole('table')).toHaveCSS('color', 'rgba(0, 0, 0, 0.87)')
  await page.getByRole('button', { name: 'Host theme' }).click()
  await expect(card.getByRole('table')).toHaveCSS('color', 'rgb(255, 255, 255)')
  expect((await axeFindings(page)).filter((finding) => finding.includes('card'))).toEqual([])
})
