import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../answers/room.ts'
import { Refusal } from '../refusal.ts'
import {
  endless,
  type FaultServer,
  hang,
  lengths,
  type Script,
  startFaults,
  whole,
} from '../testing/faultServer.ts'
import { openUpstream, type Upstream, type UpstreamRequest } from './upstream.ts'

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

const get = (request: Partial<UpstreamRequest> = {}) =>
  upstream.get({ path: '/a', headers: {}, signal: AbortSignal.timeout(10_000), ...request })

/** A body that ends with its connection and says no length. */
const unsaid =
  (text: string): Script =>
  ({ socket }) =>
    socket.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${text}`)

describe('a body for which there is no room yet', () => {
  const full: Room = { take: () => new Promise(() => undefined) }
  const taking = () => {
    const taken: number[] = []
    const take = (bytes: number) => {
      taken.push(bytes)
      return null
    }
    return { taken, room: { take } }
  }

  test('is not read, and keeps nobody else from being asked', async () => {
    faults.play(endless)
    const over = new AbortController()
    const waiting = Promise.allSettled(
      Array.from({ length: 20 }, () => get({ room: full, signal: over.signal })),
    )
    await expect.poll(() => faults.requests.length).toBe(20)
    faults.play(whole('{}'))
    expect((await get()).body.toString()).toBe('{}')
    over.abort(new Error('gone'))
    expect((await waiting).map((one) => one.status === 'rejected' && one.reason.message)).toEqual(
      Array(20).fill('gone'),
    )
    await expect.poll(() => faults.busy).toBeLessThan(2)
    // What the system keeps for twenty connections, and no more.
    expect(faults.bytesSent).toBeLessThan(20 * 2 ** 24)
  })

  test('is ended by the deadline', async () => {
    faults.play(endless)
    await expect(get({ room: full, signal: AbortSignal.timeout(150) })).rejects.toHaveProperty(
      'code',
      'upstream_timeout',
    )
    await expect.poll(() => faults.busy).toBe(0)
  })

  test('is refused with what the room refuses with', async () => {
    const overloaded = { take: () => Promise.reject(new Refusal('overloaded')) }
    faults.play(endless)
    await expect(get({ room: overloaded })).rejects.toHaveProperty('code', 'overloaded')
    await expect.poll(() => faults.busy).toBe(0)
  })

  test('is asked for once where its length is said, and as it comes where it is not', async () => {
    const said = taking()
    faults.play(lengths(300_000, 300_000))
    await get({ room: said.room })
    expect(said.taken).toEqual([300_000])
    const given = taking()
    faults.play(unsaid(' '.repeat(300_000)))
    expect((await get({ room: given.room })).body).toHaveLength(300_000)
    expect(given.taken.length).toBeGreaterThan(1)
    expect(given.taken.reduce((sum, bytes) => sum + bytes)).toBe(300_000)
  })

  test('fault 34: is not asked for where its length is over the cap', async () => {
    const { taken, room } = taking()
    faults.play(lengths(1e9, 1000))
    await expect(get({ room })).rejects.toHaveProperty('code', 'upstream_too_large')
    expect(taken).toEqual([])
  })
})

test.each([100, 70_000, 3_000_000])(
  'all of %i bytes arrive in a block of their own, length or none',
  async (length) => {
    const text = Array.from({ length }, (_, i) => i % 10).join('')
    faults.play(whole(text))
    const { body: said } = await get()
    faults.play(unsaid(text))
    const { body: other } = await get()
    for (const body of [said, other]) {
      expect(body.toString()).toBe(text)
      expect(body.byteOffset).toBe(0)
      // It can be handed to a thread, which a part of Node's own pool cannot.
      expect(structuredClone(body, { transfer: [body.buffer as ArrayBuffer] })).toHaveLength(length)
    }
  },
)
