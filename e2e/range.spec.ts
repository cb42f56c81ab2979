import type { Page } from '@playwright/test'
import { expect, figure, open, settled, test, visit } from './fixtures'

test.use({ sharesContext: true })

const range = (page: Page) => page.getByRole('group', { name: 'Time range' })
const fee = (page: Page) => figure(page, 'fee.window')
const answer = (page: Page) => page.getByRole('region', { name: 'Measured infrastructure' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Choose a time range' })

async function choosePreset(page: Page, label: string) {
  await range(page).getByRole('combobox', { name: 'Time range' }).selectOption({ label })
}

test('a range is stepped, taken from the presets or from the address, and every figure goes by it', async ({
  page,
}) => {
  await test.step('steps back and forward by one range, never past the newest hour', async () => {
    await open(page, '/?range=24h')
    const later = page.getByRole('button', { name: 'One range later' })
    await expect(later).toBeDisabled()
    await page.getByRole('button', { name: 'One range earlier' }).click()
    await expect(page).toHaveURL('/?range=2025-10-08T11:00Z..2025-10-09T11:00Z')
    // The first sample stands for 03:00 to 04:00.
    await expect(fee(page)).toHaveText('$0.80')
    await later.click()
    await expect(fee(page)).toHaveText('$2.40')
    await expect(range(page)).toContainText('Oct 9, 11:00 – Oct 10, 11:00 UTC')
    await expect(later).toBeDisabled()
  })
  await test.step('presets: a day is 24 hours, two weeks hold no more than there is', async () => {
    await visit(page, '/')
    await choosePreset(page, 'Last 24 hours')
    await expect(page).toHaveURL('/?range=24h')
    await expect(fee(page)).toHaveText('$2.40')
    await expect(answer(page)).toContainText('24 of 24 h (100 %)')
    await choosePreset(page, 'Last 14 days')
    await expect(fee(page)).toHaveText('$3.20')
    await expect(answer(page)).toContainText('32 of 336 h (10 %)')
    await choosePreset(page, 'All data')
    // From the first sample on: the hours before it do not count as missing.
    await expect(answer(page)).toContainText('32 of 32 h (100 %)')
  })
  await test.step('an hour is one sample, not two: the one at its start belongs to the hour before', async () => {
    await visit(page, '/?range=2025-10-10T10:00Z..2025-10-10T11:00Z')
    await expect(fee(page)).toHaveText('$0.10')
    await expect(figure(page, 'infra.window').first()).toHaveText('$0.12')
  })
})

test('a range is chosen in a dialog: left by Escape, from a calendar, in words', async ({ page }) => {
  await open(page, '/')
  await test.step('Escape leaves the dialog, the range as it was, and the focus where it came from', async () => {
    const preset = range(page).getByRole('combobox', { name: 'Time range' })
    await preset.focus()
    await choosePreset(page, 'Choose dates…')
    await expect(dialog(page).locator(':focus')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
    await expect(page).toHaveURL('/')
    await expect(preset).toHaveValue('7d')
    await expect(preset).toBeFocused()
  })
  await test.step('takes days from the calendar, the last one included', async () => {
    await choosePreset(page, 'Choose dates…')
    await dialog(page).getByRole('button', { name: '9 October 2025', exact: true }).click()
    await dialog(page).getByRole('button', { name: '10 October 2025' }).click()
    await expect(dialog(page).getByRole('textbox', { name: 'Range in words' })).toHaveValue(
      '2025-10-09..2025-10-11',
    )
    await expect(dialog(page).getByRole('button', { name: '11 October 2025' })).toBeDisabled()
    await dialog(page).getByRole('button', { name: 'Show this range' }).click()
    await settled(page)
    await expect(range(page)).toContainText('Oct 9, 00:00 – Oct 10, 11:00 UTC')
    await expect(answer(page)).toContainText('32 of 35 h (91 %)')
  })
  await test.step('takes a range in words, and says what is wrong with one it cannot use', async () => {
    await visit(page, '/')
    await choosePreset(page, 'Choose dates…')
    const words = dialog(page).getByRole('textbox', { name: 'Range in words' })
    for (const [text, fault] of [
      ['2025-10-10..2025-10-03', 'ends before it starts.'],
      ['2030-01-01..2030-01-02', 'lies in the future.'],
      ['2025-01-01..2025-10-01', 'longer than 92 days.'],
      ['yesterday', 'is not a range.'],
    ] as const) {
      await words.fill(text)
      await page.keyboard.press('Enter')
      await expect(dialog(page)).toContainText(fault)
      await expect(page).toHaveURL('/')
    }
    await words.fill('2025-10-09..2025-10-10')
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toBeHidden()
    await expect(page).toHaveURL('/?range=2025-10-09T00:00Z..2025-10-10T00:00Z')
    await expect(fee(page)).toHaveText('$2.10')
  })
})
