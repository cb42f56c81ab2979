import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createGzip, gzipSync, type ZlibOptions } from 'node:zlib'
import type { Meta } from '../../src/api/contract/gateway.ts'
import type { Answer } from './source.ts'

/** Four times as fast as the default level and a tenth larger: an answer is read once or twice before it is stale. */
const LEVEL = 4

/** An answer but for its `meta`. */
export interface AnswerBody {
  readonly fields: object
  /** What to write for an array of the fields, some items at a time. */
  items(array: readonly unknown[]): Iterable<readonly unknown[]>
}

/** Takes the JSON as it is written. */
export interface Zip {
  write(text: string): Promise<void> | void
  end(text: string): Promise<Pick<Answer, 'gzipped' | 'bytes'>>
}

/**
 * The answer as it is sent: `meta` beside the fields of the body, in strict JSON, compressed once. `meta` is
 * asked for when all items have been written.
 */
export async function toAnswer(body: AnswerBody, meta: () => Meta, zip = zipAtOnce()): Promise<Answer> {
  for (const text of jsonUpToMeta(body)) await zip.write(text)
  const told = meta()
  return { ...(await zip.end(`${JSON.stringify(told)}}`)), meta: told }
}

/** Stands where an array or `meta` will. No text from outside can be taken for it: nobody there knows it. */
const HOLE = randomUUID()

function* jsonUpToMeta({ fields, items }: AnswerBody): Generator<string> {
  const arrays: (readonly unknown[])[] = []
  const holed = JSON.stringify({ ...fields, meta: HOLE }, (_, value: unknown) => {
    if (!Array.isArray(value)) return value
    arrays.push(value)
    return HOLE
  })
  for (const [i, text] of holed.split(`"${HOLE}"`).entries()) {
    const array = arrays[i]
    if (i > arrays.length) return
    yield text
    if (array === undefined) continue
    let before = '['
    for (const batch of items(array)) {
      if (batch.length === 0) continue
      yield before + JSON.stringify(batch).slice(1, -1)
      before = ','
    }
    yield before === '[' ? '[]' : ']'
  }
}

/**
 * For answers that are small beside the process. Not in a thread of zlib's pool: to hand it over costs 1.0 ms for
 * 1.6 kB, where compressing takes 0.02, and still more than it saves for 308 kB.
 */
export function zipAtOnce(): Zip {
  const texts: string[] = []
  return {
    write(text) {
      texts.push(text)
    },
    async end(text) {
      const json = Buffer.from(texts.join('') + text)
      // The first block of output outlives the call by a full collection.
      const chunkSize = Math.max(1024, json.length >> 4)
      const options = { level: LEVEL, chunkSize, ...tablesFor(json.length) }
      return { gzipped: exactly(gzipSync(json, options)), bytes: json.length }
    },
  }
}

/**
 * zlib's tables no larger than the text asks for. It fills them anew for every text, 256 KiB unless told, which
 * for 1.6 kB is most of the work.
 */
function tablesFor(bytes: number): ZlibOptions {
  const windowBits = Math.min(15, Math.max(9, Math.ceil(Math.log2(bytes))))
  return { windowBits, memLevel: Math.max(1, windowBits - 7) }
}

/** For answers of which only the compressed bytes shall stand in memory. */
export function zipInPieces(): Zip {
  const gzip = createGzip({ level: LEVEL })
  const chunks: Buffer[] = []
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk))
  return {
    async write(text) {
      if (!gzip.write(text)) await once(gzip, 'drain')
    },
    async end(text) {
      gzip.end(text)
      await once(gzip, 'end')
      return { gzipped: exactly(...chunks), bytes: gzip.bytesWritten }
    },
  }
}

/** The bytes in memory of their own: zlib's are a part of a block of up to 64 KiB, and all of it would be kept. */
function exactly(...chunks: readonly Buffer[]): Buffer {
  const bytes = Buffer.allocUnsafeSlow(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) at += chunk.copy(bytes, at)
  return bytes
}
