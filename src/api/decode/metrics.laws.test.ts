import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MetricSet } from '~/domain/series'
import { matrix, metricsText, point, request } from '../testing/answers'
import { decodeMetrics } from './metrics'

const NASTY = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'node', 'NaN', '\u202e']

const labels = fc
  .array(fc.tuple(fc.constantFrom(...NASTY), fc.constantFrom(...NASTY, 'a', 'b')), { maxLength: 3 })
  .map((entries) => Object.fromEntries(entries))
const points = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -3, max: 3 }), labels)
    .map((args) => point(...args)),
  { maxLength: 30 },
)

const decode = (entry: unknown) => decodeMetrics(metricsText({ m: entry }), request)
/** The series alone, in plain form. */
const modelOf = ({ series }: MetricSet) =>
  series.map((one) => ({ labels: [...one.labels], at: [...one.at], value: [...one.value] }))

test('fault 8: the order of arrival changes nothing', () => {
  const shuffled = points.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(modelOf(decode(other))).toEqual(modelOf(decode(list)))
      expect(decode(other)).toMatchObject({ counts: decode(list).counts, stepMs: decode(list).stepMs })
    }),
  )
})

test('fault 8: sending everything twice adds only to the repeated', () => {
  fc.assert(
    fc.property(points, (list) => {
      const once = decode(list)
      const twice = decode([...list, ...list])
      expect(modelOf(twice)).toEqual(modelOf(once))
      expect(twice.counts).toEqual({
        ...once.counts,
        received: 2 * list.length,
        repeated: once.counts.repeated + list.length,
      })
    }),
  )
})

test('fault 1: adding samples without a number changes only the counts', () => {
  const broken = fc.array(fc.tuple(fc.nat(9), fc.constantFrom('NaN', null, '+Inf', {}, true), labels), {
    minLength: 1,
    maxLength: 9,
  })
  fc.assert(
    fc.property(points, broken, (list, extra) => {
      const clean = decode(list)
      const set = decode([...extra.map((args) => point(...args)), ...list])
      expect(modelOf(set)).toEqual(modelOf(clean))
      expect(set.stepMs).toBe(clean.stepMs)
      expect(set.counts).toEqual({
        ...clean.counts,
        received: list.length + extra.length,
        unusable: extra.length,
      })
    }),
  )
})

test('what was received was kept or is accounted for', () => {
  const anything = fc.array(
    fc.oneof(
      points.map((list) => list[0]),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(anything, (list) => {
      const { counts, series } = decode(list)
      const kept = series.reduce((total, { at }) => total + at.length, 0)
      expect(counts.received).toBe(JSON.parse(JSON.stringify(list)).length)
      expect(kept + counts.unusable + counts.repeated + counts.conflicting).toBe(counts.received)
    }),
  )
})

test('fault 11: A1 and A3 of the same data are the same series', () => {
  fc.assert(
    fc.property(points, (list) => {
      const result = list.map((one) => ({ metric: one.labels, values: [[one.timestamp, String(one.value)]] }))
      expect(modelOf(decode(matrix(...result)))).toEqual(modelOf(decode(list)))
    }),
  )
})

test('fault 17: no label reaches a prototype, and none is lost', () => {
  const before = Reflect.ownKeys(Object.prototype)
  const given = fc.dictionary(fc.constantFrom(...NASTY), fc.string(), { noNullPrototype: true })
  fc.assert(
    fc.property(given, (raw) => {
      const [only] = decode([point(0, 1, raw)]).series
      expect(only?.labels).toEqual(new Map(Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1))))
    }),
  )
  expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
})
