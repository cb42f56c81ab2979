import type { Page } from '@playwright/test'
import { expect, figure, settled, test } from './fixtures'
import { allow, logLines, RECORDED_WEEK, realParts } from './realParts'

// Through a real gateway, on a Metroculus and a REST API that are as strict as the real ones.
test.describe.configure({ mode: 'serial' })
test.use({ expectedFault: /status 40[134]|Failed to load resource/ })

async function signIn(page: Page, address: string, token: string) {
  await page.goto(address)
  await page.getByLabel('Access token of CloudTuner').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await settled(page)
}

/** Every string the page holds, in memory as in its document. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  return chunks.join('')
}

test('with a token of one’s own the recorded week is there, and the clusters of the organisation', async ({
  page,
}) => {
  const { signedIn, accounts, token } = await realParts()
  await allow(...accounts)
  await signIn(page, `${signedIn.page}/?range=${RECORDED_WEEK}&account=${accounts[0]}`, token)
  await expect(figure(page, 'fee.window').first()).toHaveText('$3.20')
  await expect(figure(page, 'nodes.now').first()).toHaveText('4')
  const picker = page.getByRole('combobox', { name: 'Account' })
  await expect(picker.locator('option')).toHaveText(['cluster c10d', 'cluster 00b0'])
})

test('fault 52: the secret is nowhere in the page, its memory, its answers or the log; the token only where it must be', async ({
  page,
}) => {
  test.slow()
  const { signedIn, accounts, token, secret, credential } = await realParts()
  const heard: string[] = []
  page.on('response', async (response) => {
    const body = await response.text().catch(() => '')
    heard.push(response.url(), JSON.stringify(await response.allHeaders()), body)
  })
  await signIn(page, `${signedIn.page}/?range=${RECORDED_WEEK}&account=${accounts[0]}`, token)
  for (const path of ['/nodes', '/trends', '/rightsizing', '/prices', '/health']) {
    await page.getByRole('navigation', { name: 'Pages' }).locator(`a[href^="${path}"]`).click()
    await settled(page)
  }
  const heap = await heapOf(page)
  // The snapshot does hold what the page knows.
  expect(heap).toContain('kubecost_node_is_spot')
  const everything = [...heard, heap, await page.content(), ...(await logLines())].join('\n')
  for (const canary of [secret, credential, 'remote-writer']) expect(everything).not.toContain(canary)
  expect([...heard, await page.content(), ...(await logLines())].join('\n')).not.toContain(token)
  const stored = await page.evaluate(() =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
      history.state,
    ]),
  )
  expect(stored).not.toContain(token)
  expect(await page.context().cookies()).toEqual([])
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.locator('[data-figure]')).toHaveCount(0)
})

test('fault 54: an account of somebody else is refused in words, and shows nothing', async ({ page }) => {
  const { signedIn, accounts, token } = await realParts()
  await allow(accounts[1])
  await signIn(
    page,
    `${signedIn.page}/?range=${RECORDED_WEEK}&account=00000000-0000-4000-8000-00000000dead`,
    token,
  )
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.locator('[data-figure]')).toHaveCount(0)
  await allow(...accounts)
})

test.describe('a page of another origin', () => {
  // Whichever of the browser's walls stands first tells of it.
  test.use({ expectedFault: /stranger\.example|CORS|ERR_|frame|Failed to load resource/ })

  test('cannot ask with it, nor put it into a frame', async ({ page }) => {
    const { signedIn, accounts } = await realParts()
    await page.route('http://stranger.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' }),
    )
    await page.goto('http://stranger.example/')
    const asked = await page.evaluate(
      (address) =>
        fetch(address).then(
          (response) => response.status,
          () => 'nothing',
        ),
      `${signedIn.page}/k8s-cost-api/v1/metrics?cloud_account_id=${accounts[0]}`,
    )
    expect(asked).toBe('nothing')
    await page.evaluate(async (address) => {
      const frame = Object.assign(document.createElement('iframe'), { src: address })
      const loaded = new Promise((done) => frame.addEventListener('load', done))
      document.body.append(frame)
      await loaded
    }, signedIn.page)
    await expect(page.frameLocator('iframe').getByText('Kubernetes costs')).toHaveCount(0)
  })
})
