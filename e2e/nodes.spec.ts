import { readFile } from 'node:fs/promises'
import { expect, figure, open, test, visit } from './fixtures'
import { column, nodeTable as table } from './nodeTable'

test.use({ sharesContext: true })

test('answers what runs, where, and what one loss would take, and lists every node with its hours', async ({
  page,
}) => {
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
  await test.step('lists every node with its hours, and totals under them', async () => {
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
})

test('what is shown is sorted, grouped and filtered, and what is copied and saved is that', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, '/nodes')
  const rows = table(page).locator('tbody tr')
  await test.step('sorts by a head, and the link keeps the order', async () => {
    const head = table(page).getByRole('columnheader', { name: /^Zone/ })
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'ascending')
    await expect(page).toHaveURL(/[?&]sort=zone$/)
    expect(await column(page, 'Zone')).toEqual(['ap-south-1a', 'ap-south-1b', 'ap-south-1c', 'ap-south-1c'])
    await visit(page, '/nodes?sort=-zone')
    await expect(head).toHaveAttribute('aria-sort', 'descending')
    expect(await column(page, 'Zone')).toEqual(['ap-south-1c', 'ap-south-1c', 'ap-south-1b', 'ap-south-1a'])
  })
  await test.step('filters from the keyboard, says how many are left, and finds the way back', async () => {
    await visit(page, '/nodes')
    await page.keyboard.press('/')
    const filter = page.getByRole('searchbox', { name: 'Filter nodes' })
    await expect(filter).toBeFocused()
    await page.keyboard.type('south-1c')
    await expect(page.getByRole('status').filter({ hasText: 'of 4 nodes' })).toHaveText('2 of 4 nodes')
    await expect(rows).toHaveCount(2)
    await expect(table(page).locator('tfoot tr')).toContainText('2 nodes of 4 nodes now')
    await expect(page).toHaveURL(/[?&]q=south-1c$/)
    await filter.fill('(a+)+$')
    await expect(page.getByText('No node matches the filter.')).toBeVisible()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(rows).toHaveCount(4)
    await expect(filter).toHaveValue('')
  })
  await test.step('groups by zone, each with its own sums', async () => {
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('zone')
    await expect(page).toHaveURL(/[?&]group=zone$/)
    const heads = table(page)
      .getByRole('rowheader')
      .filter({ has: page.locator('[aria-expanded]') })
    await expect(heads).toHaveText([/^ap-south-1a.*1$/, /^ap-south-1b.*1$/, /^ap-south-1c.*2$/])
    await heads.last().getByRole('button').click()
    await expect(rows).toHaveCount(5)
  })
  await visit(page, '/nodes?q=south-1c&sort=-node')
  await test.step('names are copied as they match, one a line', async () => {
    await page.getByRole('button', { name: 'Copy names' }).click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe('ip-10-0-1-14.ap-south-1.compute.internal\nip-10-0-1-11.ap-south-1.compute.internal')
  })
  await test.step('what the filter leaves is what is saved, in the order of the table', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save 2 nodes as CSV' }).press('Enter')
    const lines = linesOf(await readFile(await (await download).path(), 'utf8'))
    expect(lines.map(({ node }) => node?.split('.')[0])).toEqual(['ip-10-0-1-14', 'ip-10-0-1-11'])
  })
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
