import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import {
  cutChunk,
  drip,
  endless,
  type FaultServer,
  garbage,
  gzipBomb,
  hang,
  lengths,
  redirect,
  reset,
  resetInHead,
  type Script,
  startFaults,
  thenOnReuse,
  whole,
} from '../testing/faultServer.ts'
import { selfSigned } from '../testing/selfSigned.ts'
import { openUpstream, type Upstream, type UpstreamRequest } from './upstream.ts'

const LONG = 10_000
const SHORT = 150

let faults: FaultServer
let upstream: Upstream
beforeEach(async () => {
  faults = await startFaults(hang)
  upstream = openUpstream(faults.url)
})
afterEach(async () => {
  await upstream.close()
  await faults.close()
})

const get = (request: Partial<UpstreamRequest> = {}, from = upstream) =>
  from.get({ path: '/a', headers: {}, signal: AbortSignal.timeout(LONG), ...request })

/** The refusal's code; whatever else was thrown is thrown again. */
const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => 'not refused',
    (error) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

async function refusedBy(script: Script, request?: Partial<UpstreamRequest>) {
  faults.play(script)
  return refused(get(request))
}

/** One more turn, in which undici takes a connection whose answer has ended back into its pool. */
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

describe('what goes out', () => {
  test('fault 55: is the headers handed in, and those two without which HTTP does not work', async () => {
    faults.play(whole('{}'))
    await get({ path: '/a?b=c', headers: { Accept: 'application/json', 'X-Request-Id': '7' } })
    expect(faults.requests).toEqual([
      `GET /a?b=c HTTP/1.1\r\nhost: ${faults.url.host}\r\nconnection: keep-alive\r\n` +
        'Accept: application/json\r\nX-Request-Id: 7\r\n\r\n',
    ])
  })

  test.each([
    ['', '/a'],
    ['/', '/a'],
    ['/below/it', '/below/it/a'],
    ['/below/it/', '/below/it/a'],
  ])('stands below the base path %j', async (prefix, path) => {
    faults.play(whole('{}'))
    const below = openUpstream(new URL(prefix, faults.url))
    await get({}, below)
    await below.close()
    expect(faults.requests[0]).toContain(`GET ${path} HTTP/1.1`)
  })

  test('goes over 16 connections at most', async () => {
    const over = new AbortController()
    const asked = Promise.allSettled(Array.from({ length: 20 }, () => get({ signal: over.signal })))
    await expect.poll(() => faults.requests.length).toBe(16)
    over.abort()
    await asked
    expect(faults.connections).toBe(16)
  })
})

describe('what comes back', () => {
  test('is the status, the media type and every byte', async () => {
    faults.play(whole('{"ä": 1}', { lines: ['Content-Type: Application/JSON; charset="utf-8"'] }))
    expect(await get({ types: ['application/json'] })).toEqual({
      status: 200,
      headers: { contentType: 'application/json', retryAfter: null },
      body: Buffer.from('{"ä": 1}'),
    })
  })

  test('may end with its connection where it has no length', async () => {
    faults.play(({ socket }) => socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall'))
    expect((await get()).body.toString()).toBe('all')
  })

  test.each([
    ['7', 7],
    ['1000000000', 300],
    ['soon', null],
  ])('fault 29: Retry-After %j is read as %j seconds', async (value, seconds) => {
    faults.play(whole('busy', { status: '503 Busy', lines: [`Retry-After: ${value}`] }))
    expect(await get()).toMatchObject({ status: 503, headers: { retryAfter: seconds } })
  })

  test('keeps what is said beside an error, where it is short and whole', async () => {
    faults.play(whole('why', { status: '422 No', lines: [] }))
    expect((await get()).body.toString()).toBe('why')
    faults.play(whole('x'.repeat(70_000), { status: '422 No', lines: [] }))
    expect(await get()).toMatchObject({ status: 422, body: Buffer.alloc(0) })
  })

  test.each(['text/html', 'application/json-seq', ''])(
    'is refused as %j where JSON was asked for',
    async (type) => {
      const lines = type === '' ? [] : [`Content-Type: ${type}`]
      expect(await refusedBy(whole('{}', { lines }), { types: ['application/json'] })).toBe(
        'upstream_bad_body',
      )
    },
  )

  test('is refused where it is no HTTP', async () => {
    expect(await refusedBy(garbage)).toBe('upstream_bad_body')
  })
})

describe('fault 27: a body cut in the middle is refused, never given in part', () => {
  test.each([
    ['shorter than its length', lengths(100, 10)],
    ['without its last chunk', cutChunk],
  ])('%s', async (_, script) => {
    expect(await refusedBy(script)).toBe('upstream_bad_body')
  })
})

describe('fault 28: a redirect is not followed', () => {
  test.each([301, 302, 307] as const)('%i', async (status) => {
    const target = await startFaults(whole('{}'))
    faults.play(redirect(status, target.url))
    expect(await get({ headers: { Secret: 'test-secret-test-secret' } })).toMatchObject({ status })
    expect(target.connections).toBe(0)
    await target.close()
  })
})

describe('fault 32 and 33: time is up in total', () => {
  test.each([
    ['an upstream that never answers', hang],
    ['an upstream that drips', drip(20)],
  ])('for %s', async (_, script) => {
    faults.play(script)
    expect(await refused(get({ signal: AbortSignal.timeout(SHORT) }))).toBe('upstream_timeout')
    await expect.poll(() => faults.busy).toBe(0)
  })

  test('for a question that waits for a connection', async () => {
    const over = new AbortController()
    const others = Promise.allSettled(Array.from({ length: 16 }, () => get({ signal: over.signal })))
    await expect.poll(() => faults.requests.length).toBe(16)
    expect(await refused(get({ signal: AbortSignal.timeout(SHORT) }))).toBe('upstream_timeout')
    over.abort()
    await others
    expect(faults.requests).toHaveLength(16)
  })

  test('and whoever asked may go before', async () => {
    const gone = new AbortController()
    const asked = get({ signal: gone.signal })
    await expect.poll(() => faults.requests.length).toBe(1)
    gone.abort(new Error('nobody waits'))
    await expect(asked).rejects.toThrow('nobody waits')
    await expect(get({ signal: gone.signal })).rejects.toThrow('nobody waits')
    expect(faults.requests).toHaveLength(1)
  })
})

describe('fault 34: too much is not read', () => {
  test('where no length is said', async () => {
    expect(await refusedBy(endless, { largestBody: 2 ** 20 })).toBe('upstream_too_large')
    await expect.poll(() => faults.bytesSent).toBeGreaterThan(0)
    expect(faults.bytesSent).toBeLessThan(2 ** 24)
  })

  test('where the length is true', async () => {
    expect(await refusedBy(lengths(2000, 2000), { largestBody: 1999 })).toBe('upstream_too_large')
    faults.play(lengths(2000, 2000))
    expect((await get({ largestBody: 2000 })).body).toHaveLength(2000)
  })

  test('where the length lies', async () => {
    faults.play(lengths(10, 2 ** 20))
    expect((await get()).body).toHaveLength(10)
  })

  test('gzip bomb: nothing encoded is taken', async () => {
    expect(await refusedBy(gzipBomb)).toBe('upstream_bad_body')
    faults.play(whole('{}', { lines: ['Content-Encoding: Identity'] }))
    expect((await get()).body.toString()).toBe('{}')
  })
})

describe('fault 35: an upstream that cannot be reached', () => {
  test('refuses connections', async () => {
    await faults.close()
    expect(await refused(get())).toBe('upstream_error')
  })

  test('has a name that nobody knows', async () => {
    // A label of a name has 63 characters at most: the resolver knows without asking anybody.
    const nowhere = openUpstream(new URL(`http://${'a'.repeat(64)}.invalid`))
    expect(await refused(get({}, nowhere))).toBe('upstream_error')
    await nowhere.close()
  })

  test('has a certificate that nobody vouches for', async () => {
    const secure = await startFaults(whole('{}'), selfSigned())
    const unsure = openUpstream(secure.url)
    expect(await refused(get({}, unsure))).toBe('upstream_error')
    expect(secure.requests).toEqual([])
    await unsure.close()
    await secure.close()
  })

  test('resets a fresh connection: asked once', async () => {
    expect(await refusedBy(reset)).toBe('upstream_error')
    expect(faults.requests).toHaveLength(1)
  })

  test.each([
    ['resets', reset],
    ['closes', ({ socket }) => socket.end()],
  ] satisfies [string, Script][])('%s a reused one: asked once more, on a fresh one', async (_, lost) => {
    faults.play(thenOnReuse(whole('{"n":1}'), lost))
    await get()
    await turn()
    expect((await get()).body.toString()).toBe('{"n":1}')
    expect(faults.connections).toBe(2)
    expect(faults.requests).toHaveLength(3)
  })

  test('resets the second try too: that was all', async () => {
    faults.play(whole('{}'))
    await get()
    await turn()
    expect(await refusedBy(reset)).toBe('upstream_error')
    expect(faults.requests).toHaveLength(3)
  })

  test('resets a reused one after the first byte: asked once', async () => {
    faults.play(thenOnReuse(whole('{}'), resetInHead))
    await get()
    await turn()
    expect(await refused(get())).toBe('upstream_error')
    expect(faults.requests).toHaveLength(2)
  })

  test('fault 65: is named by no error', async () => {
    await faults.close()
    const error = await get().catch((thrown: Error) => thrown)
    expect(error).toBeInstanceOf(Refusal)
    expect(`${(error as Error).message} ${(error as Error).stack} ${(error as Error).cause}`).not.toMatch(
      /127\.0\.0\.1|ECONNREFUSED/,
    )
  })
})
