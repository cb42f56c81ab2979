import type { Dispatcher } from 'undici'
import { LARGE_BYTES } from '../answers/room.ts'
import { Refusal } from '../refusal.ts'

type Body = Dispatcher.ResponseData['body']

interface Reading {
  /** The most bytes that are read. */
  readonly largest: number
  /** How many bytes there are, as the server says; null if it says nothing. */
  readonly length: number | null
  /** Asked before so many more bytes are kept; until it has answered, nothing more is read. */
  readonly mayKeep?: (bytes: number) => Promise<void>
}

/**
 * All bytes of a body, in a block of their own. Throws `upstream_too_large`, before anything is kept where the length
 * says so; `upstream_bad_body` for what is cut; and what `mayKeep` refuses with. The connection is closed then.
 */
export async function readBody(body: Body, { largest, length, mayKeep }: Reading): Promise<Buffer> {
  let block: Buffer = Buffer.alloc(0)
  let size = 0
  let granted = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      const needed = Math.max(size + chunk.length, length ?? 0)
      if (needed > largest) throw new Refusal('upstream_too_large')
      if (needed > granted) await mayKeep?.(needed - granted)
      granted = needed
      if (size + chunk.length > block.length) block = grown(block, needed, largest)
      size += chunk.copy(block, size)
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('upstream_bad_body')
  }
  return block.subarray(0, size)
}

/**
 * The same bytes with space for more. What is large gets all it may ever need: pages that nothing is written to
 * take no memory, and a block of that size is mapped by itself and given back as soon as it is free.
 */
function grown(block: Buffer, needed: number, largest: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(needed > LARGE_BYTES ? largest : Math.max(needed, 2 * block.length))
  block.copy(larger)
  return larger
}

/** Nothing: leaves a body unread, and its connection with it. */
export async function left(body: Body): Promise<Buffer> {
  body.on('error', () => undefined).destroy()
  return Buffer.alloc(0)
}
