import { expect, figure, type test } from './fixtures'
import { RECORDED_WEEK } from './realParts'

type Page = Parameters<Parameters<typeof test>[2]>[0]['page']
/** What a page and a frame inside it have in common. */
export type Within = Pick<Page, 'locator' | 'getByRole' | 'getByText'>

/** One of the ways to be shown. */
export interface Surface {
  readonly page: Page
  readonly within: Within
  /** The page's address of the dashboard's first page, without a slash at its end. */
  readonly base: string
  /** Opens an address of the dashboard, as a link from outside would. */
  readonly open: (route: string) => Promise<void>
}

const nav = ({ within }: Surface, name: string) =>
  within.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true })

/** Nothing of the dashboard is on its way. */
export async function arrived(within: Within): Promise<void> {
  await expect(within.getByRole('navigation', { name: 'Pages' })).toBeVisible({ timeout: 15_000 })
  await expect(within.locator('#content [aria-busy="true"]')).toHaveCount(0, { timeout: 15_000 })
  await expect(
    figure(within as Page, 'infra.window')
      .or(figure(within as Page, 'nodes.now'))
      .first(),
  ).toBeVisible()
}

/** Every figure on the page as it reads, by its name. */
const figuresIn = (within: Within): Promise<string[]> =>
  within
    .locator('[data-figure]')
    .evaluateAll((all) =>
      [...new Set(all.map((one) => `${one.getAttribute('data-figure')} ${one.textContent}`))].sort(),
    )

/** The way of a reader, the same wherever the dashboard stands; gives back all figures it met. */
export async function walk(surface: Surface, account: string): Promise<string[]> {
  const { page, within, base, open } = surface
  const met: string[] = []
  const week = `account=${account}&range=${RECORDED_WEEK}`
  // As a link of ours has it.
  const linked = `${week.replaceAll(':', '%3A')}&tz=utc`
  const here = async (route: string) => {
    await expect(page).toHaveURL(base + route)
    await arrived(within)
  }
  const note = async () => met.push(...(await figuresIn(within)))

  await open(`/trends?${week}&tz=utc`)
  await here(`/trends?${week}&tz=utc`)
  await note()
  await nav(surface, 'Overview').click()
  await here(`/?${linked}`)
  await expect(figure(within as Page, 'fee.window').first()).toHaveText('$3.20')
  await note()
  await nav(surface, 'Nodes').click()
  await here(`/nodes?${linked}`)
  await expect(figure(within as Page, 'nodes.now').first()).toHaveText('4')
  await note()

  // A drawer stands within the window, takes the focus, and gives it back.
  const asked = within.locator('#content button:has([data-figure])').first()
  await asked.click()
  const drawer = within.getByRole('dialog', { name: 'Nodes' })
  await expect(drawer).toBeVisible()
  await expect(drawer.locator(':focus')).toHaveCount(1)
  await expect(drawer).toBeInViewport({ ratio: 0.9 })
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await expect(asked).toBeFocused()

  await within.getByRole('combobox', { name: 'Time range' }).selectOption('all')
  await expect(page).toHaveURL(`${base}/nodes?account=${account}&range=all&tz=utc`)
  await page.goBack()
  await here(`/nodes?${linked}`)
  await expect(figure(within as Page, 'nodes.now').first()).toHaveText('4')
  await page.goBack()
  await here(`/?${linked}`)
  await page.goForward()
  await here(`/nodes?${linked}`)

  await nav(surface, 'Rightsizing').click()
  await expect(within.getByRole('heading', { level: 1 })).toHaveText('Rightsizing')
  await expect(within.locator('#content [aria-busy="true"]')).toHaveCount(0)
  await note()
  return met
}
