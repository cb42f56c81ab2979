import { expect, figure, open, PAGES, settled, test } from './fixtures'
import { nodeTable } from './nodeTable'
import { ACCOUNT, LIVE, nodeLabels, standIn } from './service'

test.use({ baseURL: LIVE })

/** Names a cluster may hold, none of which may become anything but text. */
const NAMES = [
  '<img src=x onerror="window.__ran = 1">',
  '<script>window.__ran = 1</script>',
  'javascript:window.__ran=1',
  '{{constructor.constructor("window.__ran=1")()}}',
  '__proto__',
  'constructor',
  'toString',
  '\u202Egnp.exe',
  'emoji-🙈',
  'x'.repeat(10_000),
]

/** What each page shows once it has read the names. */
const SHOWN: Record<(typeof PAGES)[number]['path'], string> = {
  '/': 'nodes.now',
  '/nodes': 'nodes.now',
  '/trends': 'infra.window',
  '/rightsizing': 'alloc.cpu',
  '/prices': 'egress.internet',
  '/health': 'infra.window',
}

test('whatever a node is called, it is a row like any other', async ({ page }) => {
  const service = await standIn(page)
  service.nodes = NAMES.map((name, i) =>
    nodeLabels(name, { provider_id: `aws:///eu-west-1a/i-${i}`, instance_type: name, zone: name }),
  )
  await open(page, `/nodes?account=${ACCOUNT}&group=zone`)
  await expect(figure(page, 'nodes.now').first()).toHaveText(String(NAMES.length))
  const table = nodeTable(page)
  const titles = await table
    .locator('tbody th bdi[title]')
    .evaluateAll((names) => names.map((name) => name.getAttribute('title')))
  // Each name twice: as the group's head and as the node.
  expect(titles.sort()).toEqual([...NAMES, ...NAMES].sort())
  for (const { path, title } of PAGES) {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: title }).click()
    await settled(page)
    await expect(figure(page, SHOWN[path]).first()).toBeVisible()
  }
  expect(await page.evaluate(() => Reflect.get(window, '__ran'))).toBeUndefined()
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([])
  await expect(page.locator('main img, main script')).toHaveCount(0)
})

test('a translator that rewrites the page’s text takes no page with it', async ({ page }) => {
  await standIn(page)
  await open(page, `/?account=${ACCOUNT}`)
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) texts.push(walker.currentNode as Text)
    for (const text of texts) {
      const font = document.createElement('font')
      text.replaceWith(font)
      font.append(`${text.data}`)
    }
  })
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').nth(2).click()
  await settled(page)
  await expect(figure(page, 'infra.window')).toHaveText('$0.75')
})
