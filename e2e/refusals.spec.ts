import { expect, figure, open, test } from './fixtures'
import { ACCOUNT, LIVE, standIn } from './service'

test.use({
  baseURL: LIVE,
  expectedFault: /status (401|403|500)|Failed to load resource|ERR_CONNECTION_REFUSED/,
})

const CANARY = 'canary-5up3r-s3cret'
const ROUTES_OF_FAILURE = [
  [
    '401',
    {
      status: 401,
      json: { error: { error_code: 'OM0007', reason: 'This resource requires authorization' } },
    },
    'The proxy was refused.',
  ],
  [
    '403',
    { status: 403, json: { error: { error_code: 'OM0005', reason: 'Bad secret' } } },
    'The proxy was refused.',
  ],
  [
    '500',
    {
      status: 500,
      body: `<html><script>window.__ran = 1</script>${CANARY}</html>`,
      contentType: 'text/html',
    },
    'The cost service failed (500).',
  ],
  [
    'a page on 200',
    {
      status: 200,
      body: `<html><script>window.__ran = 1</script>${CANARY}</html>`,
      contentType: 'text/html',
    },
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

for (const [what, answer, words] of ROUTES_OF_FAILURE)
  test(`${what}: told in plain words, nothing shown, nothing run`, async ({ page }) => {
    const service = await standIn(page)
    service.intercept = async (route) => {
      await route.fulfill(answer)
      return true
    }
    await open(page, `/?account=${ACCOUNT}`)
    await expect(page.getByRole('alert').first()).toContainText(words)
    await expect(page.locator('[data-figure]')).toHaveCount(0)
    expect(await page.locator('body').innerText()).not.toMatch(/\$\d|secret/i)
    expect(await page.content()).not.toContain(CANARY)
    expect(await page.evaluate(() => Reflect.get(window, '__ran'))).toBeUndefined()
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

test('a refusal is not asked again', async ({ page, questions }) => {
  const service = await standIn(page)
  service.intercept = async (route) => {
    await route.fulfill({ status: 403, json: {} })
    return true
  }
  await open(page, `/rightsizing?account=${ACCOUNT}`)
  await expect(page.getByRole('alert').first()).toContainText('The proxy was refused.')
  const asked = questions.map(({ pathname }) => pathname)
  expect([...new Set(asked)].sort()).toEqual(asked.sort())
})
