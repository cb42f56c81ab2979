import type { Page } from '@playwright/test'
import { charts, expect, figure, goTo, open, PAGES, settled, test, visit } from './fixtures'

test.use({ sharesContext: true })

const hero = (page: Page) => page.getByRole('region', { name: 'Measured infrastructure' })
const strip = (page: Page, name: RegExp) => page.getByRole('img', { name })
const changes = (page: Page) => page.getByRole('region', { name: 'What changed' })

/** What changed: when, what and of whom, before and after, a line each. */
const listed = (page: Page) =>
  changes(page)
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        Array.from(row.children, (cell) => (cell as HTMLElement).innerText.replace(/\s+/g, ' ').trim()).slice(
          0,
          3,
        ),
      ),
    )

test('full: the whole week, 168 of 168 hours, and where the month goes from there', async ({ page }) => {
  await open(page, '/?scenario=full')
  // 168 × 0.10 and 168 × 0.0239.
  await expect(figure(page, 'fee.window')).toHaveText('$16.80')
  await expect(figure(page, 'lb.window')).toHaveText('$4.02')
  await expect(hero(page)).toContainText('measured over 168 of 168 h (100 %)')
  await expect(strip(page, /^Coverage/).locator('rect')).toHaveCount(1)
  await expect(charts(page).getByRole('listitem')).toHaveText(['Control-plane fee', 'Load balancers'])
  await test.step('cumulative money goes on in a band, and weekends are told apart', async () => {
    await visit(page, '/trends?scenario=full&money=cumulative')
    await expect(page.locator('[data-band]')).toHaveCount(1)
    // 4 and 5 October, and of the days to come 11, 12, 18, 19, 25 and 26.
    const weekends = page.getByRole('figure', { name: /added up/ }).locator('[data-weekends] rect')
    await expect(weekends).toHaveCount(4)
  })
})

test('gap: told wherever it is, and never filled in', async ({ page }) => {
  await test.step('the strip and the chart show it, and nothing is filled in', async () => {
    await open(page, '/?scenario=gap')
    // A fifth of the 32 hours is missing: from the 13th to the 19th, seven hours.
    await expect(figure(page, 'fee.window')).toHaveText('$2.50')
    await expect(hero(page)).toContainText('measured over 25 of 168 h (15 %)')
    const gap = strip(page, /^Coverage/)
      .locator('rect')
      .filter({ hasText: 'no samples' })
      .last()
    await expect(gap).toHaveAttribute('width', '7')
    await expect(charts(page).locator('rect[fill^="url("]')).toHaveCount(2)
    await charts(page).getByRole('button', { name: 'View as table' }).click()
    await expect(charts(page).locator('tbody tr').filter({ hasText: '———0 %' })).toHaveCount(143)
  })
  await test.step('where measuring stopped and where it began again', async () => {
    await visit(page, '/trends?scenario=gap')
    // Seven of 32 hourly samples from 04:00 on the 9th are missing: the 13th to the 19th.
    expect(await listed(page)).toEqual([
      ['Oct 9, 22:00 UTC', 'Measuring began', 'no samples → to $0.1239/h'],
      ['Oct 9, 15:00 UTC', 'Measuring stopped', '$0.1239/h → to no samples'],
      ['Oct 9, 03:00 UTC', 'Measuring began', 'no samples → to $0.1239/h'],
    ])
  })
  await test.step('held against the hours before, the ghost is drawn and the refusal is told', async () => {
    await visit(page, '/trends?scenario=gap&range=2025-10-10T00:00Z..2025-10-10T11:00Z&compare=previous')
    // Of the cost, CPU, memory, nodes and their share on spot.
    await expect(page.locator('[data-ghost]')).toHaveCount(5)
    // Of the eleven hours before, 13:00 to 24:00, seven are missing.
    await expect(
      page.getByText('Not compared. The earlier period: 4 of 11 hours were measured, 50 % are needed.'),
    ).toHaveCount(3)
    await page.getByLabel('Share of both periods').selectOption('25')
    await expect(page).toHaveURL(/least=25/)
    await expect(page.locator('[data-delta="refused"]')).toHaveCount(0)
  })
})

test('mixedSpot: a flag that says neither is counted apart, and one that never moved is no change', async ({
  page,
}) => {
  await open(page, '/?scenario=mixedSpot')
  await expect(
    page.getByRole('img', { name: 'Nodes by lifecycle: spot 1, on-demand 2, unknown 1' }),
  ).toBeVisible()
  await expect(figure(page, 'nodes.spot')).toHaveText('1 of 4 (25 %)')
  await visit(page, '/nodes?scenario=mixedSpot')
  await expect(
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'All zones' }) }),
  ).toHaveText(/^All zones1 .*8 vCPU2 .*16 vCPU1 .*8 vCPU4 .*32 vCPU$/)
  await visit(page, '/trends?scenario=mixedSpot')
  expect(await listed(page)).toEqual([['Oct 9, 03:00 UTC', 'Measuring began', 'no samples → to $0.1239/h']])
})

test('nodeChurn: who came and went, on the page of the nodes and on that of the trends', async ({ page }) => {
  await test.step('another state of the world is one choice away, and a link', async () => {
    await open(page, '/nodes')
    const banner = page.getByRole('complementary', { name: 'Demo' })
    await expect(banner).toContainText(
      'Demo data, recorded 10 Oct 2025, reconstructed from the published figures',
    )
    await banner.getByRole('combobox', { name: 'Scenario' }).selectOption('Nodes come and go')
    await expect(page).toHaveURL('/nodes?scenario=nodeChurn')
  })
  await test.step('nodes of now and nodes seen are two figures', async () => {
    // Four, less one that left, and two that came.
    await expect(figure(page, 'nodes.now').first()).toHaveText('5')
    await expect(figure(page, 'nodes.seen').first()).toHaveText('6')
    await expect(page.getByText(/^gone since Oct 9/)).toHaveCount(1)
  })
  await test.step('who came and went, and the hours around it one press away', async () => {
    await visit(page, '/trends?scenario=nodeChurn')
    const rows = await listed(page)
    expect(rows.map(([when]) => when)).toEqual(['Oct 10, 01:00 UTC', 'Oct 9, 20:00 UTC', 'Oct 9, 03:00 UTC'])
    expect(rows[0]?.[1]).toMatch(/^2 nodes joined ip-.*, ip-/)
    expect(rows[1]?.[1]).toMatch(/^1 node left ip-/)
    await expect(page.locator('[data-marks="3"]')).toHaveCount(5)
    await changes(page).getByRole('button', { name: 'Zoom to Oct 9, 20:00 UTC: 1 node left' }).click()
    await expect(page).toHaveURL(/range=2025-10-09T07:00Z\.\.2025-10-10T08:00Z/)
    await settled(page)
    await page.goBack()
    await expect(page).not.toHaveURL(/range=/)
  })
  await test.step('on a telephone the list is laid out in lines and stays a table to whoever hears it', () =>
    expectTableOfLines(page))
})

async function expectTableOfLines(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 900 })
  const table = page.getByRole('table', { name: 'What changed, the newest first' })
  await expect(table).toMatchAriaSnapshot(`
    - table:
      - rowgroup:
        - row:
          - columnheader "When it was first seen"
          - columnheader "What"
          - columnheader "Before → after"
      - rowgroup:
        - row:
          - rowheader "Oct 10, 01:00 UTC"
          - cell /2 nodes joined/
          - cell /3 nodes .* 5 nodes/
  `)
  // The snapshot goes by elements; what a grid is to the browser itself is asked of the browser.
  const session = await page.context().newCDPSession(page)
  const { root } = await session.send('DOM.getDocument')
  const { nodes } = await session.send('Accessibility.queryAXTree', {
    nodeId: root.nodeId,
    role: 'rowheader',
  })
  const names = nodes.map(({ name }) => name?.value)
  expect(names).toContain('Oct 10, 01:00 UTC')
  expect(names).toContain('Oct 9, 20:00 UTC')
}

test('extendedFee: the fee steps in the middle of the week, in the list and on the charts', async ({
  page,
}) => {
  await open(page, '/trends?scenario=extendedFee')
  // The sample 85 hours after the 3rd, 11:00, is the first of the dearer half.
  expect(await listed(page)).toEqual([
    ['Oct 7, 00:00 UTC', 'The control-plane fee changed', '$0.10/h → to $0.60/h'],
  ])
  await expect(page.locator('[data-marks="1"]')).toHaveCount(5)
})

test('laterShape: the reported total is named, and so is what is wrong with it', async ({ page }) => {
  await open(page, '/?scenario=laterShape')
  await expect(figure(page, 'reported.total')).toHaveText('$29.84')
  await expect(figure(page, 'infra.window').first()).toHaveText('$12.89')
  await expect(figure(page, 'fee.window')).toHaveText('$10.40')
  await expect(figure(page, 'lb.window')).toHaveText('$2.49')
  await expect(figure(page, 'reconcile')).toHaveText('$16.95')
  await expect(page.getByText('The service itself reports')).toContainText(
    '$16.95 network prices summed as costs',
  )
  await expect(page.getByText('The service itself reports')).not.toContainText('not explained')
})

test('daemonset: their pods are added, node by node, and that is said', async ({ page }) => {
  await open(page, '/rightsizing?scenario=daemonset')
  // 6.89 + 4 × 0.21 vCPU; 13.8 + 4 × 0.4 GiB.
  await expect(figure(page, 'alloc.cpu')).toHaveText(/^7\.73 vCPU/)
  await expect(figure(page, 'alloc.memory')).toHaveText(/^15\.4 GiB/)
  await expect(page.getByText('with DaemonSet pods on 4 nodes')).toHaveCount(2)
  await expect(page.getByText('DaemonSet pods are measured and counted once on every node.')).toBeVisible()
})

test('nan: the figures are there, less the hours that cannot be read, and a note says so', async ({
  page,
}) => {
  await open(page, '/?scenario=nan')
  // Every eighth of the 32 samples of the fee holds no number.
  await expect(figure(page, 'fee.window')).toHaveText('$2.80')
  await expect(figure(page, 'fee.rate')).toHaveText('$0.10/h')
  await expect(
    page.getByRole('button', { name: /^Control-plane fee: \$2\.80, observed, 28 of 168 h/ }),
  ).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Notes on the data' })).toContainText(
    '4 of 32 samples of kubecost_cluster_management_cost hold no usable number.',
  )
  await expect(page.locator('main')).not.toContainText(/NaN|Infinity/)
})

test('stale: the page says where the data ends', async ({ page }) => {
  for (const { path } of [PAGES[0], PAGES[1], PAGES[2]]) {
    await goTo(page, `${path}?scenario=stale`)
    await expect(page.getByText('Data ends Oct 10, 08:00 UTC.')).toBeVisible()
    await expect(page.getByText('That is 3 h before the window ends')).toBeVisible()
  }
  await expect(figure(page, 'infra.window')).toHaveText('$3.59')
})

test('empty: told on every page, and never a zero', async ({ page }) => {
  for (const { path } of PAGES) {
    await goTo(page, `${path}?scenario=empty`)
    await expect(page.getByText('No samples between Oct 3, 11:00 – Oct 10, 11:00 UTC.')).toBeVisible()
    await expect(page.locator('[data-figure]')).toHaveCount(0)
    await expect(page.locator('body')).not.toContainText('$0')
  }
  await page.getByRole('button', { name: 'Show all data' }).click()
  await expect(page).toHaveURL(/range=all/)
})

test('html: a page instead of data is neither shown nor taken for data', async ({ page }) => {
  for (const { path } of PAGES) {
    await goTo(page, `${path}?scenario=html`)
    const alert = page.getByRole('alert').first()
    await expect(alert).toContainText('The service answered in a form this version cannot read.')
    await expect(page.locator('body')).not.toContainText('One moment, please.')
    await alert.getByText('Details', { exact: true }).click()
    await expect(alert).toContainText('a web page instead of data')
    await expect(page.locator('[data-figure]')).toHaveCount(0)
  }
})
