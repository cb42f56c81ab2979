import type { Locator, Page } from '@playwright/test'
import { charts, choose, expect, figure, open, test, visit } from './fixtures'

test.use({ sharesContext: true })

const chartNamed = (page: Page, name: string | RegExp) => page.getByRole('figure', { name })

/** The cells of a chart's table, row by row, without its head. */
async function tableOf(chart: Locator): Promise<string[][]> {
  await chart.getByRole('button', { name: 'View as table' }).click()
  const rows = chart.locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  const cells = await rows.evaluateAll((all) =>
    // Without what changed in it, the last cell of each.
    all.map((row) => Array.from(row.children, (cell) => cell.textContent ?? '').slice(0, -1)),
  )
  // A chart is looked at the same way under the next address.
  await chart.getByRole('button', { name: 'View as chart' }).click()
  return cells
}

/**
 * A sample at 04:00 stands for 03:00 to 04:00. Of 9 October 21 hours are covered, of 10 October 11:
 * 21 × 0.10 = 2.10, 21 × 0.0239 = 0.5019; 11 × 0.10 = 1.10, 11 × 0.0239 = 0.2629.
 */
const DAYS = [
  ...['Oct 3, 11:00', 'Oct 4, 00:00', 'Oct 5, 00:00', 'Oct 6, 00:00', 'Oct 7, 00:00', 'Oct 8, 00:00'].map(
    (from, i) => [from, '—', '—', '—', i === 0 ? '0 %, partial: the range cuts it off' : '0 %'],
  ),
  ['Oct 9, 00:00', '$2.10', '$0.5019', '$2.60', '88 %'],
  ['Oct 10, 00:00', '$1.10', '$0.2629', '$1.36', '100 %, partial: still filling'],
]

test('money in every reading, allocation and nodes: each chart says in its table what was measured', async ({
  page,
}) => {
  await test.step('a link shows the same view: cumulative, which ends at the window’s own figure', async () => {
    await open(page, '/trends?money=cumulative')
    const rows = await tableOf(chartNamed(page, 'Measured infrastructure, added up'))
    const sums = rows.map((row) => row[2])
    expect(sums.slice(0, 136)).toEqual(Array(136).fill('—'))
    expect(sums[136]).toBe('$0.1239')
    // What follows is still to come: a band without a line.
    expect(sums.slice(168).every((sum) => sum === '—')).toBe(true)
    expect(sums[167]).toBe(await figure(page, 'infra.window').textContent())
  })
  await test.step('days: what was measured of each, and what was not', async () => {
    await visit(page, '/trends')
    await choose(page, 'Days')
    await expect(page).toHaveURL(/\?bucket=day$/)
    const rows = await tableOf(chartNamed(page, 'Cost per day'))
    expect(rows.map(([from, , ...rest]) => [from, ...rest])).toEqual(DAYS)
  })
  await test.step('a rate is drawn as steps, and unknown hours break the line', async () => {
    await visit(page, '/trends')
    await choose(page, 'Rate')
    const chart = chartNamed(page, 'Cost rate, mean per hour')
    const lines = chart.locator(
      'svg.recharts-surface path[stroke-linejoin], svg.recharts-surface g[stroke-linejoin] path',
    )
    await expect(lines).toHaveCount(3)
    for (const d of await lines.evaluateAll((paths) => paths.map((path) => path.getAttribute('d') ?? ''))) {
      expect(d.match(/M/g), 'one unbroken run').toHaveLength(1)
      expect(d, 'no curves, no slopes').toMatch(/^M[\d.]+ [\d.]+(H[\d.]+|L[\d.]+ [\d.]+)+$/)
    }
    const rows = await tableOf(chart)
    expect(rows.at(-1)?.slice(2)).toEqual(['$0.10/h', '$0.0239/h', '$0.1239/h', '100 %'])
  })
  await test.step('allocation, nodes and spot share stand beside the money', async () => {
    await expect(charts(page)).toHaveCount(5)
    const nodes = await tableOf(chartNamed(page, 'Nodes, mean per hour'))
    expect(nodes.at(-1)?.slice(2)).toEqual(['4 nodes', '100 %'])
    expect(nodes[0]?.slice(2)).toEqual(['—', '0 %'])
    const spot = await tableOf(chartNamed(page, 'Share on spot'))
    expect(spot.at(-1)?.slice(2)).toEqual(['100 %', '100 %'])
    const cpu = await tableOf(chartNamed(page, 'CPU allocated, mean per hour'))
    const known = cpu.flatMap((row) => (row[2] === '—' ? [] : [Number.parseFloat(row[2] ?? '')]))
    expect(known).toHaveLength(32)
    // The published mean is 6.89; every reading is rounded to a hundredth.
    expect(known.reduce((sum, value) => sum + value, 0) / 32).toBeCloseTo(6.89, 1)
  })
})

test('the axes and the buckets suit the window, however it is shown', async ({ page }) => {
  await open(page, '/trends')
  await test.step('the axis never says the same twice', async () => {
    for (const address of [
      '/trends',
      '/trends?shape=lines',
      '/trends?money=rate',
      '/trends?money=rate&shape=stacked',
      '/trends?range=24h',
      '/trends?bucket=day',
    ])
      await test.step(address, async () => {
        await visit(page, address)
        for (const axis of await page.locator('.recharts-cartesian-axis-tick-labels').all()) {
          const labels = await axis.locator('text').allTextContents()
          expect(labels.length).toBeGreaterThan(1)
          expect([...new Set(labels)]).toEqual(labels)
        }
      })
  })
  await test.step('a window too long for hours offers days alone', async () => {
    await visit(page, '/trends?range=2025-08-20..2025-10-10&bucket=hour')
    await expect(page.getByRole('radio', { name: 'Hours' })).toBeDisabled()
    await expect(page.getByRole('radio', { name: 'Days' })).toBeChecked()
  })
})
