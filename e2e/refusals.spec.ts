import type { Page } from '@playwright/test'
import { expect, figure, open, settled, test, visit } from './fixtures'
import { ACCOUNT, LIVE, standIn } from './service'

test.use({
  baseURL: LIVE,
  expectedFault: /status [45]\d\d|Failed to load resource|ERR_CONNECTION_REFUSED/,
})

const CANARY = 'canary-5up3r-s3cret'
const PAGE = `<html><script>window.__ran = 1</script>${CANARY} at http://10.0.0.7:8969</html>`

/** As the gateway refuses. */
const refused = (status: number, code: string) => ({
  status,
  json: { error: { code, message: 'One plain sentence.', request_id: 'req-e2e' } },
})

const FAILURES = [
  ['401', refused(401, 'unauthenticated'), 'You are not signed in, or no longer.'],
  ['403', refused(403, 'forbidden'), 'This account may not be read with this sign-in.'],
  ['404', refused(404, 'not_found'), 'This account may not be read with this sign-in.'],
  ['400', refused(400, 'bad_request'), 'The cost service did not accept the question.'],
  ['429', refused(429, 'rate_limited'), 'Too many questions in a short time.'],
  ['fault 53: upstream_auth', refused(502, 'upstream_auth'), 'The proxy was refused.'],
  ['upstream_error', refused(502, 'upstream_error'), 'The cost service failed (502).'],
  [
    'upstream_bad_body',
    refused(502, 'upstream_bad_body'),
    'The service answered in a form this version cannot read.',
  ],
  ['upstream_too_large', refused(502, 'upstream_too_large'), 'The answer is too large to show.'],
  ['upstream_timeout', refused(504, 'upstream_timeout'), 'The cost service did not answer in time.'],
  [
    'fault 59: authz_unavailable',
    refused(503, 'authz_unavailable'),
    'Nobody could be asked whether you may read this account.',
  ],
  ['overloaded', refused(503, 'overloaded'), 'The gateway has more to do than it can.'],
  ['draining', refused(503, 'draining'), 'The gateway is being restarted.'],
  [
    'a proxy’s own 502',
    { status: 502, body: PAGE, contentType: 'text/html' },
    'The cost service failed (502).',
  ],
  [
    'a page on 200',
    { status: 200, body: PAGE, contentType: 'text/html' },
    'The service answered in a form this version cannot read.',
  ],
  [
    'a page that calls itself JSON',
    { status: 200, body: `<!doctype html>${CANARY}`, contentType: 'application/json' },
    'The service answered in a form this version cannot read.',
  ],
  [
    'an empty body',
    { status: 200, body: '', contentType: 'application/json' },
    'The service answered in a form this version cannot read.',
  ],
  [
    'half a body',
    { status: 200, body: '{"metrics": {"kubecost_cluster_man', contentType: 'application/json' },
    'The service answered in a form this version cannot read.',
  ],
  [
    'another account’s answer',
    { status: 200, json: { cloud_account_id: '00000000-0000-4000-8000-0000000000bb', metrics: {} } },
    'The service answered in a form this version cannot read.',
  ],
] as const

test('each failure is told in plain words, nothing is shown of it, nothing of it is run', async ({
  page,
}) => {
  test.slow()
  const service = await standIn(page)
  await open(page, `/?account=${ACCOUNT}`)
  await expect(figure(page, 'infra.window').first()).toHaveText('$0.75')
  for (const [i, [what, answer, words]] of FAILURES.entries())
    await test.step(what, async () => {
      service.intercept = async (route) => {
        await route.fulfill(answer)
        return true
      }
      // A day nobody has asked for yet.
      const day = `2025-10-${String(i + 1).padStart(2, '0')}T00:00Z`
      await visit(page, `/?account=${ACCOUNT}&range=${day}..${day.replace('T00', 'T12')}`)
      const alert = page.getByRole('alert').first()
      await expect(alert).toContainText(words)
      await expect(page.locator('[data-figure]')).toHaveCount(0)
      await alert.getByText('Details', { exact: true }).click()
      if (JSON.stringify(answer).includes('req-e2e')) await expect(alert).toContainText('request: req-e2e')
      // Fault 65: no money, no secret, no address, whatever the answer held.
      expect(await page.locator('body').innerText()).not.toMatch(/\$\d|secret|https?:|10\.0\.0\.7/i)
      expect(await page.content()).not.toContain(CANARY)
      expect(await page.evaluate(() => Reflect.get(window, '__ran'))).toBeUndefined()
    })
})

test('no connection: said so; “Try again” brings the figures once it is back', async ({ page }) => {
  const service = await standIn(page)
  let isUp = false
  service.intercept = async (route) => {
    if (!isUp) await route.abort('connectionrefused')
    return !isUp
  }
  await open(page, `/?account=${ACCOUNT}`)
  await expect(page.getByRole('alert')).toContainText('Cannot reach the cost service.')
  isUp = true
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(figure(page, 'infra.window').first()).toHaveText('$0.75')
})

for (const [status, code] of [
  [403, 'forbidden'],
  [502, 'upstream_auth'],
] as const)
  test(`${code} is not asked again`, async ({ page, questions }) => {
    const service = await standIn(page)
    service.intercept = async (route) => {
      await route.fulfill(refused(status, code))
      return true
    }
    await open(page, `/rightsizing?account=${ACCOUNT}`)
    await expect(page.getByRole('alert').first()).toBeVisible()
    const asked = questions.map(({ pathname }) => pathname)
    expect([...new Set(asked)].sort()).toEqual(asked.sort())
  })

const aboutMetrics = (questions: readonly URL[]) =>
  questions.filter(({ pathname }) => pathname.endsWith('/metrics'))

/** A gateway that asks the nodes page for a break of so many seconds, once. */
async function overloaded(page: Page, seconds: number) {
  const service = await standIn(page)
  let isBusy = true
  service.intercept = async (route, name) => {
    if (!isBusy || name !== 'metrics') return false
    isBusy = false
    await route.fulfill({ ...refused(503, 'overloaded'), headers: { 'retry-after': String(seconds) } })
    return true
  }
  await page.clock.install({ time: service.now })
  await open(page, `/nodes?account=${ACCOUNT}`)
}

test('fault 29: asked to wait, it says for how long, waits, and asks by itself', async ({
  page,
  questions,
}) => {
  await overloaded(page, 12)
  await expect(page.getByText(/^Trying again in 1[0-3] s\.$/)).toBeVisible()
  await expect(
    page.getByRole('status').filter({ hasText: /^Trying again in 1[23] seconds\.$/ }),
  ).toBeAttached()
  await page.clock.runFor(5_000)
  await expect(page.getByText(/^Trying again in [4-8] s\.$/)).toBeVisible()
  expect(aboutMetrics(questions)).toHaveLength(1)
  await page.clock.runFor(9_000)
  await settled(page)
  await expect(figure(page, 'nodes.now').first()).toHaveText('2')
  expect(aboutMetrics(questions)).toHaveLength(2)
})

test('fault 29: “Try again” does not wait', async ({ page, questions }) => {
  await overloaded(page, 300)
  await expect(page.getByText(/^Trying again in (29\d|30[01]) s\.$/)).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(figure(page, 'nodes.now').first()).toHaveText('2')
  expect(aboutMetrics(questions)).toHaveLength(2)
  await expect(page.getByText(/^Trying again/)).toHaveCount(0)
})
