import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import { findBrowser, LAUNCH_FLAGS } from '../scripts/browser.mjs'
import { run } from '../server/run.ts'
import { readSettings } from '../server/settings/settings.ts'
import { startMetroculus, TEST_ACCOUNT, TEST_SECRET } from '../server/testing/metroculusServer.ts'
import { cloudAccount, startRestApi, TEST_TOKEN } from '../server/testing/restApiServer.ts'

/** What is built once for a page is there after these. */
const WARM_UP = 10
const ROWS = 10
/** Kinds of objects of which every mount makes some; what the browser counts by itself is beside them. */
const KINDS = ['CSSStyleSheet', 'ShadowRoot', 'ResizeObserver', 'AbortController'] as const

/** A page of nobody's at the gateway's own origin, which the module is for. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Host</title><body>
<script type="module">import { mount } from '/embed/kubernetes-costs.js'; window.mount = mount</script>`
/** The recorded week. */
const ROUTE = '/?range=2025-10-03T11:00Z..2025-10-10T11:00Z'

type Counts = Readonly<Record<string, number>>

/** The gateway with the built module, before the recorded world; REST API and Metroculus are as strict as the real ones. */
async function startGateway() {
  spawnSync(process.execPath, ['scripts/build.mjs', 'embed', '--if-stale'], { stdio: 'inherit' })
  spawnSync(process.execPath, ['scripts/build.mjs', 'live', '--if-stale'], { stdio: 'inherit' })
  const metroculus = await startMetroculus()
  const restApi = await startRestApi([cloudAccount(TEST_ACCOUNT)])
  restApi.allow(TEST_TOKEN, TEST_ACCOUNT)
  const read = readSettings([], {
    PORT: '0',
    INTERNAL_PORT: '0',
    RATE_LIMIT: '0',
    METROCULUS_URL: metroculus.url.href,
    METROCULUS_SECRET: TEST_SECRET,
    RESTAPI_URL: restApi.url.href,
  })
  if (!('settings' in read)) throw new Error(JSON.stringify(read))
  const gateway = await run(read.settings, { dist: resolve('dist'), sink: () => undefined })
  return {
    origin: `http://localhost:${gateway.port}`,
    close: () => Promise.all([gateway.close(), metroculus.close(), restApi.close()]),
  }
}

/** Opens and ends the dashboard so often, each time once its figures are drawn: by function and as an element in turn. */
const openAndEnd = (page: Page, times: number) =>
  page.evaluate(
    async ([often, account, token, route]) => {
      const mount = Reflect.get(window, 'mount')
      const options = { account, token: () => token, route }
      for (let i = 0; i < often; i++) {
        const place = document.body.appendChild(document.createElement('div'))
        const element = i % 2 === 0 ? null : document.createElement('cloudtuner-kubernetes-costs')
        if (element) place.append(Object.assign(element, { options }))
        const mounted = element ? null : mount(place, options)
        while (!place.firstElementChild?.shadowRoot?.querySelector('[data-figure="infra.window"]'))
          await new Promise(requestAnimationFrame)
        mounted?.unmount()
        place.remove()
      }
    },
    [times, TEST_ACCOUNT, TEST_TOKEN, ROUTE] as const,
  )

/** How many objects of a kind live in the page. */
async function living(client: CDPSession, kind: string): Promise<number> {
  const objectGroup = 'counted'
  const { result: prototype } = await client.send('Runtime.evaluate', {
    expression: `${kind}.prototype`,
    objectGroup,
  })
  const { objects } = await client.send('Runtime.queryObjects', {
    prototypeObjectId: `${prototype.objectId}`,
    objectGroup,
  })
  const { result } = await client.send('Runtime.callFunctionOn', {
    objectId: `${objects.objectId}`,
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  })
  await client.send('Runtime.releaseObjectGroup', { objectGroup })
  return result.value
}

/** What is left after everything that can be collected has been. */
async function count(client: CDPSession): Promise<Counts> {
  await client.send('HeapProfiler.collectGarbage')
  const { metrics } = await client.send('Performance.getMetrics')
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
  const counts: Record<string, number> = {
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    documents: of('Documents'),
  }
  for (const kind of KINDS) counts[kind] = await living(client, kind)
  return { ...counts, 'heap MB': of('JSHeapUsedSize') / 1e6 }
}

/** The counts once what only a timer or a last answer still held has gone: twice the same, or after ten seconds. */
async function countAtRest(page: Page, client: CDPSession): Promise<Counts> {
  let last = await count(client)
  for (let i = 0; i < 20; i++) {
    await page.waitForTimeout(500)
    const now = await count(client)
    const rests = Object.keys(now).every((name) => name === 'heap MB' || now[name] === last[name])
    last = now
    if (rests) break
  }
  return last
}

const line = (cells: readonly (string | number)[]) =>
  cells
    .map((cell) => (typeof cell === 'number' && !Number.isInteger(cell) ? cell.toFixed(1) : `${cell}`))
    .map((cell, i) => cell.padStart(i === 0 ? 6 : 17))
    .join('')

/**
 * Opens the embedded dashboard and ends it so often (1,000 times unless told) on one page, and says after each tenth
 * what is left of it: nodes, listeners, documents, style sheets, the heap. A leak of one a time would be a thousand.
 */
export async function main([times = '1000']: readonly string[] = []): Promise<number> {
  const gateway = await startGateway()
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: LAUNCH_FLAGS, ...(executablePath && { executablePath }) })
  try {
    const page = await browser.newPage()
    const at = `${gateway.origin}/host`
    await page.route(at, (route) => route.fulfill({ contentType: 'text/html', body: PAGE }))
    await page.goto(at)
    await page.waitForFunction(() => 'mount' in window)
    const client = await page.context().newCDPSession(page)
    await client.send('Performance.enable')
    await openAndEnd(page, WARM_UP)
    const before = await countAtRest(page, client)
    process.stdout.write(
      `${line(['mounts', ...Object.keys(before)])}\n${line([0, ...Object.values(before)])}\n`,
    )
    const step = Math.ceil(Number(times) / ROWS)
    for (let done = step; done <= step * ROWS; done += step) {
      await openAndEnd(page, step)
      process.stdout.write(`${line([done, ...Object.values(await countAtRest(page, client))])}\n`)
    }
    return 0
  } finally {
    await browser.close()
    await gateway.close()
  }
}
