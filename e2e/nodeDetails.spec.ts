import type { Page } from '@playwright/test'
import { axeFindings, expect, figure, goTo, open, settled, test, visit } from './fixtures'
import { nodeTable as table } from './nodeTable'

test.use({ sharesContext: true })

const rowOf = (page: Page, name: string) => table(page).locator('tbody tr').filter({ hasText: name })
const linkOf = (page: Page, name: string) => table(page).getByRole('link', { name })
const drawer = (page: Page) => page.getByRole('dialog')
/** The first of the recorded nodes, and its id as the recorded body has it. */
const NODE = 'ip-10-0-1-11'
const ADDRESS = '/nodes?node=aws:///ap-south-1c/i-00000000000000001'

test.describe('a node', () => {
  test('opens at an address of its own by mouse, keyboard and link, and closing leads back to its row', async ({
    page,
  }) => {
    await open(page, '/nodes')
    await test.step('opens from anywhere on its row; back closes it, and its row has the focus', async () => {
      await rowOf(page, NODE).getByRole('cell').last().click()
      await expect(drawer(page)).toContainText(`${NODE}.ap-south-1.compute.internal`)
      await expect(page).toHaveURL(new RegExp(`${ADDRESS.replace('?', '\\?')}$`))
      await page.goBack()
      await expect(drawer(page)).toHaveCount(0)
      await expect(page).toHaveURL(/\/nodes$/)
      await expect(linkOf(page, NODE)).toBeFocused()
    })
    await test.step('opens and closes by keyboard alone, and arrows walk from row to row', async () => {
      await linkOf(page, NODE).focus()
      await page.keyboard.press('ArrowDown')
      await expect(linkOf(page, 'ip-10-0-1-12')).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(drawer(page)).toContainText('aws:///ap-south-1a/i-00000000000000002')
      await page.keyboard.press('Escape')
      await expect(drawer(page)).toHaveCount(0)
      await expect(page).toHaveURL(/\/nodes$/)
      await expect(linkOf(page, 'ip-10-0-1-12')).toBeFocused()
    })
    await test.step('a link leads to it; next follows the order of the table, and one step back leaves', async () => {
      await visit(page, '/nodes?sort=-node')
      await linkOf(page, 'ip-10-0-1-14').click()
      await drawer(page).getByRole('button', { name: 'Next' }).click()
      await expect(page).toHaveURL(/sort=-node&node=aws:\/\/\/ap-south-1b\/i-00000000000000003$/)
      await expect(drawer(page)).toContainText('ip-10-0-1-13')
      await page.goBack()
      await expect(drawer(page)).toHaveCount(0)
      await expect(page).toHaveURL(/\/nodes\?sort=-node$/)
    })
  })

  test('that a link brings is told in full and accessibly, and closing it leads to the table', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await open(page, ADDRESS)
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    const one = drawer(page)
    await test.step('has nothing that axe finds', async () => {
      await expect(one).toContainText('Samples')
      expect(await axeFindings(page)).toEqual([])
    })
    await test.step('is told with its labels, its samples, its neighbours and where each fact was read', async () => {
      await expect(one).toContainText('ap-south-1c, read from its provider id')
      await expect(one).toContainText('8 vCPU, 32 GiB')
      await expect(one).toContainText('$0.0709 to $0.0783/h')
      await expect(one).toContainText('The public list price, not your bill: SkyPilot')
      // The other node of the recording in ap-south-1c.
      await expect(one).toContainText('ap-south-1c · t3a.2xlarge · spot: 1 other node there now.')
      await expect(one.getByRole('row', { name: 'instance_type t3a.2xlarge' })).toBeVisible()
      await expect(one).toContainText('32 samples, Oct 9, 04:00 UTC to Oct 10, 11:00 UTC')
      await one.getByRole('button', { name: 'Copy all 32' }).click()
      await expect.poll(copied).toContain('1759982400,2025-10-09T04:00:00.000Z,1\n')
      expect((await copied()).split('\n')).toHaveLength(34)
      await one.getByRole('button', { name: 'Copy row' }).click()
      await expect
        .poll(copied)
        .toMatch(
          /^Node\tInstance type\tLifecycle\tZone\tLife line\tPer hour\tCost in the window\tPer month \(720 h\)\tvCPU\tMemory, GiB\t.*\nip-10-0-1-11\.\S+\tt3a\.2xlarge\tspot\tap-south-1c\tseen 32 h of 168 h[^\t]*\t0\.0709 to 0\.0783\t2\.2688 to 2\.5056\t51\.0\d+ to 56\.3\d+\t8\t32\t/,
        )
    })
    await test.step('closes to the table, where its row has the focus', async () => {
      await expect(one).toContainText(NODE)
      await expect(one.getByRole('button', { name: 'Previous' })).toBeDisabled()
      await page.keyboard.press('Escape')
      await expect(page).toHaveURL(/\/nodes$/)
      await expect(linkOf(page, NODE)).toBeFocused()
    })
    await test.step('a neighbour opens in its place', async () => {
      await visit(page, ADDRESS)
      await one.getByRole('button', { name: 'ip-10-0-1-14' }).click()
      await expect(page).toHaveURL(/i-00000000000000004$/)
    })
  })

  test('that was not seen is said not to be, whatever the link calls it', async ({ page }) => {
    for (const key of ['nobody', '__proto__', '<img src=x onerror=alert(1)>', `‮${'x'.repeat(300)}`])
      await test.step(key.slice(0, 20), async () => {
        await goTo(page, `/nodes?node=${encodeURIComponent(key)}`)
        await expect(drawer(page)).toContainText('was seen between Oct 3, 11:00 – Oct 10, 11:00 UTC.')
        expect(await drawer(page).innerText()).not.toContain('‮')
        await drawer(page).getByRole('button', { name: 'Show all nodes' }).click()
        await expect(drawer(page)).toHaveCount(0)
        await expect(page).toHaveURL(/\/nodes$/)
      })
  })
})

test('nodes that come and go: those that went are told, and rows sort by several columns', async ({
  page,
}) => {
  await open(page, '/nodes?scenario=nodeChurn')
  await test.step('a node that went is told from those that came, in words as well', async () => {
    await expect(rowOf(page, 'ip-10-0-1-12')).toContainText('gone since Oct 9, 19:00 UTC')
    // 16 of its 32 samples are left; it is absent for the other half, and 136 hours are nobody's.
    await expect(rowOf(page, 'ip-10-0-1-12').getByRole('img', { name: /^Life line/ })).toHaveAccessibleName(
      'Life line: seen 16 h of 168 h, from Oct 9, 03:00 to Oct 9, 19:00',
    )
    await expect(figure(page, 'nodes.now').first()).toHaveText('5')
    await expect(figure(page, 'nodes.seen').first()).toHaveText('6')
  })
  await test.step('sorts by several columns without Shift and without a mouse, and the link keeps them', async () => {
    const head = (name: string) => table(page).getByRole('columnheader', { name: new RegExp(`^${name}`) })
    await head('Zone').getByRole('button').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Then sort by' }).selectOption('hours')
    await expect(page).toHaveURL(/sort=zone,-hours$/)
    await expect(head('Zone')).toHaveAttribute('aria-sort', 'ascending')
    await expect(head('Hours')).toContainText('sort key 2, descending')
    const names = () => table(page).locator('tbody a[data-opens]').allInnerTexts()
    expect((await names()).slice(0, 3)).toEqual(['ip-10-0-1-12', 'ip-10-0-1-17', 'ip-10-0-1-18'])
    await page.getByRole('button', { name: /^Hours\s+sort key 2, descending: turn around$/ }).press('Enter')
    await expect(page).toHaveURL(/sort=zone,hours$/)
    await expect.poll(async () => (await names())[2]).toBe('ip-10-0-1-12')
    await page.getByRole('button', { name: 'Do not sort by Zone' }).press('Enter')
    await expect(page).toHaveURL(/sort=hours$/)
  })
})

// Of the 32 recorded hours the scenario takes out those from 0.4 to 0.6: the 13th to the 19th.
test('a gap of the feed is no absence of a node', async ({ page }) => {
  await open(page, '/nodes?scenario=gap')
  await expect(rowOf(page, NODE).getByRole('img', { name: /^Life line/ })).toHaveAccessibleName(
    /^Life line: seen 25 h of 168 h, from [^,]+, [^,]+, \S+$/,
  )
})

test('columns are chosen for this browser and not for the link, and a broken choice is none', async ({
  page,
}) => {
  await open(page, '/nodes')
  const heads = () => table(page).getByRole('columnheader')
  await expect(heads().filter({ hasText: 'Provider id' })).toHaveCount(0)
  await page.getByText('Columns', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'Provider id' }).check()
  await page.getByRole('checkbox', { name: 'GiB' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/nodes$/)
  await page.reload()
  await settled(page)
  await expect(heads().filter({ hasText: 'Provider id' })).toHaveCount(1)
  await expect(heads().filter({ hasText: 'GiB' })).toHaveCount(0)
  // What rows are sorted by is in sight.
  await visit(page, '/nodes?sort=gib')
  await expect(heads().filter({ hasText: 'GiB' })).toHaveCount(1)
  await page.evaluate(() => localStorage.setItem('kubernetes-costs:columns:nodes', '{"__proto__":[,,'))
  // The table reads it when it is drawn.
  await visit(page, '/nodes')
  await expect(heads().filter({ hasText: 'GiB' })).toHaveCount(1)
  await expect(heads().filter({ hasText: 'Provider id' })).toHaveCount(0)
})
