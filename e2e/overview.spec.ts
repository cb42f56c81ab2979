import { charts, expect, figure, open, test, visit } from './fixtures'

test.use({ sharesContext: true })

test('the answer first, what it is made of and what it is not, and where it points', async ({ page }) => {
  await open(page, '/')
  await test.step('says the answer first, and how much of the window it speaks of', async () => {
    const answer = page.getByRole('region', { name: 'Measured infrastructure' })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
    await expect(answer).toContainText('$3.96')
    await expect(answer).toContainText('measured over 32 of 168 h (19 %), Oct 3, 11:00 – Oct 10, 11:00 UTC')
    await expect(answer).toContainText('the amount covers the measured ones only')
  })
  await test.step('keeps fee and load balancers apart, per hour, day and month', async () => {
    const rows = page.getByRole('region', { name: 'What it is made of' }).getByRole('row')
    const texts = async (name: string) =>
      rows
        .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
        .locator('[data-figure]')
        .allTextContents()
    expect(await texts('Measured')).toEqual(['$3.20', '$0.76', '$3.96'])
    expect(await texts('Per hour')).toEqual(['$0.10/h', '$0.0239/h', '$0.1239/h'])
    expect(await texts('Per day')).toEqual(['$2.40/day', '$0.57/day', '$2.97/day'])
    expect(await texts('Per month')).toEqual(['$72.00/mo (720 h)', '$17.21/mo (720 h)', '$89.21/mo (720 h)'])
    await expect(page.getByText('The service itself reports')).toContainText(
      '$3.20 for the control-plane fee',
    )
    await expect(page.getByText('The service itself reports')).toContainText('they agree')
  })
  await test.step('lists network prices as prices, never as money spent', async () => {
    const prices = page.getByRole('region', { name: 'Network price list' })
    await expect(prices).toContainText('Prices for sending data, not money spent; they enter no total.')
    await expect(prices.getByRole('listitem')).toHaveText([
      /Between zones.*\$0\.0100 per GB.*unchanged/,
      /Between regions.*\$0\.0100 per GB.*unchanged/,
      /To the internet.*\$0\.1430 per GB.*unchanged/,
    ])
  })
  await test.step('tells how well the data is and whose it is', async () => {
    const health = page.getByRole('region', { name: 'Data health' })
    await expect(health.getByRole('definition')).toHaveText([
      'Oct 10, 11:00 UTC, 20 min ago',
      /92 daily, 50 hourly fine/,
      /92 daily, 50 hourly fine/,
      /AWS/,
      'ap-south-1',
      '1.33',
    ])
  })
  await test.step('leads on to where the numbers point, in the same scope', async () => {
    await visit(page, '/?range=24h')
    const next = page.getByRole('region', { name: 'Where to look next' })
    await expect(next).toContainText(
      '4 of 4 (100 %) run on spot, and the fullest zone holds 50 % of all nodes',
    )
    await next.getByRole('link', { name: 'Rightsizing' }).click()
    await expect(page).toHaveURL('/rightsizing?range=24h')
    await expect(figure(page, 'alloc.cpu')).toBeVisible()
  })
})

test('hour by hour: what was measured, and what is unknown, drawn, in a table and by keys', async ({
  page,
}) => {
  await open(page, '/')
  const chart = charts(page)
  await test.step('draws one cell per hour: 32 covered, 136 unknown', async () => {
    const strip = page.getByRole('img', { name: /^Coverage, hour by hour: 32 of 168 h \(19 %\)/ })
    const hours = async (what: RegExp) =>
      (
        await strip
          .locator('rect')
          .filter({ hasText: what })
          .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('width'))))
      ).reduce((sum, width) => sum + width, 0)
    expect(await hours(/: has samples$/)).toBe(32)
    expect(await hours(/: no samples$/)).toBe(136)
  })
  await test.step('shows the chart’s numbers as a table, gaps as gaps', async () => {
    await chart.getByRole('button', { name: 'View as table' }).click()
    const rows = chart.getByRole('row')
    await expect(rows).toHaveCount(169)
    await expect(rows.nth(1)).toHaveText(/Oct 3, 11:00.*Oct 3, 12:00.*———0 %$/)
    await expect(rows.last()).toHaveText(/Oct 10, 10:00.*Oct 10, 11:00\$0\.1000\$0\.0239\$0\.1239100 %$/)
    await chart.getByRole('button', { name: 'View as chart' }).click()
    await expect(chart.getByRole('application')).toBeVisible()
  })
  await test.step('moves the crosshair by arrow key, over unknown hours too', async () => {
    await chart.getByRole('application').focus()
    const tooltip = chart.locator('[data-tooltip]')
    await expect(tooltip).toContainText('Oct 3, 11:00 – Oct 3, 12:00 UTC')
    await expect(tooltip).toContainText('— no samples')
    await page.keyboard.press('ArrowRight')
    await expect(tooltip).toContainText('Oct 3, 12:00 – Oct 3, 13:00 UTC')
    for (let i = 0; i < 135; i++) await page.keyboard.press('ArrowRight')
    await expect(tooltip).toContainText('Oct 9, 03:00 – Oct 9, 04:00 UTC')
    await expect(tooltip).toHaveText(
      /Control-plane fee\$0\.1000.*Load balancers\$0\.0239.*Together\$0\.1239.*100 % covered/,
    )
  })
})
