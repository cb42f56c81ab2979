import type { Locator, Page } from '@playwright/test'

/** The table of the nodes page. */
export const nodeTable = (page: Page): Locator =>
  page.getByRole('table', { name: 'Nodes seen in the window' })

/** What a column of it says, row by row. */
export async function column(page: Page, header: string): Promise<string[]> {
  const table = nodeTable(page)
  const index = (await table.locator('thead th').allInnerTexts()).findIndex((text) => text.startsWith(header))
  return table
    .locator('tbody tr')
    .evaluateAll(
      (all, at) =>
        all.map((row) => (row.children[at]?.querySelector('bdi') ?? row.children[at])?.textContent ?? ''),
      index,
    )
}
