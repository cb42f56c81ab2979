import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import { findBrowser, LAUNCH_FLAGS } from '../scripts/browser.mjs'
import { SETTINGS } from '../server/settings/settingList.ts'

/** Each as often as this; an odd number has a middle one. */
const RUNS = 7
/** The filter waits 150 ms for more letters; then everything is drawn, or soon will be. */
const SETTLE_MS = 900

interface Action {
  readonly name: string
  readonly prepare: (page: Page) => Promise<unknown>
  readonly act: (page: Page) => Promise<unknown>
}

const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter nodes' })
const sort = (page: Page) => page.getByRole('columnheader', { name: /^vCPU/ }).getByRole('button')
const group = (page: Page, by: string) => page.getByLabel('Group by').selectOption(by)

const ACTIONS: readonly Action[] = [
  {
    name: 'a letter more in the filter',
    prepare: (page) => filter(page).fill('1'),
    act: (page) => filter(page).press('c'),
  },
  {
    name: 'sort by vCPU',
    prepare: (page) => filter(page).fill(''),
    act: (page) => sort(page).click(),
  },
  { name: 'group by zone', prepare: (page) => group(page, ''), act: (page) => group(page, 'zone') },
]

/** Work of the page's main thread so far, ms by its own clock. */
async function workOf(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
}

async function measure({ page, client }: Opened, { prepare, act }: Action): Promise<number> {
  await prepare(page)
  await page.waitForTimeout(SETTLE_MS)
  const before = await workOf(client)
  await act(page)
  await page.waitForTimeout(SETTLE_MS)
  return (await workOf(client)) - before
}

interface Opened {
  readonly page: Page
  readonly client: CDPSession
  readonly close: () => Promise<void>
}

/** The nodes page of one scenario, in a browser of its own: one that is not looked at does less. */
async function openNodes(address: string): Promise<Opened> {
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: LAUNCH_FLAGS, ...(executablePath && { executablePath }) })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(address)
  await filter(page).waitFor({ timeout: 120_000 })
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  return { page, client, close: () => browser.close() }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** In turn, so that what else the machine does falls on both; the ratio is taken pair by pair. */
async function compare(few: Opened, many: Opened, action: Action): Promise<string> {
  const pairs: [number, number][] = []
  for (let run = 0; run < RUNS; run++) pairs.push([await measure(few, action), await measure(many, action)])
  const [small, large] = [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))]
  const ratio = median(pairs.map(([a, b]) => b / a))
  return line(action.name, `${small.toFixed(0)} ms`, `${large.toFixed(0)} ms`, ratio.toFixed(1))
}

const line = (name: string, ...cells: readonly string[]) =>
  name.padEnd(34) + cells.map((cell) => cell.padStart(12)).join('')

/** The demo as it is served, built where it is not up to date. */
async function startDemo(): Promise<{ port: number; child: ChildProcess }> {
  spawnSync(process.execPath, ['scripts/build.mjs', 'demo', '--if-stale'], { stdio: 'inherit' })
  const silent = Object.fromEntries(SETTINGS.map(({ name }) => [name, '']))
  const child = fork('bench/gatewayProcess.ts', [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--disable-proto=delete'],
    env: { ...process.env, ...silent, PORT: '0', INTERNAL_PORT: '0' },
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port))
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code} before it began`)))
  })
  return { port, child }
}

/** The table of 2,000 nodes beside that of four, in Chromium: by how much more there is to do. */
export async function benchTable(): Promise<string> {
  const { port, child } = await startDemo()
  const opened: Opened[] = []
  try {
    const at = `http://localhost:${port}/nodes`
    const few = await openNodes(at)
    opened.push(few)
    const many = await openNodes(`${at}?scenario=fleet`)
    opened.push(many)
    const lines = [line('nodes page', '4 nodes', '2,000', 'ratio')]
    for (const action of ACTIONS) lines.push(await compare(few, many, action))
    return lines.join('\n')
  } finally {
    for (const { close } of opened) await close()
    child.kill('SIGKILL')
  }
}
