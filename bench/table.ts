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

/** Work of the page's main thread so far, ms of its own clock: what else the machine does is not in it. */
async function workOf(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
}

async function measure(page: Page, client: CDPSession, { prepare, act }: Action): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    await prepare(page)
    await page.waitForTimeout(SETTLE_MS)
    const before = await workOf(client)
    await act(page)
    await page.waitForTimeout(SETTLE_MS)
    times.push((await workOf(client)) - before)
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN
}

/** What each action takes on the nodes page of one scenario, ms of work. */
async function measureAll(address: string): Promise<number[]> {
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: LAUNCH_FLAGS, ...(executablePath && { executablePath }) })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(address)
    await filter(page).waitFor({ timeout: 120_000 })
    const client = await page.context().newCDPSession(page)
    await client.send('Performance.enable', { timeDomain: 'threadTicks' })
    const times: number[] = []
    for (const action of ACTIONS) times.push(await measure(page, client, action))
    return times
  } finally {
    await browser.close()
  }
}

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
  try {
    const at = `http://localhost:${port}/nodes`
    const few = await measureAll(at)
    const many = await measureAll(`${at}?scenario=fleet`)
    const cells = (...texts: readonly string[]) => texts.map((text) => text.padStart(12)).join('')
    return [
      `${'nodes page'.padEnd(34)}${cells('4 nodes', '2,000', 'ratio')}`,
      ...ACTIONS.map(({ name }, i) => {
        const [small, large] = [few[i] ?? Number.NaN, many[i] ?? Number.NaN]
        return `${name.padEnd(34)}${cells(`${small.toFixed(0)} ms`, `${large.toFixed(0)} ms`, (large / small).toFixed(1))}`
      }),
    ].join('\n')
  } finally {
    child.kill('SIGKILL')
  }
}
