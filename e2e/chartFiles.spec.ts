import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { charts, expect, expectAccessibleInBothThemes, goTo, open, test, visit } from './fixtures'
import { ACCOUNT, LIVE, standIn } from './service'

test.use({ sharesContext: true })

const cost = (page: Page) => page.getByRole('figure', { name: /^Cost per (?:hour|day)$/ })

/** Presses for a file and reads it. */
async function saved(chart: Locator, format: 'SVG' | 'PNG'): Promise<{ name: string; content: Buffer }> {
  await chart.locator('summary', { hasText: 'Save' }).press('Enter')
  const download = chart.page().waitForEvent('download')
  await chart.getByRole('button', { name: `As ${format}` }).press('Enter')
  const file = await download
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) }
}

/** What an XML parser makes of a file: its words, and what in it would need the page it came from. */
async function parsed(page: Page, svg: string) {
  // On a page without a policy: ours lets nobody parse a text.
  const elsewhere = await page.context().newPage()
  const found = await elsewhere.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml')
    const all = Array.from(file.querySelectorAll('*'))
    const values = all.flatMap((one) =>
      Array.from(one.attributes, ({ name, value }) => (name === 'xmlns' ? '' : value)),
    )
    return {
      isSound: file.querySelector('parsererror') === null,
      names: [...new Set(all.map(({ localName }) => localName))].sort(),
      words: Array.from(file.querySelectorAll('text'), ({ textContent }) => textContent),
      needs: [
        ...all
          .filter((one) => one.hasAttribute('class') || one.hasAttribute('style'))
          .map(({ localName }) => localName),
        ...values.filter((value) => /var\(|https?:|light-dark/.test(value)),
      ],
      size: ['width', 'height'].map((side) => Number(file.documentElement.getAttribute(side))),
      ground: file.querySelector('rect')?.getAttribute('fill'),
      fills: [...new Set(Array.from(file.querySelectorAll('path'), (one) => one.getAttribute('fill')))],
    }
  }, svg)
  await elsewhere.close()
  return found
}

test('a chart is taken away as a file that stands alone, in two formats', async ({ page }) => {
  await test.step('an SVG stands alone: title, scope, provenance, prices, the demo’s mark and when it was made', async () => {
    await open(page, '/trends?bucket=day&theme=dark&show=EUR*0.92*2025-10-09')
    const { name, content } = await saved(cost(page), 'SVG')
    expect(name).toBe('cost-per-day-2025-10-03-to-2025-10-10.svg')
    const { isSound, names, words, needs, ground, fills } = await parsed(page, content.toString())
    expect(isSound).toBe(true)
    expect(names).toEqual(['defs', 'desc', 'g', 'path', 'pattern', 'rect', 'svg', 'text', 'title'])
    expect(needs, 'nothing of the page it came from').toEqual([])
    expect(ground, 'light, in the dark theme too').toBe('#ffffff')
    expect(fills).toEqual(expect.arrayContaining(['rgb(139, 44, 102)', 'rgb(58, 155, 125)', 'url(#hatch-0)']))
    expect(words).toEqual(
      expect.arrayContaining([
        'Cost per day',
        'cluster-one · Oct 3, 2025, 11:00 – Oct 10, 2025, 11:00 UTC',
        'Control-plane fee',
        'Load balancers',
        'no samples',
        'partial',
        'Oct 9',
        'Demo data, recorded 10 Oct 2025, reconstructed from the published figures',
        'Observed, from samples of kubecost_cluster_management_cost and kubecost_load_balancer_cost; measured: 32 of 168 h (19 %).',
        'Prices: Kubecost’s own rates, as in the feed at each sample of this window, in USD. To convert, the reader states: 1 USD = 0.92 EUR on 2025-10-09.',
        'Made Oct 10, 2025, 11:20 UTC by the server’s clock.',
      ]),
    )
  })
  await test.step('a PNG is the same picture, twice as fine; what is left out is told in both', async () => {
    await visit(page, '/trends?range=24h')
    await cost(page)
      .getByRole('list', { name: 'Legend' })
      .getByRole('button', { name: 'Load balancers' })
      .click()
    const svg = await parsed(page, (await saved(cost(page), 'SVG')).content.toString())
    expect(svg.words).toContain('Left out: Control-plane fee. Totals are of what is visible.')
    expect(svg.words).not.toContain('Control-plane fee')
    expect(svg.fills).not.toContain('rgb(139, 44, 102)')
    const { name, content } = await saved(cost(page), 'PNG')
    expect(name).toBe('cost-per-hour-2025-10-09-to-2025-10-10.png')
    expect(content.subarray(1, 4).toString()).toBe('PNG')
    expect([content.readUInt32BE(16), content.readUInt32BE(20)]).toEqual(svg.size.map((side) => side * 2))
  })
})

test('every chart of every page can be taken away', async ({ page }) => {
  // Some ten files, one after the other.
  test.slow()
  for (const path of ['/', '/trends?money=cumulative', '/rightsizing'])
    await test.step(path, async () => {
      await goTo(page, path)
      for (const chart of await charts(page).all()) {
        const { isSound, words, needs } = await parsed(page, (await saved(chart, 'SVG')).content.toString())
        expect(isSound).toBe(true)
        expect(needs).toEqual([])
        expect(words.join(' ')).toMatch(/(?:Observed|Modelled|Reported), from samples of kubecost_/)
      }
    })
})

test('zoomed, one series alone, lines, and the menu open: axe finds nothing in either theme', async ({
  page,
}) => {
  await open(page, '/trends?range=2025-10-09T14:00Z..2025-10-10T02:00Z&within=24h&shape=lines')
  await cost(page)
    .getByRole('list', { name: 'Legend' })
    .getByRole('button', { name: 'Load balancers' })
    .click()
  await cost(page).locator('summary', { hasText: 'Save' }).click()
  await cost(page).getByRole('application').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(cost(page).locator('[data-selection]')).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await expect(cost(page).locator('[data-selection]')).toBeVisible()
})

test.describe('of a cluster of one’s own', () => {
  test.use({ sharesContext: false })

  test('a live picture has no mark of the demo, and a hostile name in it is only words', async ({ page }) => {
    const name = '</text><image href="https://example.test/"/> & "co" \u0001'
    await standIn(page, { config: { accounts: [{ id: ACCOUNT, name }] } })
    await open(page, `${LIVE}/trends?range=24h`)
    const { isSound, names, words } = await parsed(page, (await saved(cost(page), 'SVG')).content.toString())
    expect(isSound).toBe(true)
    expect(names).not.toContain('image')
    expect(words.join(' ')).toContain('</text><image href="https://example.test/"/> & "co" \uFFFD')
    expect(words.join(' ')).not.toContain('Demo')
    expect((await saved(cost(page), 'PNG')).content.subarray(1, 4).toString()).toBe('PNG')
  })
})
