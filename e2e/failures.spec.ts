import { charts, expect, figure, goTo, open, PAGES, test } from './fixtures'

test.describe('denied', () => {
  test.use({ expectedFault: /502/ })

  test('every page says that access was refused, and asks for nothing', async ({ page }) => {
    for (const { path } of PAGES) {
      await goTo(page, `${path}?scenario=denied`)
      const alert = page.getByRole('alert').first()
      await expect(alert).toContainText('The proxy was refused.')
      await expect(alert).toContainText('Ask whoever runs CloudTuner to check its access')
      await expect(page.locator('[data-figure]')).toHaveCount(0)
      expect(await page.locator('body').innerText()).not.toMatch(/secret|\$/i)
      await expect(page.getByRole('textbox')).toHaveCount(0)
    }
  })
})

test.describe('partial', () => {
  test.use({ expectedFault: /502/ })

  test('only what needs the failed endpoint fails; the rest is live', async ({ page }) => {
    await open(page, '/?scenario=partial')
    const allocation = page.getByRole('region', { name: 'Allocated, of what there is' })
    await expect(allocation.getByRole('alert')).toContainText('The cost service failed (502).')
    await expect(page.getByRole('alert')).toHaveCount(1)
    await expect(figure(page, 'infra.window').first()).toHaveText('$3.96')
    await expect(figure(page, 'nodes.now')).toHaveText('4')
    await expect(page.locator('[data-figure^="alloc."], [data-figure^="free."]')).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Where to look next' })).not.toContainText('CPU')
  })

  test('trends keep money and nodes; rightsizing, which is all about it, says what failed', async ({
    page,
  }) => {
    await open(page, '/trends?scenario=partial')
    await expect(page.getByRole('region', { name: 'Allocation' }).getByRole('alert')).toBeVisible()
    await expect(charts(page)).toHaveCount(3)
    await open(page, '/rightsizing?scenario=partial')
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('The cost service failed (502).')
    await alert.getByText('Details', { exact: true }).click()
    await expect(alert).toContainText(/endpoint: savings[\s\S]*code: upstream_error/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rightsizing')
  })
})

test('slow: the page’s shape at once, words after three seconds, then the figures', async ({ page }) => {
  await page.clock.install()
  await page.goto('/?scenario=slow')
  await expect(page.getByText('Loading cost samples')).toBeAttached()
  await page.clock.fastForward(3_100)
  await expect(page.getByText('Still waiting for cost samples.')).toBeVisible()
  await expect(page.locator('[data-figure]')).toHaveCount(0)
  // What is asked for in the same moment is let go in the same moment; the clock goes on for what follows.
  await page.clock.fastForward(6_000)
  await expect(figure(page, 'infra.window').first()).toHaveText('$3.96')
})
