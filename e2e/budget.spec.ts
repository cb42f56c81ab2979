import type { Page } from '@playwright/test'
import { choose, expect, figure, open, settled, test, visit } from './fixtures'

test.use({ sharesContext: true })

const panel = (page: Page) => page.getByRole('region', { name: 'Budget' })
const field = (page: Page) => panel(page).getByLabel('Monthly budget, US dollars')
const month = (page: Page) => page.getByRole('figure', { name: 'This month against the budget' })

async function state(page: Page, amount: string) {
  await field(page).fill(amount)
  await panel(page)
    .getByRole('button', { name: /^(Set the budget|Change it)$/ })
    .click()
  await settled(page)
}

test('a budget of the month: where it stands, where it may end, and what has its line', async ({
  page,
  questions,
}) => {
  await open(page, '/trends')
  // Of October 32 hours were measured at 0.1239, the 195 before were not, and 517 are to come.
  await test.step('its line, what is spent of it, and between what and what the month may end', async () => {
    expect(questions).toHaveLength(2)
    await state(page, '60')
    expect(questions).toHaveLength(3)
    await expect(month(page).getByText('Budget $60.00')).toBeVisible()
    // 32 × 0.1239 = 3.96, of 60 6.6 %.
    await expect(figure(page, 'budget.burn')).toHaveText('$3.96')
    await expect(figure(page, 'budget.share')).toHaveText('6.6 %')
    // 3.96 + 517 × 0.1239 at the least; 744 × 0.1239 = 92.18 had every hour of the month been paid for.
    await expect(figure(page, 'budget.low')).toHaveText('$68.02')
    await expect(figure(page, 'budget.high')).toHaveText('$92.18')
    await expect(panel(page)).toContainText('Likely to go over, even if the hours to come are cheap')
    await state(page, '80')
    await expect(panel(page)).toContainText('At risk')
    await state(page, '3.50')
    await expect(panel(page)).toContainText('Over the budget')
    await state(page, '100')
    await expect(panel(page)).toContainText('Within the budget')
    await panel(page).getByRole('button', { name: 'Remove it' }).click()
  })
  await test.step('this month added up has the line too; a week of it has not, and without a budget nothing has', async () => {
    const sum = page.getByRole('figure', { name: 'Measured infrastructure, added up' })
    await visit(page, '/trends?range=this-month&money=cumulative')
    await expect(sum).toBeVisible()
    await expect(sum.getByText(/^Budget/)).toHaveCount(0)
    await state(page, '60')
    await expect(sum.getByText('Budget $60.00')).toBeVisible()
    await choose(page, 'Rate')
    await expect(page.getByText('Budget $60.00')).toHaveCount(1)
    await visit(page, '/trends?range=7d&money=cumulative')
    await expect(sum).toBeVisible()
    await expect(month(page).getByText('Budget $60.00')).toBeVisible()
    await expect(sum.getByText(/^Budget/)).toHaveCount(0)
  })
})

test('what this browser keeps: the budget of this cluster, and quietly none where it cannot be read', async ({
  page,
}) => {
  // A reload after each thing kept.
  test.slow()
  await open(page, '/trends')
  await test.step('it is kept for the cluster in this browser, and in no link', async () => {
    await state(page, '99.50')
    expect(page.url()).not.toContain('99')
    await page.reload()
    await settled(page)
    await expect(field(page)).toHaveValue('99.5')
    await expect(month(page).getByText('Budget $99.50')).toBeVisible()
    await panel(page).getByRole('button', { name: 'Remove it' }).click()
    await expect(month(page)).toHaveCount(0)
    // Another cluster's is another cluster's.
    await page.evaluate(() =>
      localStorage.setItem('kubernetes-costs:budget:00000000-0000-4000-8000-0000000000bb', '60'),
    )
    await page.reload()
    await settled(page)
    await expect(field(page)).toHaveValue('')
    await expect(month(page)).toHaveCount(0)
  })
  await test.step('what is kept and cannot be read counts as none, quietly', async () => {
    await state(page, '60')
    for (const corrupt of ['{"amount":60}', '-60']) {
      await page.evaluate((text) => {
        for (const key of Object.keys(localStorage))
          if (key.startsWith('kubernetes-costs:budget:')) localStorage.setItem(key, text)
      }, corrupt)
      await page.reload()
      await settled(page)
      await expect(field(page)).toHaveValue('')
      await expect(month(page)).toHaveCount(0)
    }
    await state(page, '60')
    await expect(month(page)).toBeVisible()
  })
})
