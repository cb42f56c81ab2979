import { expect, figure, goTo, open, settled, test, visit } from './fixtures'

test.use({ sharesContext: true })

const ACCOUNT = '00000000-0000-4000-8000-00000000c10d'
/** Not a value of anything. */
const HOSTILE = [
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'javascript:alert(1)',
  '%00',
  '🙈',
]

/** Every question that left the page is one a service could have been asked by hand. */
function expectSound(questions: readonly URL[]) {
  expect(questions.length).toBeGreaterThan(0)
  for (const { searchParams } of questions) {
    expect([...searchParams.keys()].sort()).toEqual(['cloud_account_id', 'end_date', 'start_date'])
    expect(searchParams.get('cloud_account_id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    const [start, end] = [searchParams.get('start_date'), searchParams.get('end_date')]
    expect(start).toMatch(/^\d{10}$/)
    expect(end).toMatch(/^\d{10}$/)
    expect(Number(start) % 3600 || Number(end) % 3600).toBe(0)
    expect(Number(end)).toBeGreaterThan(Number(start))
  }
}

const UNREADABLE = [
  ['range=fortnight', '“fortnight” is not one we know; the last 7 days are shown.'],
  ['range=2025-10-10..2025-10-03', 'ends before it starts; the last 7 days are shown.'],
  ['range=2030-01-01..2030-02-01', 'lies in the future; the last 7 days are shown.'],
  ['range=2025-01-01..2025-10-01', 'longer than 92 days; the last 7 days are shown.'],
  ['range=__proto__', '“__proto__” is not one we know'],
  ['account=__proto__', '“__proto__” is not an account id; the default account is shown.'],
  ['account=', '“” is not an account id'],
  [`account=${ACCOUNT}' or '1'='1`, 'is not an account id'],
  ['tz=../../', '“../../” is not a value of tz; the default is used.'],
  ['month=31', '“31” is not a value of month'],
  ['theme=constructor', '“constructor” is not a value of theme'],
] as const

test('an address is read as far as it can be, told where it cannot, and the question is sound', async ({
  page,
  questions,
}) => {
  await test.step('an address of 12 kB, and one of 100 kB, are put aside as a whole', async () => {
    const tooLong = page.getByText('The address was too long to be one of ours; the defaults are shown.')
    await open(page, `/?range=24h&account=${'x'.repeat(12_000)}`)
    await expect(tooLong).toBeVisible()
    await expect(figure(page, 'infra.window').first()).toHaveText('$3.96')
    await page.getByRole('navigation').getByRole('link', { name: 'Trends' }).click()
    await expect(page).toHaveURL('/trends')
    await expect(tooLong).toBeHidden()
    // As by hand in the address bar of a page already there: no server sees it.
    await page.evaluate(() => {
      history.pushState(null, '', `/trends?money=rate&range=${'9'.repeat(100_000)}`)
      history.pushState(null, '', '/trends')
      history.back()
    })
    await expect(tooLong).toBeVisible()
    await settled(page)
    await expect(figure(page, 'infra.window')).toHaveText('$3.96')
    expectSound(questions)
  })
  await test.step('what cannot be read: the default, a note, and a sound question', async () => {
    for (const [said, note] of UNREADABLE)
      await test.step(said, async () => {
        await visit(page, `/?${said}`)
        await expect(page.getByRole('status').filter({ hasText: note })).toBeVisible()
        await expect(figure(page, 'infra.window').first()).toHaveText('$3.96')
        await expect(figure(page, 'fee.month').first()).toHaveText('$72.00/mo (720 h)')
      })
    expectSound(questions)
  })
  await test.step('a stranger’s account is asked for as it is, and has nothing of ours', async () => {
    await visit(page, '/?account=00000000-0000-4000-8000-0000000000ff')
    await expect(page.getByText(/^No samples between/)).toBeVisible()
    await expect(page.locator('body')).not.toContainText('$')
    expect(new Set(questions.map(({ searchParams }) => searchParams.get('cloud_account_id')))).toContain(
      '00000000-0000-4000-8000-0000000000ff',
    )
  })
})

test('the same in every parameter of every page, all at once', async ({ page, questions }) => {
  // Some fifty addresses, one after the other.
  test.slow()
  const names = [
    'account',
    'range',
    'tz',
    'month',
    'theme',
    'scenario',
    'sort',
    'group',
    'q',
    'by',
    'lose',
    'fill',
    'bucket',
    'money',
    'reading',
    'prices',
    'show',
  ]
  for (const path of ['/', '/nodes', '/trends', '/rightsizing', '/prices', '/health'])
    for (const value of HOSTILE) {
      await goTo(page, `${path}?${names.map((name) => `${name}=${encodeURIComponent(value)}`).join('&')}`)
      await expect(page.getByText(`“${value}” is not an account id`)).toBeVisible()
      await expect(page.locator('[data-figure]').first()).toBeVisible()
    }
  expectSound(questions)
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([])
})

test('fault 93: an address that no header may be long enough for is refused, and the next one is not', async ({
  request,
}) => {
  expect((await request.get(`/?account=${'x'.repeat(17_000)}`)).status()).toBe(431)
  expect((await request.get('/')).status()).toBe(200)
})
