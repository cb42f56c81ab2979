import { afterEach, describe, expect, test } from 'vitest'
import { timeRange } from '~/domain/timeRange'
import { HOUR_MS } from '~/domain/units'
import { canShowHours, edgesOf, effectiveBucket } from './buckets'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const hoursBetween = (edges: readonly number[]) =>
  edges.slice(1).map((edge, i) => (edge - (edges[i] ?? 0)) / HOUR_MS)

const window = (length: number) => timeRange(0, length * HOUR_MS)

test.each([
  [168, null, 'hour'],
  [169, null, 'day'],
  [1, null, 'hour'],
  [24, 'day', 'day'],
  [720, 'hour', 'hour'],
  [1001, 'hour', 'day'],
] as const)('%d hours, wanted %s: by the %s', (length, wanted, bucket) => {
  expect(effectiveBucket(window(length), wanted)).toBe(bucket)
  expect(canShowHours(window(length))).toBe(length <= 1000)
})

test('hours are hours in any zone', () => {
  const noon = Date.UTC(2025, 9, 3, 12)
  const day = timeRange(noon, noon + 24 * HOUR_MS)
  expect(hoursBetween(edgesOf('hour', day, 'utc'))).toEqual(Array(24).fill(1))
  expect(edgesOf('hour', day, 'local')).toEqual(edgesOf('hour', day, 'utc'))
})

test('days in UTC begin at midnight UTC; the first and the last may be part of one', () => {
  const noon = Date.UTC(2025, 9, 3, 12)
  expect(hoursBetween(edgesOf('day', timeRange(noon, noon + 49 * HOUR_MS), 'utc'))).toEqual([12, 24, 13])
})

test('weeks begin with Monday, the reader’s own where the reader says so', () => {
  process.env.TZ = 'Europe/Berlin'
  // 25 October is a Saturday; on the Sunday clocks go back.
  const range = timeRange(Date.parse('2025-10-25T00:00:00+02:00'), Date.parse('2025-11-05T00:00:00+01:00'))
  expect(hoursBetween(edgesOf('week', range, 'local'))).toEqual([49, 168, 48])
  expect(hoursBetween(edgesOf('week', range, 'utc'))).toEqual([50, 168, 47])
})

describe('fault 43: days of the reader are as long as they are', () => {
  test.each([
    ['Europe/Berlin', '2025-03-29T00:00:00+01:00', '2025-04-01T00:00:00+02:00', [24, 23, 24]],
    ['Europe/Berlin', '2025-10-25T00:00:00+02:00', '2025-10-28T00:00:00+01:00', [24, 25, 24]],
    ['Australia/Lord_Howe', '2025-04-05T00:00:00+11:00', '2025-04-08T00:00:00+10:30', [24, 24.5, 24]],
    ['Asia/Kathmandu', '2025-10-03T11:00:00Z', '2025-10-05T11:00:00Z', [7.25, 24, 16.75]],
  ])('%s, from %s', (name, from, to, lengths) => {
    process.env.TZ = name
    const range = timeRange(Date.parse(from), Date.parse(to))
    const edges = edgesOf('day', range, 'local')
    expect(hoursBetween(edges)).toEqual(lengths)
    expect([edges[0], edges.at(-1)]).toEqual([range.start, range.end])
  })
})
