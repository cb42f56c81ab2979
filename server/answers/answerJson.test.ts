import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type AnswerBody, toAnswer, zipAtOnce, zipInPieces } from './answerJson.ts'

const META = { served_at: 2, fetched_at: 1, dropped: 0, nonfinite: 0, warnings: ['[1]'] }

/** What stands in each array, in batches of these lengths. */
const inBatches = (...lengths: readonly number[]): AnswerBody['items'] =>
  function* (array) {
    let from = 0
    for (const length of lengths) {
      yield array.slice(from, from + length)
      from += length
    }
  }

describe.each([
  ['at once', zipAtOnce],
  ['in pieces', zipInPieces],
])('an answer written %s', (_, zip) => {
  const fields = { a: [1, 'é', { b: [2] }], none: [], c: { d: [null, '"meta":'] }, gone: undefined, e: 'x' }
  const answered = (items: AnswerBody['items']) => toAnswer({ fields, items }, () => META, zip())

  test.each([[[100]], [[1, 1, 1]], [[0, 2, 0, 0, 1, 0]]])(
    'is its fields with `meta`, in batches of %j',
    async (lengths) => {
      const { gzipped, bytes, meta } = await answered(inBatches(...lengths))
      const json = JSON.stringify({ ...fields, meta: META })
      expect(gunzipSync(gzipped).toString()).toBe(json)
      expect([bytes, meta]).toEqual([Buffer.byteLength(json), META])
    },
  )

  test('has what `items` says, not what stands in the array', async () => {
    const { gzipped } = await answered((array) => [[array.length], []])
    expect(JSON.parse(gunzipSync(gzipped).toString())).toMatchObject({ a: [3], none: [0], c: { d: [2] } })
  })

  test('asks for `meta` when all items have been read', async () => {
    let read = 0
    const items = (array: readonly unknown[]) => {
      read++
      return [array]
    }
    const { meta } = await toAnswer({ fields, items }, () => ({ ...META, dropped: read }), zip())
    expect(meta.dropped).toBe(3)
  })

  test('keeps no more memory than its bytes', async () => {
    const { gzipped } = await answered(inBatches(3))
    expect(gzipped.buffer.byteLength).toBe(gzipped.length)
  })

  test('fails with what its items fail with', async () => {
    const items = () => {
      throw new Error('no items')
    }
    await expect(toAnswer({ fields, items }, () => META, zip())).rejects.toThrow('no items')
  })
})

test('an answer without a field is `meta`', async () => {
  const { gzipped } = await toAnswer({ fields: {}, items: () => [] }, () => META)
  expect(gunzipSync(gzipped).toString()).toBe(JSON.stringify({ meta: META }))
})
