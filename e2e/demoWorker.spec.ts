import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, figure, open, test } from './fixtures'
import { ACCOUNT, LIVE, standIn } from './service'

/** One origin whose server can be exchanged under the eyes of a browser. */
async function exchangeable(first: string) {
  let behind = first
  const server = createServer(({ url, method, headers }, response) => {
    request(new URL(url ?? '/', behind), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    }).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // a TCP server has no other address
  return {
    origin: `http://localhost:${port}`,
    become: (next: string) => {
      behind = next
    },
    close: () => server.close().closeAllConnections(),
  }
}

test('fault 75: where a demo stood the live app sends its worker away before it asks for anything', async ({
  page,
  context,
  questions,
  baseURL,
}) => {
  const { origin, become, close } = await exchangeable(baseURL ?? '')
  const controller = () => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? null)
  try {
    await open(page, `${origin}/`)
    // The worker ends itself with the last page of the demo; one is left open.
    await open(await context.newPage(), `${origin}/`)
    expect(await controller()).toBe(`${origin}/mockServiceWorker.js`)
    questions.length = 0
    const asked: number[] = []
    page.on('request', (sent) => {
      if (sent.isNavigationRequest()) asked.push(questions.length)
    })
    become(LIVE)
    await standIn(page)
    await open(page, `${origin}/?account=${ACCOUNT}`)
    await expect(figure(page, 'fee.window')).toHaveText('$0.60')
    // Loaded with the worker, which was sent away, and once more without: no question before either.
    expect(asked).toEqual([0, 0])
    expect(questions).toHaveLength(3)
    expect(await controller()).toBeNull()
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
    await expect(page.getByText('Demo')).toHaveCount(0)
  } finally {
    close()
  }
})
