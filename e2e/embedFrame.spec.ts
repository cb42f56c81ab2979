import type { FrameLocator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { RECORDED_WEEK, realParts } from './realParts'
import { arrived } from './walk'

// A frame as high as its content, most of it out of sight.
const ROUTE = `nodes?range=${RECORDED_WEEK}`

/** A host of a few lines that knows no more than the height, in a box that scrolls, as ngui shows its frames. Fault 82: in a sandbox. */
async function byHand(page: Page): Promise<void> {
  const { host, signedIn, accounts, token } = await realParts()
  await page.goto(`${host}/home`)
  // The host's own page has started: what follows takes its place.
  await expect(page.locator('#root > *').first()).toBeVisible()
  await page.evaluate(
    ({ origin, route, account, reader }) => {
      const box = document.createElement('main')
      Object.assign(box.style, { height: '100vh', overflowY: 'auto' })
      const iframe = box.appendChild(document.createElement('iframe'))
      Object.assign(iframe.style, { width: '100%', height: '0', border: '0', overflow: 'hidden' })
      iframe.sandbox.add('allow-scripts', 'allow-same-origin')
      const say = (message: object) => iframe.contentWindow?.postMessage(message, origin)
      addEventListener('message', ({ source, origin: from, data }) => {
        if (source !== iframe.contentWindow || from !== origin) return
        if (data.iframeHeight) iframe.style.height = `${data.iframeHeight}px`
        if (data.type === 'kubernetes-costs:ready')
          say({ type: 'kubernetes-costs:init', options: { account }, asksToken: true })
        if (data.type === 'kubernetes-costs:token-wanted')
          say({ type: 'kubernetes-costs:token', id: data.id, token: reader })
      })
      iframe.src = `${origin}/embed/${route}`
      document.body.replaceChildren(box)
      document.body.style.margin = '0'
    },
    { origin: signedIn.page, route: ROUTE, account: accounts[0], reader: token },
  )
}

async function byOurs(page: Page): Promise<void> {
  const { host } = await realParts()
  await page.goto(`${host}/framed/${ROUTE}`)
}

/** Where a dialog stands in the window, once it has come to rest. */
async function restingBox(frame: FrameLocator) {
  const dialog = frame.getByRole('dialog')
  await expect(dialog).toBeVisible()
  const box = async () => JSON.stringify(await dialog.boundingBox())
  let last = ''
  await expect
    .poll(async () => {
      const now = await box()
      const rests = now === last
      last = now
      return rests
    })
    .toBe(true)
  return JSON.parse(last)
}

for (const [how, open, bar] of [
  ['connectFrame, below a bar of the host’s', byOurs, 48],
  ['a frame that only takes the height, in a box that scrolls', byHand, 0],
] as const)
  test(`${how}: a drawer opens in what the reader sees, and the page stays where it is`, async ({ page }) => {
    await open(page)
    const frame = page.frameLocator('iframe')
    await arrived(frame)
    const link = frame.locator('#content tbody a').last()
    await expect(link).toBeVisible()
    const { height: window } = page.viewportSize() ?? { height: 0 }
    await expect
      .poll(() => page.locator('iframe').evaluate((one) => one.clientHeight))
      .toBeGreaterThan(2 * window)
    await page.mouse.move(900, 400)
    await page.mouse.wheel(0, 900)
    await link.scrollIntoViewIfNeeded()
    const before = await link.boundingBox()
    await link.click()
    const drawer = await restingBox(frame)
    expect(await link.boundingBox(), 'nothing was scrolled').toEqual(before)
    expect([drawer.y, drawer.y + drawer.height]).toEqual([
      expect.closeTo(bar, -1),
      expect.closeTo(window, -1),
    ])

    // The host scrolls on: the drawer comes along.
    await page.locator('iframe').evaluate((one) => {
      const box = one.closest('main[style]') ?? document.documentElement
      box.scrollTop = 0
    })
    await expect.poll(async () => (await restingBox(frame)).y).toBeLessThan(window / 4)
    const followed = await restingBox(frame)
    expect(followed.y + followed.height).toBeLessThanOrEqual(window)
  })

for (const [where, route] of [
  ['on the shortest of pages', 'nowhere'],
  ['on one far higher than the window', ROUTE],
] as const)
  test(`a dialog fits ${where}, and nothing of it has to be scrolled`, async ({ page }) => {
    const { host } = await realParts()
    await page.goto(`${host}/framed/${route}`)
    const frame = page.frameLocator('iframe')
    if (route === ROUTE) await arrived(frame)
    await frame.getByRole('combobox', { name: 'Time range' }).selectOption('custom')
    await expect(frame.getByRole('button', { name: 'Show this range' })).toBeInViewport({ ratio: 1 })
    const hidden = frame
      .getByRole('dialog')
      .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)
    expect(await hidden).toBe(0)
  })
