import type { Page } from '@playwright/test'
import { choose, expect, figure, open, test, visit } from './fixtures'
import { nodeTable } from './nodeTable'

test.use({ sharesContext: true })

const matrix = (page: Page) => page.getByRole('table', { name: /by zone and lifecycle/ })
const losses = (page: Page) => page.getByRole('region', { name: 'If a zone or a pool were lost' })
const lossRow = (page: Page, name: RegExp) => losses(page).getByRole('row', { name })

/** Nodes and what pods allocate, counted once more from the raw answers, by other means than ours. */
const counted = (page: Page) =>
  page.evaluate(async () => {
    const query =
      '?cloud_account_id=00000000-0000-4000-8000-00000000c10d&start_date=1759489200&end_date=1760094000'
    const ask = async (name: string) => (await fetch(`/k8s-cost-api/v1/${name}${query}`)).json()
    const { metrics } = await ask('metrics')
    const { cpu_savings, memory_savings } = await ask('savings')
    const points: { timestamp: number; labels: { provider_id: string } }[] = metrics.kubecost_node_is_spot
    const newest = points.reduce((latest, { timestamp }) => Math.max(latest, timestamp), 0)
    const zones = points
      .filter(({ timestamp }) => timestamp === newest)
      .map(({ labels }) => labels.provider_id.split('/')[3] ?? '')
    // 32 readings: by nearest rank the 95th percentile is the 31st.
    const p95 = (all: { value: number }[]) => all.map(({ value }) => value).sort((a, b) => a - b)[30] ?? 0
    return { zones, cpu: p95(cpu_savings), gib: p95(memory_savings) / 2 ** 30 }
  })

test('what a loss takes is told as it is counted by hand, and the link keeps which one is looked at', async ({
  page,
}) => {
  await open(page, '/nodes')
  await test.step('counted by hand from the recorded answers', () => expectLossesCounted(page))
  await test.step('a pool is chosen by keyboard, a target too, and the link keeps both', async () => {
    await losses(page)
      .getByRole('radio', { name: /ap-south-1b.*zone/ })
      .focus()
    await page.keyboard.press('ArrowDown')
    await expect(page).toHaveURL(/lose=ap-south-1c%2Ft3a.2xlarge$|lose=ap-south-1c\/t3a.2xlarge$/)
    await expect(losses(page)).toContainText(
      'Without the spot nodes of type t3a.2xlarge in ap-south-1c, 2 of 4 nodes are left.',
    )
    await choose(losses(page), '50 %')
    await expect(page).toHaveURL(/[?&]fill=50$/)
    await page.reload()
    await expect(losses(page)).toContainText('where up to 50 % is planned for')
    await expect(losses(page).getByRole('radio', { name: /ap-south-1c.*spot, t3a\.2xlarge/ })).toBeChecked()
  })
  await test.step('a choice that names nothing falls back, and is told', async () => {
    await visit(page, '/nodes?lose=__proto__&by=constructor&fill=9')
    for (const name of ['__proto__', 'constructor', '9'])
      await expect(page.getByText(new RegExp(`^“${name}” is not `))).toBeVisible()
    await expect(losses(page)).toContainText('Without ap-south-1c, 2 of 4 nodes are left.')
    await expect(losses(page)).toContainText('up to 65 %')
  })
  await expectMatrixToAddUp(page, 'recorded')
})

async function expectLossesCounted(page: Page) {
  const { zones, cpu, gib } = await counted(page)
  expect([...zones].sort()).toEqual(['ap-south-1a', 'ap-south-1b', 'ap-south-1c', 'ap-south-1c'])
  for (const zone of ['ap-south-1c', 'ap-south-1a', 'ap-south-1b']) {
    const left = zones.filter((one) => one !== zone).length
    // A t3a.2xlarge holds 8 vCPU and 32 GiB.
    const share = { cpu: cpu / (left * 8), memory: gib / (left * 32) }
    const percent = (part: number) => `${(part * 100).toFixed(1)} %`
    await losses(page)
      .locator('label')
      .filter({ hasText: `${zone}zone` })
      .click()
    await expect(losses(page)).toContainText(`Without ${zone}, ${left} of 4 nodes are left.`)
    await expect(figure(losses(page), 'loss.nodes')).toHaveText(`${left} of 4 (${(left / 4) * 100} %)`)
    await expect(figure(losses(page), 'loss.cpu')).toHaveText(
      `${left * 8} vCPU (${(left / 4) * 100} % of 32 vCPU)`,
    )
    await expect(figure(losses(page), 'loss.fill.cpu')).toHaveText(percent(share.cpu))
    await expect(figure(losses(page), 'loss.fill.memory')).toHaveText(percent(share.memory))
    await expect(losses(page)).toContainText(
      `What runs today fits on the rest: it would fill ${percent(share.cpu)} of their CPU and ${percent(share.memory)} of their memory, where up to 65 % is planned for.`,
    )
    expect(share.cpu).toBeLessThan(0.65)
  }
  await expect(page).toHaveURL(/[?&]lose=ap-south-1b$/)
}

test('mixed and unknown lifecycles are told apart, and add up however rows are laid together', async ({
  page,
}) => {
  await test.step('what is on spot for all that is known may be more, and is marked', async () => {
    // The second node of ap-south-1c has a flag that says nothing.
    await open(page, '/nodes?scenario=mixedSpot&lose=ap-south-1c/t3a.2xlarge')
    await expect(lossRow(page, /spot, t3a/)).toContainText('1 + 1?')
    await expect(losses(page)).toContainText(
      '2 of 4 nodes are left; of 1 nobody can say, because their zone, type or lifecycle is not known.',
    )
  })
  await test.step('a pool on demand is lost for other reasons, which are told', async () => {
    await visit(page, '/nodes?scenario=mixedSpot')
    const pools = losses(page).getByRole('radio', { name: /on demand, t3a\.2xlarge/ })
    await pools.first().focus()
    await page.keyboard.press('Space')
    await expect(page).toHaveURL(/lose=ap-south-1.(%2F|\/)t3a\.2xlarge(%2F|\/)on-demand$/)
    await expect(losses(page)).toContainText('Without the on-demand nodes of type t3a.2xlarge in ap-south-1')
    await expect(losses(page)).toContainText('Nobody takes on-demand nodes back.')
  })
  await expectMatrixToAddUp(page, 'mixedSpot')
  await test.step('whatever rows are grouped by, the groups add up to the foot', async () => {
    for (const group of ['zone', 'type', 'lifecycle', 'pool']) await expectGroupsToAddUp(page, group)
  })
})

test('nodes that come and go are counted in the matrix as in the table', async ({ page }) => {
  await open(page, '/nodes?scenario=nodeChurn')
  await expectMatrixToAddUp(page, 'nodeChurn')
})

/** By whatever measure, the matrix is the sum of the table’s rows; for a page in that state of the world. */
async function expectMatrixToAddUp(page: Page, scenario: string) {
  for (const [by, column] of [
    ['nodes', null],
    ['cpu', 'vCPU'],
    ['memory', 'GiB'],
  ] as const)
    await test.step(`${scenario}: by ${by}, the matrix is the sum of the table’s rows`, async () => {
      await visit(page, `/nodes?scenario=${scenario}&by=${by}`)
      await expect(matrix(page)).toHaveAttribute('data-by', by)
      const rows = await nodeTable(page).evaluate((table, of) => {
        const heads = [...table.querySelectorAll('thead th')].map((head) => head.textContent ?? '')
        const at = (name: string) => heads.findIndex((head) => head.startsWith(name))
        return [...table.querySelectorAll('tbody tr:not([data-quiet])')].map((row) => ({
          zone: row.children[at('Zone')]?.querySelector('bdi')?.textContent ?? '',
          bought: row.children[at('Lifecycle')]?.textContent ?? '',
          value: of === null ? 1 : Number(row.children[at(of)]?.textContent),
        }))
      }, column)
      const cells = await matrix(page)
        .locator('tbody tr')
        .evaluateAll((all) =>
          all.map((row) =>
            [...row.children].map((cell) => (cell.querySelector('strong') ?? cell).textContent ?? ''),
          ),
        )
      const sum = (zone: string, bought: string | null) =>
        rows
          .filter((row) => row.zone === zone && (bought === null || row.bought === bought))
          .reduce((total, { value }) => total + value, 0)
      expect(rows.length).toBeGreaterThan(3)
      for (const [zone = '', ...shown] of cells)
        expect(shown.map(Number.parseFloat), `${scenario}, ${by}, ${zone}`).toEqual([
          sum(zone, 'spot'),
          sum(zone, 'on-demand'),
          sum(zone, 'unknown'),
          sum(zone, null),
        ])
    })
}

async function expectGroupsToAddUp(page: Page, group: string) {
  await visit(page, `/nodes?scenario=mixedSpot&group=${group}`)
  await expect(page.getByRole('combobox', { name: 'Group by' })).toHaveValue(group)
  const numbers = (rows: string) =>
    nodeTable(page)
      .locator(rows)
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.querySelectorAll('td[data-number]')].map((cell) => parseFloat(cell.textContent ?? '')),
        ),
      )
  const groups = await numbers('tbody tr:has([aria-expanded])')
  expect(groups.length, group).toBeGreaterThan(0)
  const [foot] = await numbers('tfoot tr')
  // Three columns of money, then vCPU, GiB, first, last (no sums), hours.
  for (const at of [3, 4, 7])
    expect(
      groups.reduce((sum, row) => sum + (row[at] ?? 0), 0),
      `${group} ${at}`,
    ).toBe(foot?.[at])
  // 4 nodes of 8 vCPU and 32 GiB, 32 hours each.
  expect([foot?.[3], foot?.[4], foot?.[7]]).toEqual([32, 128, 128])
}

test.describe('without what pods allocate', () => {
  test.use({ expectedFault: /502/ })

  test('what would be left is told, and what would fit is not guessed', async ({ page }) => {
    await open(page, '/nodes?scenario=partial')
    await expect(losses(page).getByRole('alert')).toContainText('The cost service failed (502).')
    await expect(figure(losses(page), 'loss.nodes')).toHaveText('2 of 4 (50 %)')
    await expect(losses(page)).toContainText(
      'Whether what runs today would fit on the rest cannot be said: what pods allocate is not known for this window.',
    )
    await expect(losses(page).getByRole('cell', { name: 'cannot say' })).toHaveCount(6)
  })
})
