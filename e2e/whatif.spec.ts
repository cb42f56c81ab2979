import type { Page } from '@playwright/test'
import { axeFindings, choose, expect, expectNoSidewaysScroll, figure, open, test, visit } from './fixtures'

test.use({ sharesContext: true })

const simulator = (page: Page) => page.getByRole('region', { name: 'What if the nodes were others' })
const verdict = (page: Page) => simulator(page).getByRole('status').filter({ hasText: 'It would' })
const search = (page: Page) => page.getByRole('region', { name: 'The cheapest that fits' })
const band = (page: Page, id: string) => figure(simulator(page), id)
const recommendations = (page: Page) => page.getByRole('region', { name: 'Recommendations' })
const titles = (page: Page) => recommendations(page).getByRole('heading', { level: 3 })

// t3a.2xlarge on spot in ap-south-1: 0.0709 to 0.0783 USD/h, 720 h a month. What pods allocate: 7.53 vCPU, 14.0 GiB.
test('a plan is held against today by what fits, what it costs and what it puts at risk', async ({
  page,
}) => {
  await test.step('the fewest that fit: three with one per zone, two without, and none of it a fact', async () => {
    await open(page, '/rightsizing')
    await expect(verdict(page)).toContainText('It would fit: 3 nodes.')
    await expect(verdict(page)).toContainText('A what-if under the assumptions below, not a fact.')
    await expect(band(page, 'whatIf.before')).toHaveText('$204.19 to $225.50/mo (720 h)')
    await expect(band(page, 'whatIf.after')).toHaveText('$153.14 to $169.13/mo (720 h)')
    await expect(band(page, 'whatIf.saving')).toHaveText('$51.05 to $56.38/mo (720 h)')
    await simulator(page).getByRole('switch', { name: 'A node in every zone' }).uncheck()
    await expect(page).toHaveURL(/spread=no/)
    await expect(verdict(page)).toContainText('It would fit: 2 nodes.')
    await expect(band(page, 'whatIf.saving')).toHaveText('$102.10 to $112.75/mo (720 h)')
    // 0.65 × 16 − 7.53 and 0.65 × 64 − 14.0.
    await expect(verdict(page)).toContainText('2.87 vCPU and 27.6 GiB are left below the target')
    for (const provenance of await simulator(page).locator('[data-figure]').all())
      await expect(provenance).toHaveAttribute('data-provenance', 'modelled')
  })
  await test.step('a plan that does not fit says what is missing, and one that costs more says how much', async () => {
    await visit(page, '/rightsizing?plan=1*t3a.2xlarge*spot')
    await expect(verdict(page)).toContainText('It would not fit.')
    // 7.53 − 0.65 × 8.
    await expect(verdict(page)).toContainText('2.33 vCPU are missing at a target of 65 %.')
    await expect(verdict(page)).toContainText('Its nodes reach 1 of 3 zones, and every zone is to have one.')
    await simulator(page).getByRole('combobox', { name: 'Bought' }).selectOption('on demand')
    await simulator(page).getByRole('textbox', { name: 'How many' }).fill('3')
    await expect(verdict(page)).toContainText('It would fit: 3 nodes.')
    // 3 × 0.1971 × 720.
    await expect(band(page, 'whatIf.after')).toHaveText('$425.74/mo (720 h)')
    // Less 4 × 0.0783 × 720 and 4 × 0.0709 × 720.
    await expect(band(page, 'whatIf.extra')).toHaveText('$200.23 to $221.54/mo (720 h)')
    await expect(simulator(page).getByRole('button', { name: /^Would cost more: / })).toBeVisible()
    await expect(band(page, 'whatIf.saving')).toHaveCount(0)
  })
  await test.step('rows of a plan stand in zones of their own', async () => {
    const atRisk = simulator(page)
      .getByRole('row', { name: /^The fullest zone fails/ })
      .getByRole('cell')
      .last()
    await visit(page, '/rightsizing?plan=3*t3a.2xlarge*spot+2*t3a.2xlarge*on-demand*1')
    await expect(verdict(page)).toContainText('It would fit: 5 nodes.')
    // One of three, and both of two.
    await expect(atRisk).toHaveText('3 of 5 (60 %)')
    const zones = simulator(page).getByRole('combobox', { name: 'Zones they stand in' })
    await zones.last().selectOption('in 3 zones')
    await expect(page).toHaveURL(/\*on-demand\*3/)
    await expect(verdict(page)).toContainText('Row 2 has 2 nodes, which cannot stand in 3 zones.')
    await zones.last().selectOption('in the cluster’s 3 zones')
    await expect(page).toHaveURL(/\*on-demand$/)
    await expect(verdict(page)).toContainText('It would fit: 5 nodes.')
    await expect(atRisk).toHaveText('2 of 5 (40 %)')
  })
  await test.step('what an address says wrongly is told and left out', async () => {
    await visit(page, '/rightsizing?fill=900&plan=3*<script>*spot&zones=-1&size=huge')
    await expect(verdict(page)).toContainText('It would fit: 3 nodes.')
    await expect(simulator(page)).toContainText('“900” is not a percentage from 1 to 100; fill is as usual.')
    await expect(simulator(page)).toContainText('“3*<script>*spot” is not a plan such as 3*m5.large*spot')
    await expect(simulator(page)).toContainText('“-1” is not a number from 1 to 20')
    await expect(simulator(page)).toContainText('“huge” is not “mean”, “p95” or “max”')
  })
})

test('other nodes are found or named, and a link carries what was chosen', async ({ page }) => {
  await test.step('the cheapest that fits is found off the main thread, and can be used', async () => {
    // The recommendations have asked already.
    const started = page.waitForEvent('worker')
    await open(page, '/rightsizing')
    await search(page).getByRole('button', { name: 'Find the cheapest that fits' }).click()
    expect((await started).url()).toContain('search.worker')
    const rows = search(page).getByRole('table').locator('tbody tr')
    await expect(rows).toHaveCount(10)
    await expect(search(page)).toContainText('Looked at 7 types')
    await expect(search(page)).toContainText('Left out: 3 types, under 4 GiB')
    // 6 × 4 vCPU… each t3a.medium holds 1.3 vCPU at 0.65: six. 2 × 0.006655 + 4 × 0.000892 = 0.016878 USD/h.
    const medium = rows.filter({
      has: page.getByRole('rowheader', { name: '6 × t3a.medium on spot', exact: true }),
    })
    await expect(figure(medium, 'whatIf.after')).toHaveText('$72.91/mo (720 h)')
    await expect(medium.getByRole('cell', { name: 'default rates', exact: true })).toBeVisible()
    await medium.getByRole('button', { name: /^Use this/ }).click()
    await expect(page).toHaveURL(/plan=6\*t3a\.medium\*spot/)
    await expect(verdict(page)).toContainText('It would fit: 6 nodes.')
    await expect(band(page, 'whatIf.after')).toHaveText('$72.91/mo (720 h)')
  })
  await test.step('a type of another family is added by its name, and one nobody knows is refused', async () => {
    await visit(page, '/rightsizing?find=yes')
    const name = simulator(page).getByRole('textbox', { name: 'A type that is not in the list' })
    await name.fill('m99z.large')
    await name.press('Enter')
    await expect(simulator(page)).toContainText('What “m99z.large” holds is not known here.')
    await expect(page).not.toHaveURL(/plan=/)
    await name.fill('m6i.2xlarge')
    await name.press('Enter')
    await expect(page).toHaveURL(/plan=3\*t3a\.2xlarge\*spot(\+|%20)1\*m6i\.2xlarge\*on-demand/)
    await expect(verdict(page)).toContainText('It would fit: 4 nodes.')
    await expect(search(page)).toContainText('Looked at 8 types')
  })
  await test.step('a link shows the same plan under the same conditions', async () => {
    await visit(page, '/rightsizing')
    await choose(simulator(page), '50 % high availability')
    await choose(simulator(page), 'Maximum')
    await simulator(page)
      .getByRole('switch', { name: /One node to spare/ })
      .check()
    await simulator(page).getByRole('textbox', { name: 'Most on spot, %' }).fill('40')
    const overhead = simulator(page).getByRole('group', { name: 'DaemonSet pods per node' })
    await overhead.getByRole('textbox', { name: 'vCPU' }).fill('0.5')
    await overhead.getByRole('textbox', { name: 'GiB' }).fill('1')
    await simulator(page).getByRole('button', { name: 'Add other nodes' }).click()
    await expect
      .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
      .toEqual({
        fill: '50',
        size: 'max',
        spare: 'yes',
        spot: '40',
        overhead: '0.5 1',
        // 40 % of three nodes is one on spot.
        plan: '2*t3a.2xlarge*on-demand 1*t3a.2xlarge*spot 1*t3a.2xlarge*on-demand',
      })
    const said = await verdict(page).innerText()
    const dearer = await band(page, 'whatIf.extra').innerText()
    await open(page, page.url())
    await expect(verdict(page)).toHaveText(said, { useInnerText: true })
    await expect(band(page, 'whatIf.extra')).toHaveText(dearer)
    await expect(overhead.getByRole('textbox', { name: 'vCPU' })).toHaveValue('0.5')
    await simulator(page).getByRole('button', { name: 'Back to the fewest that fit' }).click()
    await expect(page).not.toHaveURL(/plan=/)
  })
})

test('DaemonSet pods come as measured, once for every node', async ({ page }) => {
  await open(page, '/rightsizing?scenario=daemonset')
  await expect(simulator(page)).toContainText(
    'Every node also carries 0.21 vCPU and 0.4 GiB of DaemonSet pods, as measured.',
  )
  // 7.53 + 3 × 0.21 vCPU of 24.
  await expect(
    simulator(page).getByRole('img', { name: /^vCPU of 3 nodes: 8\.16 vCPU of 24 vCPU/ }),
  ).toBeVisible()
})

test('by keyboard alone, and axe finds nothing in it', async ({ page }) => {
  test.slow()
  await page.setViewportSize({ width: 390, height: 900 })
  await open(page, '/rightsizing?find=yes&plan=1*t3a.2xlarge*spot+2*t3a.large*on-demand')
  await expect(search(page).getByRole('table')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await expectNoSidewaysScroll(page)
  const first = simulator(page).getByRole('textbox', { name: 'How many' }).first()
  await first.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('9')
  await expect(page).toHaveURL(/plan=9\*t3a\.2xlarge/)
  await page.keyboard.press('Tab')
  await expect(simulator(page).getByRole('combobox', { name: 'Instance type' }).first()).toBeFocused()
  // Past how they are bought and where they stand.
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/plan=2\*t3a\.large\*on-demand/)
})

test('recommendations are ranked, and what is dismissed is kept from sight in this browser', async ({
  page,
}) => {
  await test.step('recommendations come by the least they save, each with what is not known', async () => {
    await open(page, '/rightsizing')
    await expect(titles(page)).toHaveText([
      'Run fewer nodes',
      'See whether the load balancer is still used',
      'Buy some nodes on demand',
    ])
    // One of four at 0.0709 to 0.0783; a load balancer of 0.0239; one on demand at 0.1971 instead: all × 720 h.
    await expect(figure(recommendations(page), 'advice.saving')).toHaveText([
      '$51.05 to $56.38/mo (720 h)',
      '$0.00 to $17.21/mo (720 h)',
    ])
    await expect(figure(recommendations(page), 'advice.extra')).toHaveText('$85.54 to $90.86/mo (720 h)')
    const fewer = recommendations(page).getByRole('listitem', { name: 'Run fewer nodes' })
    await expect(fewer).toContainText('4 nodes')
    await expect(fewer).toContainText('Confidence low: 32 h of 168 h were measured')
    await expect(fewer).toContainText('Not known: the largest pod')
    await expect(
      recommendations(page).getByRole('listitem', { name: 'See whether the load balancer is still used' }),
    ).toContainText('Confidence low: told by the newest sample, with 32 of 168 h (19 %) measured.')
  })
  await test.step('what is dismissed stays away in this browser until it is shown again', async () => {
    await recommendations(page).getByRole('button', { name: 'Dismiss: Run fewer nodes' }).click()
    await recommendations(page)
      .getByRole('button', { name: /^Snooze 30 days: Buy some/ })
      .click()
    await open(page, '/rightsizing')
    await expect(titles(page)).toHaveText(['See whether the load balancer is still used'])
    await expect(recommendations(page)).toContainText('2 recommendations are hidden in this browser.')
    await recommendations(page).getByRole('button', { name: 'Show them again' }).click()
    await expect(titles(page)).toHaveCount(3)
    // What cannot be read of it counts as nothing.
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.includes('advice')) localStorage.removeItem(key)
      localStorage.setItem('kubernetes-costs:advice:00000000-0000-4000-8000-00000000c10d', '{"broken":')
    })
    // The page reads it when it is drawn.
    await visit(page, '/rightsizing')
    await expect(titles(page)).toHaveCount(3)
  })
})

test('extendedFee: a fee of six times the standard one comes first, with what is not known', async ({
  page,
}) => {
  await open(page, '/rightsizing?scenario=extendedFee')
  await expect(titles(page).first()).toHaveText(
    'Upgrade Kubernetes: the control plane pays for extended support',
  )
  const upgrade = recommendations(page).getByRole('listitem', { name: /^Upgrade Kubernetes/ })
  await expect(upgrade).toContainText('$0.60/h for version 1.29')
  await expect(upgrade).toContainText('$0.10/h for a newer one, $0.50/h less')
  await expect(upgrade).toContainText(
    'Not known: which of its pods ask for what a newer version no longer has.',
  )
  await expect(upgrade).toContainText(
    'Confidence good: told by the newest sample, with 168 of 168 h (100 %) measured.',
  )
  // 0.50 × 720.
  await expect(figure(upgrade, 'advice.saving')).toHaveText('$360.00/mo (720 h)')
  await figure(upgrade, 'advice.saving').click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('kubecost_cluster_management_cost')
  await expect(drawer).toContainText('AWS, pricing of EKS extended support, 2024-04-01')
})
