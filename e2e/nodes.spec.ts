import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, figure, open, test } from './fixtures'

test.use({ sharesContext: true })

const table = (page: Page) => page.getByRole('table', { name: 'Nodes seen in the window' })
/** What a column says, row by row. */
async function column(page: Page, header: string): Promise<string[]> {
  const index = (await table(page).locator('thead th').allInnerTexts()).findIndex((text) =>
    text.startsWith(header),
  )
  const rows = table(page).locator('tbody tr')
  return rows.evaluateAll(
    (all, at) =>
      all.map((row) => (row.children[at]?.querySelector('bdi') ?? row.children[at])?.textContent ?? ''),
    index,
  )
}

test('answers what runs, where, and what one loss would take', async ({ page }) => {
  await open(page, '/nodes')
  await expect(figure(page.getByRole('region', { name: 'In short' }), 'nodes.now')).toHaveText('4')
  const risk = page.getByRole('region', { name: 'Where they run, and at what risk' })
  await expect(risk).toContainText('Losing ap-south-1c takes 2 of 4 nodes and 16 of 32 vCPU.')
  await expect(risk).toContainText('2 of 4 nodes hang on one spot pool (ap-south-1c, t3a.2xlarge).')
  await expect(risk.getByRole('row')).toHaveText([
    /ZoneSpotOn-demandUnknownAll/,
    /^ap-south-1a1 .*8 vCPU00/,
    /^ap-south-1b1 .*8 vCPU00/,
    /^ap-south-1c2 .*16 vCPU00/,
    /^All zones4 .*32 vCPU00/,
  ])
})

test('lists every node with its hours, and totals under them', async ({ page }) => {
  await open(page, '/nodes')
  expect(await column(page, 'Instance type')).toEqual(Array(4).fill('t3a.2xlarge'))
  expect(await column(page, 'Hours')).toEqual(Array(4).fill('32'))
  expect((await column(page, 'Zone')).sort()).toEqual([
    'ap-south-1a',
    'ap-south-1b',
    'ap-south-1c',
    'ap-south-1c',
  ])
  const foot = table(page).locator('tfoot tr')
  await expect(foot).toContainText('4 nodes now')
  await expect(figure(foot, 'nodes.hours')).toHaveText('128 h')
})

test('sorts by a head, and the link keeps the order', async ({ page }) => {
  await open(page, '/nodes')
  const head = table(page).getByRole('columnheader', { name: /^Zone/ })
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await expect(page).toHaveURL(/[?&]sort=zone$/)
  expect(await column(page, 'Zone')).toEqual(['ap-south-1a', 'ap-south-1b', 'ap-south-1c', 'ap-south-1c'])
  await open(page, '/nodes?sort=-zone')
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  expect(await column(page, 'Zone')).toEqual(['ap-south-1c', 'ap-south-1c', 'ap-south-1b', 'ap-south-1a'])
})

test('filters from the keyboard, says how many are left, and finds the way back', async ({ page }) => {
  await open(page, '/nodes')
  await page.keyboard.press('/')
  const filter = page.getByRole('searchbox', { name: 'Filter nodes' })
  await expect(filter).toBeFocused()
  await page.keyboard.type('south-1c')
  await expect(page.getByRole('status').filter({ hasText: 'of 4 nodes' })).toHaveText('2 of 4 nodes')
  await expect(table(page).locator('tbody tr')).toHaveCount(2)
  await expect(table(page).locator('tfoot tr')).toContainText('2 nodes of 4 nodes now')
  await expect(page).toHaveURL(/[?&]q=south-1c$/)
  await filter.fill('(a+)+$')
  await expect(page.getByText('No node matches the filter.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(table(page).locator('tbody tr')).toHaveCount(4)
  await expect(filter).toHaveValue('')
})

test('groups by zone, each with its own sums', async ({ page }) => {
  await open(page, '/nodes')
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('zone')
  await expect(page).toHaveURL(/[?&]group=zone$/)
  const heads = table(page)
    .getByRole('rowheader')
    .filter({ has: page.locator('[aria-expanded]') })
  await expect(heads).toHaveText([/^ap-south-1a.*1$/, /^ap-south-1b.*1$/, /^ap-south-1c.*2$/])
  await heads.last().getByRole('button').click()
  await expect(table(page).locator('tbody tr')).toHaveCount(5)
})

test('holds two thousand nodes without drawing them all', async ({ page }) => {
  await open(page, '/nodes?scenario=fleet')
  await expect(page.getByRole('complementary', { name: 'Demo' })).toContainText(
    'Synthetic fleet of 2,000 nodes',
  )
  await expect(figure(page.getByRole('region', { name: 'In short' }), 'nodes.now')).toHaveText('2,000')
  await expect(table(page)).toHaveAttribute('aria-rowcount', '2002')
  const rows = table(page).locator('tbody tr:not([aria-hidden])')
  expect(await rows.count()).toBeLessThan(200)
  const first = await rows.first().innerText()
  await page.getByRole('region', { name: 'Nodes seen in the window, scrolls' }).evaluate((frame) => {
    frame.scrollTop = frame.scrollHeight
  })
  await expect(rows.last()).toHaveAttribute('aria-rowindex', '2001')
  await expect(rows.first()).not.toHaveText(first)
  await page.getByRole('searchbox').fill('us-east-1')
  await expect(page.getByRole('status').filter({ hasText: 'of 2,000 nodes' })).toBeVisible()
  const regions = (await column(page, 'Zone')).map((zone) => zone.replace(/[abc]$/, ''))
  expect(new Set(regions)).toEqual(new Set(['us-east-1', '']))
})

test('no number is cut off, however long, and the edge fades while there is more behind it', async ({
  page,
}) => {
  await open(page, '/nodes?scenario=fleet')
  // Amounts of six digits.
  await expect(table(page).locator('tfoot')).toContainText(/\$\d{3},\d{3}\.\d\d to \$\d{3},\d{3}/)
  const cut = await table(page)
    .locator('[data-number]')
    .evaluateAll((cells) =>
      cells
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map((cell) => cell.textContent),
    )
  expect(cut).toEqual([])
  const frame = page.getByRole('region', { name: 'Nodes seen in the window, scrolls' })
  await expect(frame).not.toHaveCSS('mask-image', 'none')
  await frame.evaluate((element) => {
    element.scrollLeft = element.scrollWidth
  })
  await expect(frame).toHaveCSS('mask-image', 'none')
})

interface Flag {
  readonly timestamp: number
  readonly value: number
  readonly labels: Readonly<Record<string, string>>
}

/** The lines of a file, each by the heads of its columns: RFC 4180, without line breaks inside cells. */
function linesOf(csv: string): Record<string, string | undefined>[] {
  const cellsOf = (line: string) =>
    Array.from(
      line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g),
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
    )
  const [heads = '', ...lines] = csv.trimEnd().split('\r\n')
  return lines.map((line) => {
    const cells = cellsOf(line)
    return Object.fromEntries(cellsOf(heads).map((head, i) => [head, cells[i]]))
  })
}

test('the saved file holds what the raw samples tell: every node, its hours, and what money it speaks of', async ({
  page,
  questions,
}) => {
  await open(page, '/nodes?scenario=nodeChurn&show=EUR*0.92*2025-10-09')
  // The answer as it came, before any code of the app saw it.
  const asked = questions.find(({ pathname }) => pathname.endsWith('/metrics'))
  const answer = await page.evaluate(async (url) => (await fetch(url)).json(), asked?.href ?? '')
  const flags = (answer.metrics.kubecost_node_is_spot as Flag[]).filter(
    ({ timestamp }) => timestamp > answer.start_date && timestamp <= answer.end_date,
  )
  const machines = Map.groupBy(flags, ({ labels }) => labels.provider_id ?? '')
  expect(machines.size).toBe(6)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save 6 nodes as CSV' }).press('Enter')
  const file = await download
  expect(file.suggestedFilename()).toBe('demo-nodes-2025-10-03T11-2025-10-10T11.csv')
  const lines = linesOf(await readFile(await file.path(), 'utf8'))
  const iso = (seconds: number) => new Date(seconds * 1000).toISOString()
  const byId = (a: Record<string, unknown>, b: Record<string, unknown>) =>
    String(a.provider_id) < String(b.provider_id) ? -1 : 1
  expect(
    lines
      .map(({ provider_id, node, instance_type, lifecycle, zone, hours, first_seen, last_seen }) => ({
        provider_id,
        node,
        instance_type,
        lifecycle,
        zone,
        hours,
        first_seen,
        last_seen,
      }))
      .sort(byId),
  ).toEqual(
    Array.from(machines, ([provider_id, samples]) => {
      const { labels, value } = samples.at(-1) as Flag
      const times = samples.map(({ timestamp }) => timestamp)
      return {
        provider_id,
        node: labels.node,
        instance_type: labels.instance_type,
        lifecycle: value === 1 ? 'spot' : 'on-demand',
        zone: provider_id.split('/')[3],
        // A sample stands for the hour that ends at it.
        hours: String(new Set(times).size),
        first_seen: iso(Math.min(...times)),
        last_seen: iso(Math.max(...times)),
      }
    }).sort(byId),
  )
  // Kubecost's samples are in dollars; a second currency is told beside them and converts nothing.
  for (const line of lines)
    expect(line).toMatchObject({
      currency: 'USD',
      shown_currency: 'EUR',
      conversion_rate: '0.92',
      conversion_date: '2025-10-09',
      cloud_account_id: answer.cloud_account_id,
      window_start: iso(answer.start_date),
      window_end: iso(answer.end_date),
      data: 'demo',
    })
})

test('what the filter leaves is what is saved, in the order of the table', async ({ page }) => {
  await open(page, '/nodes?q=south-1c&sort=-node')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save 2 nodes as CSV' }).press('Enter')
  const lines = linesOf(await readFile(await (await download).path(), 'utf8'))
  expect(lines.map(({ node }) => node?.split('.')[0])).toEqual(['ip-10-0-1-14', 'ip-10-0-1-11'])
})
