import { expect, test } from 'vitest'
import { Lanes } from './lanes.ts'
import { LARGE_BYTES, MOST_BYTES, type Room, Rooms } from './room.ts'

const never = new AbortController().signal
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** An answer in the making that takes so many bytes, and ends when told to. */
function making(rooms: Rooms, bytes: readonly number[], signal = never) {
  const seen = { took: 0 }
  const { promise, resolve } = Promise.withResolvers<string>()
  const made = rooms.run(signal, async (room: Room) => {
    for (const more of bytes) {
      await room.take(more)
      seen.took++
    }
    return promise
  })
  made.catch(() => undefined)
  return { made, seen, end: () => resolve('made') }
}

test('large answers are made one at a time, in order; small ones never wait', async () => {
  const rooms = new Rooms()
  const [first, second, third] = [1, 2, 3].map(() => making(rooms, [LARGE_BYTES + 1, 1_000]))
  const small = making(rooms, [LARGE_BYTES])
  await settle()
  const took = () => [first, second, third, small].map((one) => one?.seen.took)
  expect(took()).toEqual([2, 0, 0, 1])
  small.end()
  await expect(small.made).resolves.toBe('made')
  expect(took()).toEqual([2, 0, 0, 1])
  first?.end()
  await first?.made
  await settle()
  expect(took()).toEqual([2, 2, 0, 1])
})

test('an answer is large by all it takes together', async () => {
  const rooms = new Rooms()
  making(rooms, [LARGE_BYTES + 1])
  const sum = making(rooms, [LARGE_BYTES - 1, 1, 1, 1])
  await settle()
  expect(sum.seen.took).toBe(2)
})

test('parts of one large answer wait for one turn', async () => {
  const rooms = new Rooms()
  const first = making(rooms, [LARGE_BYTES + 1])
  let took = 0
  const parts = rooms.run(never, (room) =>
    Promise.all(
      [1, 2, 3].map(async () => {
        await room.take(LARGE_BYTES)
        took++
      }),
    ),
  )
  const next = making(rooms, [LARGE_BYTES + 1])
  await settle()
  expect(took).toBe(1)
  first.end()
  await parts
  await settle()
  expect([took, next.seen.took]).toEqual([3, 1])
})

test('fault 34: more than 32 MiB together is too large, with no wait', async () => {
  const rooms = new Rooms()
  making(rooms, [LARGE_BYTES + 1])
  await expect(making(rooms, [MOST_BYTES + 1]).made).rejects.toHaveProperty('code', 'upstream_too_large')
  await expect(making(new Rooms(), [MOST_BYTES, 1]).made).rejects.toHaveProperty('code', 'upstream_too_large')
})

test('fault 90: fifteen wait; one more is told to come back', async () => {
  const rooms = new Rooms()
  const all = Array.from({ length: 17 }, () => making(rooms, [LARGE_BYTES + 1]))
  await expect(all[16]?.made).rejects.toMatchObject({ code: 'overloaded', retryAfter: expect.any(Number) })
  for (const one of all) one.end()
  expect(await Promise.all(all.slice(0, 16).map(({ made }) => made))).toEqual(Array(16).fill('made'))
})

test('who gives up leaves the queue, and who fails leaves its room', async () => {
  const rooms = new Rooms()
  const gone = new AbortController()
  const failing = rooms.run(never, async (room) => {
    await room.take(LARGE_BYTES + 1)
    await settle()
    throw new Error('failed')
  })
  const leaving = making(rooms, [LARGE_BYTES + 1], gone.signal)
  const next = making(rooms, [LARGE_BYTES + 1])
  gone.abort(new Error('gone'))
  await expect(leaving.made).rejects.toThrow('gone')
  await expect(failing).rejects.toThrow('failed')
  await settle()
  expect(next.seen.took).toBe(1)
})

test('an answer that ends while it waits takes no turn from the next', async () => {
  const rooms = new Rooms()
  const first = making(rooms, [LARGE_BYTES + 1])
  await rooms.run(never, async (room) => void room.take(LARGE_BYTES + 1))
  const next = making(rooms, [LARGE_BYTES + 1])
  first.end()
  await settle()
  expect(next.seen.took).toBe(1)
})

test('a work that steps aside lets others have its lane, and goes on without a turn', async () => {
  const lanes = new Lanes({ overall: 1, perKey: 1, waiting: 9 })
  const { promise: wait, resolve: over } = Promise.withResolvers<void>()
  const order: string[] = []
  const first = lanes.run('', never, async () => {
    order.push('first')
    await lanes.aside('', wait)
    order.push('first again')
  })
  const second = lanes.run('', never, async () => {
    order.push('second')
    over()
    await first
    order.push('second ends')
  })
  await second
  expect(order).toEqual(['first', 'second', 'first again', 'second ends'])
  expect(lanes.running).toBe(0)
})
