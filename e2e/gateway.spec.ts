import { expect, expectNoSidewaysScroll, figure, goTo, open, settled, test } from './fixtures'
import { nodeTable } from './nodeTable'
import { ACCOUNT, LIVE, nodeLabels, standIn } from './service'

test.use({ baseURL: LIVE })

const OTHER = '00000000-0000-4000-8000-0000000000bb'
const DAY = 24 * 3_600_000

for (const [what, off, words] of [
  ['a day ahead', DAY, '24 h'],
  ['a day behind', -DAY, '24 h'],
  ['six years behind', -2200 * DAY, '2200 d'],
] as const)
  test(`fault 42: a browser ${what} asks for the server’s hours, and says so`, async ({
    page,
    questions,
  }) => {
    const service = await standIn(page)
    await page.clock.setFixedTime(service.now + off)
    await open(page, `/?account=${ACCOUNT}`)
    await expect(page.getByText(`Your clock is off by ${words}; times come from the server.`)).toBeVisible()
    const hour = Math.floor(service.now / 3_600_000) * 3600
    expect(new Set(questions.map(({ searchParams }) => searchParams.get('end_date')))).toEqual(
      new Set([String(hour)]),
    )
    await expect(page.getByRole('region', { name: 'Data health' })).toContainText('30 min ago')
    await expect(page.getByRole('button', { name: 'One range later' })).toBeDisabled()
  })

test('a clock that is right is not spoken of', async ({ page }) => {
  await standIn(page)
  await open(page, `/?account=${ACCOUNT}`)
  await expect(page.getByText(/Your clock/)).toHaveCount(0)
})

test('a browser that is set to another day meanwhile is corrected by the next answer', async ({
  page,
  questions,
}) => {
  const service = await standIn(page)
  service.intercept = async (route, name) => {
    if (name !== 'metrics') return false
    const response = { cloud_account_id: ACCOUNT, metrics: {} }
    await route.fulfill({ json: response, headers: { date: new Date(service.now).toUTCString() } })
    return true
  }
  await open(page, `/nodes?account=${ACCOUNT}`)
  await page.clock.setFixedTime(service.now + DAY)
  await page.getByRole('combobox', { name: 'Time range' }).selectOption('24h')
  await expect(page.getByText('Your clock is off by 24 h; times come from the server.')).toBeVisible()
  const hour = String(Math.floor(service.now / 3_600_000) * 3600)
  await expect.poll(() => questions.at(-1)?.searchParams.get('end_date')).toBe(hour)
})

test('accounts come from the configuration: the first is shown, the others can be chosen', async ({
  page,
  questions,
}) => {
  const accounts = [
    { id: ACCOUNT, name: 'Production' },
    { id: OTHER, name: '<b>Staging</b>' },
  ]
  await standIn(page, { config: { accounts } })
  await open(page, '/nodes')
  const picker = page.getByRole('combobox', { name: 'Account' })
  await expect(picker).toHaveValue(ACCOUNT)
  await picker.selectOption('<b>Staging</b>')
  await expect(page).toHaveURL(`/nodes?account=${OTHER}`)
  const asked = () => new Set(questions.map(({ searchParams }) => searchParams.get('cloud_account_id')))
  await expect.poll(asked).toEqual(new Set([ACCOUNT, OTHER]))
  await settled(page)
  await open(page, '/nodes?account=00000000-0000-4000-8000-0000000000cc')
  await expect(picker).toHaveValue('00000000-0000-4000-8000-0000000000cc')
})

test('warnings of the source, and samples that were left out, stand on every page', async ({ page }) => {
  await standIn(page, {
    meta: { served_at: 1, fetched_at: 1, dropped: 7, nonfinite: 3, warnings: ['one store did not answer'] },
  })
  for (const path of ['/', '/nodes', '/trends', '/rightsizing', '/prices', '/health']) {
    await goTo(page, path)
    const notes = page.getByRole('complementary', { name: 'Notes on the data' })
    await expect(notes.getByRole('listitem')).toHaveText([
      'The source warned: one store did not answer',
      '7 samples of another account were left out by the gateway.',
    ])
  }
})

test('currency, month and metrics are those of the configuration', async ({ page, questions }) => {
  await standIn(page, { config: { currency: 'EUR', month_hours: 730, metrics: ['kubecost_node_is_spot'] } })
  await open(page, '/')
  await expect(figure(page, 'fee.rate')).toHaveText('€0.20/h')
  await expect(figure(page, 'infra.window').first()).toHaveText('€0.75')
  await page.getByRole('button', { name: 'View as table' }).click()
  await expect(page.locator('tbody tr').last()).toContainText('€0.2000')
  expect(await page.locator('main').innerText()).not.toContain('$')
  const metrics = questions.filter(({ pathname }) => pathname.endsWith('/metrics'))
  expect(metrics.map(({ searchParams }) => searchParams.get('metrics'))).toEqual(['kubecost_node_is_spot'])
})

test('prices of nodes: from the feed, as stated, or none, on phones and on screens', async ({ page }) => {
  const stated = {
    instance_type: 'c5.large',
    purchase: 'on-demand',
    price_per_hour: 0.08,
    source: 'contract of 2025',
    date: '2025-10-01',
  }
  const service = await standIn(page, { config: { prices: [stated] }, prices: { a: 0.192 } })
  service.nodes = [
    nodeLabels('a'),
    nodeLabels('b', { instance_type: 'c5.large' }),
    nodeLabels('c', { instance_type: 'odd' }),
  ]
  for (const width of [390, 1440])
    await test.step(`${width} px`, async () => {
      await page.setViewportSize({ width, height: 900 })
      await goTo(page, `${LIVE}/nodes`)
      // Three hours at 0.192 and three at 0.08.
      await expect(figure(page, 'nodes.rate').first()).toHaveText('$0.272/h')
      await expect(figure(page, 'nodes.rate').first()).toHaveAttribute('data-provenance', 'modelled')
      await expect(figure(page, 'nodes.window').first()).toHaveText('$0.82')
      await expect(
        page.getByText(/1 of 3 nodes have no price and are left out; they are not free\./),
      ).toBeVisible()
      const rows = nodeTable(page).locator('tbody tr')
      await expect(rows).toHaveText([
        /\$0\.192\/hfrom the feed\$0\.58/,
        /\$0\.08\/hcontract of 2025, 2025-10-01\$0\.24/,
        /no price/,
      ])
      await expectNoSidewaysScroll(page)
      await goTo(page, `${LIVE}/`)
      await expect(page.getByRole('region', { name: 'What it runs on' })).toContainText('$0.272/h')
    })
})

test.describe('without a configuration', () => {
  test.use({ expectedFault: /status 503|Failed to load resource/ })

  test('the page says what it lacks, and starts once it can be had', async ({ page }) => {
    const service = await standIn(page, { config: { currency: 'dollars' } })
    let isUp = false
    service.intercept = async (route, name) => {
      if (name !== 'config') return false
      if (!isUp)
        await route.fulfill({
          status: 503,
          json: { error: { code: 'draining', message: 'The gateway is stopping.', request_id: 'req-e2e' } },
        })
      return !isUp
    }
    await page.goto('/nodes')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page does not know what to show.')
    await expect(page.getByRole('alert')).toContainText('The gateway is being restarted.')
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    isUp = true
    await page.getByRole('button', { name: 'Try again' }).click()
    await settled(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nodes')
  })
})
