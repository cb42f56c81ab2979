import { expect, test } from './fixtures'
import { RECORDED_WEEK, realParts } from './realParts'
import { arrived } from './walk'

const WEEK = `range=${RECORDED_WEEK}`

test('fault 78: another window of the host’s own page, at the right origin, gets no answer and changes nothing', async ({
  page,
}) => {
  const { host } = await realParts()
  await page.goto(`${host}/framed/?${WEEK}`)
  const inside = page.frameLocator('iframe[title="Kubernetes costs"]')
  await arrived(inside)
  const answers = await page.evaluate(async () => {
    const stranger = document.body.appendChild(document.createElement('iframe'))
    const heard: unknown[] = []
    const { contentWindow } = stranger
    contentWindow?.addEventListener('message', ({ data }) => heard.push(data))
    const script = stranger.contentDocument?.createElement('script')
    if (script)
      script.textContent = `
        const frame = [...parent.document.querySelectorAll('iframe')].find(({ title }) => title)
        for (const type of ['hello', 'init', 'update'])
          frame.contentWindow.postMessage(
            { type: 'kubernetes-costs:' + type, options: { route: '/nodes', colorScheme: 'dark' }, asksToken: true }, '*')`
    stranger.contentDocument?.body.append(script as Node)
    // What was said before this has been heard before it: an answer to us is one that could have come to the stranger.
    const answered = new Promise<void>((done) =>
      addEventListener('message', ({ data }) => data.type === 'kubernetes-costs:ready' && done()),
    )
    const frame = [...document.querySelectorAll('iframe')].find(({ title }) => title)
    frame?.contentWindow?.postMessage({ type: 'kubernetes-costs:hello' }, new URL(frame.src).origin)
    await answered
    stranger.remove()
    return heard
  })
  expect(answers).toEqual([])
  await expect(inside.getByRole('heading', { name: 'How sure are we' })).toBeVisible()
  await expect(inside.locator('.k8s-costs')).toHaveAttribute('data-mantine-color-scheme', 'light')
})

test.describe('fault 78: a page of another origin', () => {
  test.use({ expectedFault: /stranger\.example|frame|ERR_|Failed to load resource/ })

  test('can put it into no frame, and hears nothing from a window it opens', async ({ page, context }) => {
    const { signedIn } = await realParts()
    await page.route('http://stranger.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' }),
    )
    await page.goto('http://stranger.example/')
    const heard = await page.evaluate(async (address) => {
      const all: unknown[] = []
      addEventListener('message', ({ data }) => all.push(data))
      const frame = Object.assign(document.createElement('iframe'), { src: address })
      const loaded = new Promise((done) => frame.addEventListener('load', done))
      document.body.append(frame)
      await loaded
      for (const type of ['hello', 'init'])
        frame.contentWindow?.postMessage(
          { type: `kubernetes-costs:${type}`, options: {}, asksToken: true },
          '*',
        )
      await new Promise((done) => setTimeout(done, 300))
      return all
    }, `${signedIn.page}/embed/`)
    expect(heard).toEqual([])
    await expect(page.frameLocator('iframe').locator('body')).not.toContainText('Kubernetes')

    // Opened by itself it is the page, which hears nobody.
    const popup = context.waitForEvent('page')
    await page.evaluate(
      (address) => void Reflect.set(window, 'opened', window.open(address)),
      `${signedIn.page}/embed/nodes`,
    )
    const opened = await popup
    await expect(opened).toHaveURL(`${signedIn.page}/nodes`)
  })
})

test('fault 82: without storage and cookies it is all there', async ({ page }) => {
  const { host, signedIn } = await realParts()
  await page.addInitScript((origin) => {
    if (location.origin !== origin) return
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError')
        },
      })
    Object.defineProperty(document, 'cookie', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      },
    })
  }, signedIn.page)
  await page.goto(`${host}/framed/trends?${WEEK}`)
  const inside = page.frameLocator('iframe')
  await arrived(inside)
  await expect(inside.locator('[data-figure="infra.window"]').first()).toHaveText('$3.96')
  expect(await page.context().cookies()).toEqual([])
})

test('fault 83: a host that only takes a height, and never speaks, leaves a way on', async ({ page }) => {
  const { host, signedIn } = await realParts()
  await page.clock.install()
  await page.goto(`${host}/home`)
  // As ngui's own frame does it: of no height, behind a spinner, until it hears of one.
  await page.evaluate(async (src) => {
    const frame = Object.assign(document.createElement('iframe'), { src, title: 'Silent' })
    Object.assign(frame.style, { height: '0', border: '0' })
    addEventListener('message', ({ data }) => {
      if (data.iframeHeight) frame.style.height = `${data.iframeHeight}px`
    })
    const loaded = new Promise((done) => frame.addEventListener('load', done))
    document.body.prepend(frame)
    await loaded
  }, `${signedIn.page}/embed/nodes`)
  const link = page
    .frameLocator('iframe[title="Silent"]')
    .getByRole('link', { name: 'Open the dashboard on a page of its own' })
  await page.clock.fastForward(4_000)
  await expect(link).toHaveCount(0)
  await page.clock.fastForward(1_000)
  await expect(link).toHaveAttribute('href', '/nodes')
  await expect(link).toBeInViewport({ ratio: 1 })
})

test.describe('a gateway that does not answer', () => {
  test.use({ expectedFault: /status 503|Failed to load resource/ })

  test('is told to the host and to the reader, who can try again; the host’s main part stays the only one', async ({
    page,
  }) => {
    const { host } = await realParts()
    const config = '**/k8s-cost-api/v1/config'
    await page.route(config, (route) => route.fulfill({ status: 503, body: '' }))
    await page.goto(`${host}/mounted/?${WEEK}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page does not know what to show.')
    await expect(page.getByRole('main')).toHaveCount(1)
    await expect(page.getByRole('banner')).toHaveCount(1)
    const heard = () =>
      page.evaluate(() => Reflect.get(window, 'heard').map(({ type }: { type: string }) => type))
    expect(await heard()).toContain('error')
    expect(await heard()).not.toContain('ready')
    await page.unroute(config)
    await page.getByRole('button', { name: 'Try again' }).click()
    await arrived(page)
    expect(await heard()).toContain('ready')
  })
})

test.describe('an app that cannot be loaded', () => {
  test.use({ expectedFault: /ERR_FAILED|Failed to (?:load resource|fetch dynamically)/ })

  for (const way of ['mounted', 'framed'] as const)
    test(`${way}: is said where it would be, and to the host`, async ({ page }) => {
      const { host } = await realParts()
      await page.route(/\/assets\/dashboard-[^/]*\.js$/, (route) => route.abort())
      await page.goto(`${host}/${way}/?${WEEK}`)
      const within = way === 'framed' ? page.frameLocator('iframe') : page
      await expect(within.getByRole('alert')).toHaveText(
        'The dashboard could not be loaded. Load the page again.',
      )
      await expect(within.getByRole('alert')).toBeInViewport({ ratio: 1 })
      const heard = await page.evaluate(() =>
        Reflect.get(window, 'heard').map(({ type }: { type: string }) => type),
      )
      // A frame is as high as it is told to be.
      expect(heard).toEqual(way === 'framed' ? ['error', 'height'] : ['error'])
    })
})

test('fault 83: the height comes to rest at that of the content', async ({ page }) => {
  const { host } = await realParts()
  await page.goto(`${host}/framed/nodes?${WEEK}`)
  await arrived(page.frameLocator('iframe'))
  const content = page.frameLocator('iframe').locator('.k8s-costs .app')
  /** The frame's height in each of the next thirty pictures: one that chases itself changes with every one. */
  const heights = () =>
    page.locator('iframe').evaluate(async (frame) => {
      const seen = new Set<number>()
      for (let i = 0; i < 30; i++) {
        await new Promise((drawn) => requestAnimationFrame(drawn))
        seen.add(frame.clientHeight)
      }
      return [...seen]
    })
  const rests = async () => (await heights()).length === 1
  await expect.poll(rests).toBe(true)
  expect(await heights()).toEqual([await content.evaluate((one) => one.scrollHeight)])
})

test('fault 81: fifty times there and away again: no node, listener or document more', async ({ page }) => {
  test.slow()
  const { host } = await realParts()
  await page.goto(`${host}/mounted/?${WEEK}`)
  await arrived(page)
  // One group of a first picture stays with Recharts: from here on there is one.
  await expect(page.locator('.k8s-costs .recharts-surface').first()).toBeVisible()
  await page.getByRole('navigation', { name: 'Host' }).getByRole('link', { name: 'Home' }).click()
  await expect(page.locator('.k8s-costs')).toHaveCount(0)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const count = async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
    return {
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      documents: of('Documents'),
      heap: of('JSHeapUsedSize'),
    }
  }
  const times = (n: number) =>
    page.evaluate(
      async ([often, route]) => {
        const mount = Reflect.get(window, 'mountCosts')
        const { accounts, tokens } = await (await fetch('/parts.json')).json()
        for (let i = 0; i < often; i++) {
          const place = document.body.appendChild(document.createElement('div'))
          const options = { account: accounts[0], token: () => tokens[0], route }
          await new Promise<void>((done) => {
            const handle = mount(place, options, ({ type }: { type: string }) => {
              if (type === 'ready') setTimeout(() => [handle.unmount(), done()])
            })
          })
          place.remove()
        }
      },
      [n, `/?${WEEK}`] as const,
    )
  /** Once what only a timer or a last answer still held has gone. */
  const countAtRest = async () => {
    let last = await count()
    await expect
      .poll(async () => {
        const now = await count()
        const rests = now.listeners === last.listeners && now.nodes === last.nodes
        last = now
        return rests
      })
      .toBe(true)
    return last
  }
  // The one that was on show with its charts, some 700 nodes, is not held: what is left is in the page.
  const shown = () =>
    page.evaluate(() => {
      const walk = document.createTreeWalker(document)
      let nodes = 1
      while (walk.nextNode()) nodes++
      return nodes
    })
  await expect.poll(async () => (await count()).nodes - (await shown())).toBeLessThan(100)
  await times(5)
  const before = await countAtRest()
  await times(50)
  // Half of one for each time: what is left behind once is left behind fifty times.
  await expect.poll(async () => (await count()).listeners - before.listeners).toBeLessThan(25)
  const after = await countAtRest()
  expect(after.documents).toBe(before.documents)
  expect(after.nodes - before.nodes).toBeLessThan(25)
  expect(after.heap / before.heap).toBeLessThan(1.5)
})
