import { charts, choose, expect, figure, open, test, visit } from './fixtures'

test.use({ sharesContext: true })

test('what is allocated is told in one reading at a time, and sized by it', async ({ page }) => {
  await test.step('the chosen reading goes along to the overview, and none of the other stands beside it', async () => {
    await open(page, '/rightsizing?reading=reported')
    await expect(page.getByRole('region', { name: 'What if the nodes were others' })).toHaveCount(0)
    await page.getByRole('navigation').getByRole('link', { name: 'Overview' }).click()
    await expect(page).toHaveURL('/?reading=reported')
    await expect(figure(page, 'reported.cpuSavings')).toHaveText('6.89 cores (22 %)')
    await expect(figure(page, 'reported.memorySavings')).toHaveText('13.8 GiB (11 %)')
    await expect(page.locator('[data-figure^="alloc."], [data-figure^="free."]')).toHaveCount(0)
  })
  await visit(page, '/rightsizing')
  await test.step('shows what is allocated and what is free', async () => {
    const cpu = page.getByRole('region', { name: 'CPU', exact: true })
    await expect(figure(cpu, 'alloc.cpu')).toHaveText('6.89 vCPU (21.5 % of 32 vCPU)')
    await expect(figure(cpu, 'free.cpu')).toHaveText('25.11 vCPU (78.5 % of 32 vCPU)')
    const memory = page.getByRole('region', { name: 'Memory', exact: true })
    await expect(figure(memory, 'alloc.memory')).toHaveText('13.8 GiB (10.8 % of 128 GiB)')
    await expect(figure(memory, 'free.memory')).toHaveText('114.2 GiB (89.2 % of 128 GiB)')
    await expect(page.getByText('DaemonSet pods are not in the feed and not in this figure')).toHaveCount(2)
    await expect(charts(page)).toHaveCount(2)
  })
  await test.step('keeps the service’s own reading one press away, never beside the other', async () => {
    await expect(page.locator('[data-figure^="reported."]')).toHaveCount(0)
    await choose(page, 'As reported')
    await expect(page).toHaveURL('/rightsizing?reading=reported')
    await expect(page.locator('[data-figure^="reported."]')).toHaveText([
      '6.89 cores (22 %)',
      '13.8 GiB (11 %)',
      'MEDIUM',
      '78 %',
    ])
    await expect(page.locator('[data-figure^="alloc."], [data-figure^="free."]')).toHaveCount(0)
    await expect(page.getByText('nobody measured it')).toBeVisible()
    await page.getByText('Why are there two readings?').click()
    await expect(page.getByText('an order of magnitude apart')).toBeVisible()
  })
  await test.step('sizes: two nodes carry it at 65 %, three with one per zone', async () => {
    await visit(page, '/rightsizing')
    const table = page.getByRole('region', { name: 'Sizing table' })
    const row = (name: string) =>
      table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
    await expect(row('production').locator('[data-figure]')).toHaveText(['2', '3'])
    await expect(row('production')).toContainText('65 %')
    // The minimum of high availability is three, whatever fits.
    await expect(row('high availability').locator('[data-figure]')).toHaveText(['3', '3'])
    const filled = row('production').getByRole('cell').last()
    const share = async () => Number(/CPU ([\d.]+) %/.exec(await filled.innerText())?.[1])
    const onThree = await share()
    await page.getByRole('switch', { name: 'A node in every zone (3)' }).uncheck()
    // The same demand on two nodes instead of three.
    await expect.poll(share).toBeCloseTo(onThree * 1.5, 0)
  })
})
