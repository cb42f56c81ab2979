import type { Page } from '@playwright/test'
import { raw } from 'jq-wasm'
import { expect, FIGURE_ADDRESSES, goTo, open, test, visit } from './fixtures'

test.use({ sharesContext: true })

const drawer = (page: Page) => page.getByRole('dialog')

interface Shown {
  readonly id: string
  readonly unit: string
  readonly text: string
}

/** What the drawer says of a figure: how to get it again. */
interface Told {
  readonly shown: Shown
  readonly path: string
  readonly program: string
}

/** Each figure of the page once, where it stands first. */
async function figuresOn(page: Page): Promise<Shown[]> {
  const all = await page.locator('[data-figure]').evaluateAll((elements) =>
    elements.map((element) => ({
      id: element.getAttribute('data-figure') ?? '',
      unit: element.getAttribute('data-unit') ?? '',
      text: element.textContent ?? '',
    })),
  )
  return all.filter(({ id }, i) => all.findIndex((one) => one.id === id) === i)
}

/** Gone through in one go each: the first page is loaded, the others are visited. */
const WALKS = Object.groupBy(FIGURE_ADDRESSES, (address) =>
  address === '/' ? 'overview' : address.startsWith('/rightsizing') ? 'rightsizing' : 'the other pages',
)

for (const [name, addresses] of Object.entries(WALKS))
  test(`${name}: every figure tells how to get it again, and gives the focus back`, async ({ page }) => {
    // Up to twenty figures a page, each opened and closed.
    test.slow()
    for (const address of addresses)
      await test.step(address, async () => {
        await goTo(page, address)
        await expectFiguresExplained(page, address === '/health' ? 1 : 3)
      })
  })

async function expectFiguresExplained(page: Page, atLeast: number) {
  const figures = await figuresOn(page)
  const told: Told[] = []
  expect(figures.length).toBeGreaterThanOrEqual(atLeast)
  // A plan is in no answer: no line gives it again.
  for (const shown of figures.filter(({ id }) => !/^(whatIf|advice)\./.test(id)))
    await test.step(shown.id, async () => {
      const button = page.locator(`main button:has([data-figure="${shown.id}"])`).first()
      await button.focus()
      await page.keyboard.press('Enter')
      await expect(drawer(page)).toContainText(shown.text)
      await expect(drawer(page)).toContainText(/observed|projected|modelled|reported/)
      const formula = drawer(page).getByRole('heading', { name: 'How it is computed' })
      await expect(formula.locator('xpath=following-sibling::p[1]')).toHaveText(/\w+ \w+/)
      await expect(drawer(page)).toContainText('Oct 3, 11:00 – Oct 10, 11:00 UTC')
      const command = await drawer(page).locator('pre').innerText()
      const { path, program } = partsOf(command)
      await expect(drawer(page).getByText(path.split('?')[0] ?? '', { exact: true })).toBeVisible()
      told.push({ shown, path, program })
      await page.keyboard.press('Escape')
      await expect(drawer(page)).toHaveCount(0)
      await expect(button).toBeFocused()
    })
  for (const { shown, path, program } of told) {
    const again = JSON.parse(await jq(await ask(page, path), program))
    // What a loss leaves comes for every loss there can be; shown is that of the largest zone.
    expectSame(shown.id.startsWith('loss.') ? again['ap-south-1c'] : again, shown)
  }
}

/** The line a reader would copy: it names no token and no host, only where its environment holds them. */
function partsOf(command: string) {
  const LINE =
    /^curl -sS -H "Authorization: Bearer \$CLOUDTUNER_TOKEN" "\$COSTS_URL(\/k8s-cost-api\/v1\/[\w?=&-]+)" \| jq '([^']+)'$/
  const [, path = '', program = ''] = LINE.exec(command) ?? []
  expect(path, command).not.toBe('')
  return { path, program }
}

const ask = (page: Page, path: string) => page.evaluate(async (url) => (await fetch(url)).text(), path)

/** Our jq takes its input byte by byte and copies all the rest each time, which is seconds: a copy is a view meanwhile. */
async function jq(text: string, program: string): Promise<string> {
  const { slice, subarray } = Uint8Array.prototype
  Uint8Array.prototype.slice = subarray as typeof slice
  try {
    return await raw(text, program)
  } finally {
    Uint8Array.prototype.slice = slice
  }
}

type Again =
  | number
  | string
  | { low: number; high: number }
  | { part?: number; cpu?: number; production?: unknown }
  | { zone: string; nodes: number }[]

/** What jq gives is what the screen shows, but for the rounding of its last digit. */
function expectSame(again: Again, { id, unit, text }: Shown) {
  if (id === 'sizing.required')
    return expect(again).toMatchObject({ production: { fits: 2, withOnePerZone: 3 } })
  if (typeof again === 'string') return expect(again).toBe(text)
  if (Array.isArray(again))
    return expect(again.map(({ zone, nodes }) => `${zone}: ${nodes}`).join(', ')).toBe(text)
  const values =
    typeof again === 'number'
      ? [again]
      : 'low' in again
        ? [again.low, again.high]
        : [again.part ?? again.cpu ?? Number.NaN]
  const written = text.match(/[\d,]+(?:\.\d+)?/g) ?? []
  for (const [i, value] of values.entries()) {
    const inUnit = unit === 'bytes' ? value / 2 ** 30 : unit === 'ratio' ? value * 100 : value
    const digits = written[i] ?? ''
    const decimals = digits.split('.')[1]?.length ?? 0
    expect(inUnit.toFixed(decimals), `${id}: ${text}`).toBe(digits.replaceAll(',', ''))
  }
}

test('a figure is walked back to whatever it rests on', async ({ page }) => {
  await test.step('the fee to its 32 samples', async () => {
    await open(page, '/')
    await page.locator('[data-figure="fee.window"]').click()
    await expect(drawer(page)).toContainText('kubecost_cluster_management_cost')
    await expect(drawer(page)).toContainText('32 samples in 1 series, Oct 9, 04:00 UTC to Oct 10, 11:00 UTC')
    await expect(drawer(page)).toContainText('32 of 168 h (19 %)')
    await drawer(page).getByRole('button', { name: 'Close' }).click()
    await expect(drawer(page)).toHaveCount(0)
  })
  await test.step('a plan to nodes, pods and who says the prices', async () => {
    await visit(page, '/rightsizing')
    await page.locator('[data-figure="whatIf.saving"]').first().click()
    const inputs = drawer(page)
      .getByRole('heading', { name: 'From' })
      .locator('xpath=following-sibling::ul[1]')
    await expect(inputs.getByRole('listitem')).toHaveText([
      /^kubecost_node_is_spot128 samples in 4 series/,
      /^kubecost_savings_cpu_allocation{daemonset="false"}32 samples in 1 series/,
      /^kubecost_savings_memory_allocation_bytes{daemonset="false"}32 samples in 1 series/,
      'kubernetes/autoscaler, list of EC2 instance types, January 2026size of t3a.2xlarge',
      /^SkyPilot catalogue v8.*price of 4 nodes today and 3 nodes in the plan$/,
    ])
    await expect(drawer(page)).toContainText('No single answer holds this value')
  })
})
