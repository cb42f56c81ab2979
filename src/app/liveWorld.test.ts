import { afterEach, describe, expect, test, vi } from 'vitest'
import { liveWorldOf } from './liveWorld'

const CONFIG = {
  version: 'test',
  now: Date.UTC(2025, 9, 10, 11, 20),
  source: 'metroculus',
  auth: 'restapi',
  accounts: null,
  currency: 'EUR',
  month_hours: 730,
  metrics: null,
  prices: [],
}
const facts = (config: string) => ({ basePath: '/costs/', nonce: '', config })

/** What the gateway answers when asked, and what it was asked. */
function gateway(answer: () => Response) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return answer()
  })
  return asked
}
afterEach(() => vi.unstubAllGlobals())

test('what the page holds is taken, and nobody is asked', async () => {
  const asked = gateway(() => Response.error())
  const world = await liveWorldOf(facts(JSON.stringify(CONFIG)))
  expect(world.config).toEqual(CONFIG)
  expect(world.clock.now()).toBeGreaterThanOrEqual(CONFIG.now)
  expect(world.session?.state()).toBe('signed-out')
  expect(asked).toEqual([])
})

test('where something before the gateway asks who reads, there is no session', async () =>
  expect((await liveWorldOf(facts(JSON.stringify({ ...CONFIG, auth: 'off' })))).session).toBeNull())

describe('a page without a configuration of ours', () => {
  test.each(['', '{', 'null', '{"version":1}'])(
    '(%j) asks the gateway, below the base path',
    async (text) => {
      const asked = gateway(() => Response.json(CONFIG))
      expect((await liveWorldOf(facts(text))).config).toEqual(CONFIG)
      expect(asked).toEqual(['/costs/k8s-cost-api/v1/config'])
    },
  )

  test.each<[string, () => Response, object]>([
    ['is not there', () => Response.error(), { kind: 'network' }],
    ['is no gateway', () => new Response('<html>', { status: 404 }), { kind: 'request', status: 404 }],
    [
      'speaks another version',
      () => Response.json({ ...CONFIG, auth: 7 }),
      { kind: 'contract', path: 'auth' },
    ],
  ])('and one that %s leaves no world', async (_, answer, failure) => {
    gateway(() => {
      const response = answer()
      if (response.type === 'error') throw new TypeError('fetch failed')
      return response
    })
    await expect(liveWorldOf(facts(''))).rejects.toMatchObject({ ...failure, endpoint: 'config' })
  })
})
