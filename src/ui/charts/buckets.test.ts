import { afterEach, describe, expect, test } from 'vitest'
import { timeRange } from '~/domain/timeRange'
import { bucketsOf } from '~/domain/trend'
import { HOUR_MS, instant } from '~/domain/units'
import { type Bucket, canShowHours, edgesOf, effectiveBucket, withPartial } from './buckets'

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

describe('partial buckets', () => {
  const partialIn = (bucket: Bucket, from: string, to: string, now: string) => {
    const window = timeRange(Date.parse(from), Date.parse(to))
    const buckets = bucketsOf(edgesOf(bucket, window, 'utc')).map((one) => ({ ...one, coverage: 1 }))
    return withPartial(buckets, { bucket, zone: 'utc', now: instant(Date.parse(now)) }).map(
      ({ partial = 'whole' }) => partial,
    )
  }
  test('the running day is still filling; the first is cut off', () => {
    expect(partialIn('day', '2025-10-08T11:00Z', '2025-10-10T11:00Z', '2025-10-10T11:20Z')).toEqual([
      'cut',
      'whole',
      'filling',
    ])
  })

  test('a range that ended earlier cuts its last day off, and nothing of it is filling', () => {
    expect(partialIn('day', '2025-10-08T00:00Z', '2025-10-09T11:00Z', '2025-10-10T11:20Z')).toEqual([
      'whole',
      'cut',
    ])
  })

  test('a range of whole days has whole days, even up to now; hours are always whole', () => {
    expect(partialIn('day', '2025-10-08T00:00Z', '2025-10-10T00:00Z', '2025-10-10T00:10Z')).toEqual([
      'whole',
      'whole',
    ])
    expect(partialIn('hour', '2025-10-10T09:00Z', '2025-10-10T11:00Z', '2025-10-10T11:20Z')).toEqual([
      'whole',
      'whole',
    ])
  })

  test('weeks begin with Monday, 6 October', () => {
    expect(partialIn('week', '2025-10-06T00:00Z', '2025-10-10T11:00Z', '2025-10-10T11:20Z')).toEqual([
      'filling',
    ])
    expect(partialIn('week', '2025-10-05T00:00Z', '2025-10-13T00:00Z', '2025-10-20T00:00Z')).toEqual([
      'cut',
      'whole',
    ])
  })
})
