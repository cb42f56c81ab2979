import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { brokenBytes, hostileJson } from '../testing/hostileJson.ts'
import { type FramedJson, framedJson } from './framedJson.ts'

const MiB = 2 ** 20

/** Arrays back in their places, and everything read. */
function whole({ frame, items, readRest }: FramedJson): unknown {
  const filled = (value: unknown): unknown => {
    if (Array.isArray(value)) return [...items(value)].flat()
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)]))
  }
  const value = filled(frame)
  readRest()
  return value
}

/** What reading comes to, as text in which the order of keys counts; null where it is no JSON. */
function outcome(read: () => unknown): string | null {
  try {
    return JSON.stringify(read())
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Refusal && error.code === 'upstream_bad_body'))
      return null
    throw error
  }
}

const read = (bytes: Buffer | string, batchBytes?: number) =>
  whole(framedJson(Buffer.from(bytes), JSON.parse, batchBytes))
const refused = (bytes: Buffer | string) => {
  try {
    read(bytes)
  } catch (error) {
    return (error as Refusal).code
  }
  return 'not refused'
}

describe('a body in pieces', () => {
  const batch = fc.integer({ min: 0, max: 40 })

  test('is what it is in one', () => {
    fc.assert(
      fc.property(hostileJson.value, batch, (text, batchBytes) => {
        expect(outcome(() => read(text, batchBytes))).toBe(outcome(() => JSON.parse(text)))
      }),
      { numRuns: 2_000 },
    )
  })

  test('fault 22: is JSON exactly where it is in one', () => {
    fc.assert(
      fc.property(brokenBytes(hostileJson.object), batch, (bytes, batchBytes) => {
        expect(outcome(() => read(bytes, batchBytes))).toBe(outcome(() => JSON.parse(bytes.toString())))
      }),
      { numRuns: 5_000 },
    )
  })

  test.each(['{"a":[1,2,3],"b":{"c":[[],{}]},"d":[]}', '{"a":[{"x":"]"},"\\"[",{"y":[1]}],"a":[ 1 , "é" ]}'])(
    'fault 27: is no JSON when cut anywhere: %s',
    (text) => {
      const bytes = Buffer.from(text)
      for (let batchBytes = 0; batchBytes < 8; batchBytes++) {
        expect(read(text, batchBytes)).toEqual(JSON.parse(text))
        for (let end = 0; end < bytes.length; end++)
          expect(outcome(() => read(bytes.subarray(0, end), batchBytes))).toBeNull()
      }
    },
  )

  test('fault 22: bytes that are no UTF-8 are replaced as in one', () => {
    for (const bad of ['\xff', '\xe2\x82', '\xf0\x9f\x98', '\xc3']) {
      const bytes = Buffer.from(`{"a":["${bad}","${bad}["],"${bad}":"${bad}"}`, 'latin1')
      expect(read(bytes, 1)).toEqual(JSON.parse(bytes.toString()))
    }
  })

  test('is no JSON where nothing stands between a comma and the end of a batch', () => {
    for (const text of ['[1,]', '[,1]', '[1,,2]', '[ , ]', '[1, ]'])
      for (const batchBytes of [0, 1, 2, 100]) expect(outcome(() => read(text, batchBytes))).toBeNull()
  })

  test('a repeated key costs nothing but has to be JSON', () => {
    expect(read('{"a":[1],"a":[2]}')).toEqual({ a: [2] })
    expect(refused('{"a":[1}],"a":[2]}')).toBe('upstream_bad_body')
  })
})

describe('what stands in memory at once', () => {
  test('is a batch of items, and every item once', () => {
    const text = JSON.stringify({ a: Array.from({ length: 10_000 }, (_, i) => ({ i })) })
    const { frame, items } = framedJson(Buffer.from(text), JSON.parse, 100)
    const batches = [...items((frame as { a: unknown[] }).a)]
    expect(batches.flat()).toEqual(JSON.parse(text).a)
    const lengths = batches.map((batch) => JSON.stringify(batch).length)
    expect(Math.max(...lengths)).toBeLessThan(120)
    expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThan(100)
  })

  test('fault 34: an item or a frame of more than 2 MiB is refused', () => {
    const long = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2))
    expect(read(`[${long(2 * MiB)}]`)).toHaveLength(1)
    expect(refused(`[${long(2 * MiB + 1)}]`)).toBe('upstream_too_large')
    expect(refused(`[1,${long(2 * MiB + 1)},1]`)).toBe('upstream_too_large')
    expect(read(`{"a":${long(2 * MiB - 6)}}`)).toHaveProperty('a')
    expect(refused(`{"a":${long(2 * MiB)}}`)).toBe('upstream_too_large')
    expect(refused(`{${'"a":{},'.repeat(MiB / 2)}"a":0}`)).toBe('upstream_too_large')
    expect(refused(`{${'"a":[],'.repeat(MiB / 2)}"a":0}`)).toBe('upstream_too_large')
  })

  test('fault 34: white space around it counts for nothing', () => {
    const spaces = ' \n'.repeat(3 * MiB)
    expect(read(`${spaces}{${spaces}"a"${spaces}:${spaces}[1]${spaces},"b":[]${spaces}}${spaces}`)).toEqual({
      a: [1],
      b: [],
    })
    expect(outcome(() => read(`{"a":1${spaces}2}`))).toBeNull()
  })
})
