import type { Locator, Page } from '@playwright/test'
import { choose, expect, figure, open, settled, test, visit } from './fixtures'
import { ACCOUNT, LIVE, standIn } from './service'

test.use({ sharesContext: true })

const HOUR = 3600
/** A day of samples, an hour each: `range=24h` of the recording. */
const DAY = { start: Date.UTC(2025, 9, 9, 11) / 1000, buckets: 24 }

const chartNamed = (page: Page, name: string) => page.getByRole('figure', { name, exact: true })
const cost = (page: Page) => chartNamed(page, 'Cost per hour')
const tooltip = (chart: Locator) => chart.locator('[data-tooltip]')
const series = (chart: Locator, name: string) =>
  chart.getByRole('list', { name: 'Legend' }).getByRole('button', { name, exact: true })

/** Where a bucket has its middle on the screen, in a chart of a day. */
async function placeOf(chart: Locator, bucket: number): Promise<{ x: number; y: number }> {
  const plot = chart.locator('[data-plot]')
  await plot.scrollIntoViewIfNeeded()
  const box = await plot.boundingBox()
  if (!box) throw new Error('the chart is not drawn')
  return { x: box.x + ((bucket + 0.5) / DAY.buckets) * box.width, y: box.y + box.height / 2 }
}

async function hover(chart: Locator, bucket: number): Promise<void> {
  const { x, y } = await placeOf(chart, bucket)
  await moveTo(chart.page(), x, y)
}

/** Two moves: the first in a page has come from nowhere, and a pointer that has not moved points at nothing. */
async function moveTo({ mouse }: Page, x: number, y: number): Promise<void> {
  await mouse.move(x - 1, y)
  await mouse.move(x, y)
}

async function drag(chart: Locator, from: number, to: number): Promise<void> {
  const { mouse } = chart.page()
  const [a, b] = [await placeOf(chart, from), await placeOf(chart, to)]
  await mouse.move(a.x, a.y)
  await mouse.down()
  await mouse.move((a.x + b.x) / 2, a.y, { steps: 4 })
  await mouse.move(b.x, b.y, { steps: 4 })
}

const tableRows = async (chart: Locator): Promise<string[][]> => {
  const rows = chart.locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  return rows.evaluateAll((all) =>
    all.map((row) => Array.from(row.children, (cell) => cell.textContent ?? '')),
  )
}

interface Sample {
  readonly timestamp: number
  readonly value: number
  readonly labels: Record<string, string>
}

/** What the service answered, asked once more by the page: as it came, before any code of the app saw it. */
const answerTo = (page: Page, question: URL | undefined) =>
  page.evaluate(async (url) => (await fetch(url)).json(), question?.href ?? '')

/** A sample stands for the hour that ends at it, and series of one metric are added. */
const sumAt = (samples: readonly Sample[], timestamp: number): number =>
  samples.filter((one) => one.timestamp === timestamp).reduce((sum, { value }) => sum + value, 0)

test('what a chart says of a bucket is what was measured of it', async ({ page, questions }) => {
  await test.step('what hovering reads is what the raw samples come to, and what the table says', async () => {
    await open(page, '/trends?range=24h')
    const asked = (name: string) => questions.find(({ pathname }) => pathname.endsWith(name))
    const { metrics } = await answerTo(page, asked('/metrics'))
    const { cpu_savings } = await answerTo(page, asked('/savings'))
    const cluster = (cpu_savings as Sample[]).filter(({ labels }) => labels.daemonset === 'false')
    const cpu = chartNamed(page, 'CPU allocated, mean per hour')
    const read = new Map<number, string[]>()
    for (const bucket of [0, 7, 23]) {
      const end = DAY.start + (bucket + 1) * HOUR
      const fee = sumAt(metrics.kubecost_cluster_management_cost, end)
      const balancers = sumAt(metrics.kubecost_load_balancer_cost, end)
      await hover(cost(page), bucket)
      const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 16)
      await expect(tooltip(cost(page))).toContainText(clock(end - HOUR))
      await expect(tooltip(cost(page))).toContainText(`${clock(end)} UTC`)
      const values = await tooltip(cost(page)).locator('dd').allTextContents()
      // The largest first, the total last; an hour at a rate is that amount.
      expect(values).toEqual([fee, balancers, fee + balancers].map((usd) => `$${usd.toFixed(4)}`))
      await expect(tooltip(cost(page))).toContainText('100 % covered')
      read.set(bucket, values)
      await hover(cpu, bucket)
      await expect(tooltip(cpu).locator('dd')).toHaveText(`${sumAt(cluster, end).toFixed(2)} vCPU`)
      await expect(tooltip(cost(page)), 'one tooltip at a time').toHaveCount(0)
    }
    await cost(page).getByRole('button', { name: 'View as table' }).click()
    const rows = await tableRows(cost(page))
    for (const [bucket, values] of read) expect(rows[bucket]?.slice(2, 5)).toEqual(values)
    await cost(page).getByRole('button', { name: 'View as chart' }).click()
  })
  await test.step('nothing measured is a dash with its reason, never a zero', async () => {
    await visit(page, '/trends?bucket=day')
    const chart = chartNamed(page, 'Cost per day')
    await chart.getByRole('application').focus()
    await page.keyboard.press('ArrowRight')
    await expect(tooltip(chart).locator('dd')).toHaveText(['— no samples', '— no samples', '— no samples'])
    // 3 October from 11:00 and 10 October until 11:00.
    await expect(chart.locator('[data-partial="2"]')).toHaveCount(1)
    await expect(chart.getByRole('listitem').filter({ hasText: 'partial bucket' })).toBeVisible()
    for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight')
    await expect(tooltip(chart)).toContainText('100 % covered, partial: still filling')
  })
})

test('by the pointer a part of a chart is taken, the page looks closer at it, and goes back', async ({
  page,
}) => {
  await test.step('Escape over a chart and a double click on it go back; Escape while dragging only gives up', async () => {
    const zoomed = '/trends?range=2025-10-09T14:00Z..2025-10-10T02:00Z&within=24h'
    await open(page, zoomed)
    await drag(cost(page), 3, 7)
    await page.keyboard.press('Escape')
    await expect(cost(page).locator('[data-selection]')).toHaveCount(0)
    await page.mouse.up()
    await expect(page).toHaveURL(zoomed)
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL('/trends?range=24h')
    await visit(page, zoomed)
    const { x, y } = await placeOf(chartNamed(page, 'Share on spot'), 5)
    await page.mouse.dblclick(x, y)
    await expect(page).toHaveURL('/trends?range=24h')
  })
  await test.step('dragging takes whole buckets, zooms the page, and a reload shows the same', async () => {
    await expect(page.getByRole('button', { name: 'Reset zoom' })).toHaveCount(0)
    await settled(page)
    await drag(cost(page), 3, 7)
    await expect(cost(page).locator('[data-selection]')).toBeVisible()
    await page.mouse.up()
    // Buckets 3 to 7 of a window that begins at 11:00.
    const zoomed = /range=2025-10-09T14:00Z\.\.2025-10-09T19:00Z&within=24h$/
    await expect(page).toHaveURL(zoomed)
    await settled(page)
    // 5 h × 0.1239.
    await expect(figure(page, 'infra.window').first()).toHaveText('$0.62')
    await expect(cost(page).locator('[data-selection]')).toHaveCount(0)
    await expect(tooltip(cost(page)), 'of the old picture').toHaveCount(0)
    await page.reload()
    await settled(page)
    await expect(page).toHaveURL(zoomed)
    await expect(figure(page, 'infra.window').first()).toHaveText('$0.62')
    // Into the zoom, and back from both at once.
    await cost(page).getByRole('application').focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/range=2025-10-09T14:00Z\.\.2025-10-09T16:00Z&within=24h$/)
    await page.goBack()
    await expect(page).toHaveURL(zoomed)
    await page.getByRole('button', { name: 'Reset zoom' }).press('Enter')
    await expect(page).toHaveURL(/\?range=24h$/)
    await expect(page.getByRole('combobox', { name: 'Time range' })).toBeFocused()
    await expect(page.getByRole('button', { name: 'Reset zoom' })).toHaveCount(0)
  })
})

test('by keys alone: heard, taken, zoomed, and back, without losing the chart', async ({ page }) => {
  await open(page, '/trends?range=24h')
  const chart = cost(page)
  const heard = chart.getByRole('status')
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (await chart.getByRole('application').evaluate((one) => one === document.activeElement)) break
  }
  await expect(chart.getByRole('application')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(heard).toHaveText(
    'Oct 9, 13:00 – Oct 9, 14:00 UTC. Control-plane fee $0.1000. Load balancers $0.0239. Together $0.1239. 100 % covered',
  )
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(heard).toHaveText(/^Taken: Oct 9, 13:00 – Oct 9, 16:00 UTC\./)
  await page.keyboard.press('Escape')
  await expect(chart.locator('[data-selection]')).toHaveCount(0)
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Enter')
  // The crosshair stood at the bucket that ends at 16:00.
  await expect(page).toHaveURL(/range=2025-10-09T14:00Z\.\.2025-10-09T16:00Z&within=24h$/)
  await expect(page.getByRole('button', { name: 'Reset zoom' })).toBeVisible()
  await settled(page)
  await expect(chart.getByRole('application')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\?range=24h$/)
  await expect(chart.getByRole('application')).toBeFocused()
})

test('a finger that goes up scrolls the page, one that goes along the chart zooms', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    viewport: { width: 390, height: 800 },
    hasTouch: true,
    isMobile: true,
    locale: 'en-US',
    timezoneId: 'UTC',
  })
  const page = await context.newPage()
  await open(page, '/trends?range=24h')
  const finger = await context.newCDPSession(page)
  const swipe = async (by: { x: number; y: number }) => {
    const { x, y } = await placeOf(cost(page), 12)
    const touch = (type: 'touchStart' | 'touchMove', share: number) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: [{ x: x + by.x * share, y: y + by.y * share }],
      })
    await touch('touchStart', 0)
    for (let step = 1; step <= 15; step++) await touch('touchMove', step / 15)
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  await swipe({ x: -100, y: 0 })
  await expect(page).toHaveURL(/range=2025-10-09T\d\d:00Z\.\.2025-10-(?:09|10)T\d\d:00Z&within=24h$/)
  await visit(page, '/trends?range=24h')
  await placeOf(cost(page), 12)
  const before = await page.evaluate(() => window.scrollY)
  await swipe({ x: 0, y: -150 })
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before + 50)
  await expect(page).toHaveURL('/trends?range=24h')
  await expect(cost(page).locator('[data-selection]')).toHaveCount(0)
  await context.close()
})

test('who points at a chart: the pointer or the keys, at one instant in all charts of the page', async ({
  page,
}) => {
  // Low enough that the page scrolls from chart to chart.
  await page.setViewportSize({ width: 1000, height: 600 })
  await open(page, '/trends?range=24h')
  await test.step('one crosshair over all charts of the page, at the same instant, and nothing else is drawn anew', async () => {
    await hover(cost(page), 3)
    await expect(page.locator('[data-crosshair="elsewhere"]')).toHaveCount(4)
    await page.evaluate(() => {
      const touched: string[] = []
      const inCharts = (node: Node) =>
        (node instanceof Element ? node : node.parentElement)?.closest('[data-canvas]') !== null
      new MutationObserver((changes) => {
        for (const { target } of changes) if (!inCharts(target)) touched.push(target.nodeName)
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
      Reflect.set(window, 'touched', touched)
    })
    await hover(cost(page), 9)
    await expect(tooltip(cost(page))).toContainText('Oct 9, 20:00')
    // How far along its plot each line stands: the tenth bucket of 24 has its middle at 9.5.
    const along = await page.locator('[data-canvas]').evaluateAll((all) =>
      all.flatMap((chart) => {
        const number = (of: string, name: string) => Number(chart.querySelector(of)?.getAttribute(name))
        return chart.querySelector('[data-crosshair="elsewhere"]')
          ? [(number('[data-crosshair]', 'x1') - number('[data-plot]', 'x')) / number('[data-plot]', 'width')]
          : []
      }),
    )
    expect(along).toHaveLength(4)
    for (const share of along) expect(share * DAY.buckets).toBeCloseTo(9.5)
    expect(await page.evaluate(() => Reflect.get(window, 'touched'))).toEqual([])
    await page.mouse.move(1, 1)
    await expect(page.locator('[data-crosshair]')).toHaveCount(0)
  })
  await test.step('a pointer at rest points at nothing, though the page scrolls under it; the keys of another chart are heard', async () => {
    const tooltips = page.locator('[data-tooltip]')
    const other = chartNamed(page, 'Share on spot')
    await hover(cost(page), 7)
    await expect(tooltip(cost(page))).toHaveCount(1)
    const top = await page.evaluate(() => window.scrollY)
    await other.getByRole('application').focus()
    await page.keyboard.press('ArrowRight')
    await expect(other.getByRole('status')).toHaveText(/^Oct 9, 12:00 – Oct 9, 13:00 UTC\./)
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(top + 100)
    await page.evaluate((back) => window.scrollTo(0, back), top)
    const isUnderPointer = () =>
      cost(page)
        .locator('[data-plot]')
        .evaluate((plot) => plot.matches(':hover'))
    await expect.poll(isUnderPointer, 'the browser has told of it').toBe(true)
    await page.keyboard.press('ArrowRight')
    await expect(other.getByRole('status')).toHaveText(/^Oct 9, 13:00 – Oct 9, 14:00 UTC\./)
    await expect(tooltips).toHaveCount(1)
    await expect(tooltip(other)).toContainText('Oct 9, 13:00')
    await hover(cost(page), 8)
    await expect(tooltip(cost(page))).toContainText('Oct 9, 19:00')
    await expect(tooltips, 'once it moves it points').toHaveCount(1)
    await expect(other.getByRole('status')).toBeEmpty()
  })
})

test('what a chart shows is chosen: a series alone or left out, stacked or as lines', async ({ page }) => {
  await open(page, '/trends?range=24h')
  await test.step('a series alone, or left out: tooltip, table and legend say that a total is not all', async () => {
    const before = await page.locator('[data-figure]').allTextContents()
    await series(cost(page), 'Load balancers').click()
    await expect(series(cost(page), 'Control-plane fee')).toHaveAttribute('aria-pressed', 'false')
    await hover(cost(page), 3)
    await expect(tooltip(cost(page)).locator('dt')).toHaveText(['Load balancers', 'Visible total'])
    await expect(tooltip(cost(page)).locator('dd')).toHaveText(['$0.0239', '$0.0239'])
    await expect(cost(page).getByText('Totals are of what is visible.')).toBeVisible()
    await cost(page).getByRole('button', { name: 'View as table' }).click()
    await expect(cost(page).getByRole('columnheader', { name: 'Visible total' })).toBeVisible()
    await cost(page).getByRole('button', { name: 'View as chart' }).click()
    expect(await page.locator('[data-figure]').allTextContents(), 'no figure changes by it').toEqual(before)
    await cost(page).getByRole('button', { name: 'Show all' }).click()
    await series(cost(page), 'Load balancers').click({ modifiers: ['Control'] })
    await hover(cost(page), 4)
    await expect(tooltip(cost(page)).locator('dt')).toHaveText(['Control-plane fee', 'Visible total'])
    await series(cost(page), 'Load balancers').press('Shift+Enter')
    await hover(cost(page), 5)
    await expect(tooltip(cost(page)).locator('dt')).toHaveText([
      'Control-plane fee',
      'Load balancers',
      'Together',
    ])
  })
  await test.step('stacked or as lines, and a link shows the same', async () => {
    const bars = cost(page).locator('svg.recharts-surface rect[fill^="var(--fee)"]')
    const lines = cost(page).locator('svg.recharts-surface g[stroke-linejoin] path')
    await expect(bars).toHaveCount(24)
    await choose(cost(page), 'Lines')
    await expect(page).toHaveURL(/shape=lines$/)
    await page.reload()
    await settled(page)
    // Fee, load balancers and what they come to together.
    await expect(lines).toHaveCount(3)
    await expect(bars).toHaveCount(0)
    await series(cost(page), 'Control-plane fee').click()
    await expect(lines).toHaveCount(1)
  })
})

test.describe('at a time of its own', () => {
  test.use({ sharesContext: false })

  test('two periods of known difference give it to the cent, hour by hour and together', async ({ page }) => {
    // Now 0.16 + 0.04 an hour, a day before 0.10 + 0.05.
    const turn = Date.parse('2025-11-04T09:00:00Z') / 1000
    await standIn(page, {
      intercept: async (route, name) => {
        if (name !== 'metrics') return false
        const asked = new URL(route.request().url()).searchParams
        const [start, end] = [Number(asked.get('start_date')), Number(asked.get('end_date'))]
        const run = (before: number, now: number) =>
          Array.from({ length: (end - start) / HOUR }, (_, i) => {
            const timestamp = start + (i + 1) * HOUR
            return { timestamp, value: timestamp > turn ? now : before, labels: {} }
          })
        await route.fulfill({
          json: {
            cloud_account_id: ACCOUNT,
            start_date: start,
            end_date: end,
            metrics: {
              kubecost_cluster_management_cost: run(0.1, 0.16),
              kubecost_load_balancer_cost: run(0.05, 0.04),
            },
          },
        })
        return true
      },
    })
    await open(page, `${LIVE}/trends?range=24h&compare=previous`)
    await expect(page.locator('[data-delta]').first()).toContainText('▲ +$1.20, 33.3 % more')
    const chart = cost(page)
    await expect(chart.locator('[data-ghost]')).toHaveCount(1)
    await hover(chart, 6)
    await expect(tooltip(chart).locator('dd')).toHaveText(['$0.1600', '$0.0400', '$0.2000', '$0.1500'])
    await chart.getByRole('button', { name: 'View as table' }).click()
    const rows = await tableRows(chart)
    const cents = (column: number) =>
      Math.round(rows.reduce((sum, row) => sum + Number(row[column]?.slice(1)), 0) * 100)
    expect([cents(4), cents(5), cents(4) - cents(5)]).toEqual([480, 360, 120])
    // Of the fee alone, both sides of it: 24 × 0.16 and 24 × 0.10.
    await series(chart, 'Control-plane fee').click()
    const [, ...alone] = (await tableRows(chart))[0] ?? []
    expect(alone.slice(1, 4)).toEqual(['$0.1600', '$0.1600', '$0.1000'])
  })
})
