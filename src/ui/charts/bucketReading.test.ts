import { expect, test } from 'vitest'
import { HOUR_MS, instant } from '~/domain/units'
import { readBucket } from './bucketReading'
import type { ChartModel } from './model'
import { footerWords } from './pictureWords'

const START = Date.UTC(2025, 9, 9, 10)
const compared: ChartModel = {
  kind: 'bars',
  buckets: [{ start: START, end: START + HOUR_MS, coverage: 1 }],
  series: [{ id: 'fee', label: 'Fee', colour: 'red', values: [2] }],
  unit: { name: 'USD', format: String, tick: String },
  totalLabel: 'Together',
  ghost: { label: 'Earlier', byMs: 25 * HOUR_MS, series: [{ id: 'fee', values: [1] }] },
  source: { provenance: 'observed', metrics: ['m'] },
}

test('an hour of an earlier period is named by its own time', () =>
  expect(readBucket(compared, 0, 'utc')?.sums).toEqual([
    { label: 'Together', text: '2' },
    { label: 'Earlier (Oct 8, 09:00)', text: '1' },
  ]))

test('a saved picture says when its earlier period was', () =>
  expect(
    footerWords({
      model: compared,
      leftOut: [],
      place: {
        zoom: null,
        unzoom: null,
        account: 'a',
        demoMark: null,
        now: () => instant(START),
        currency: 'USD',
        conversion: null,
      },
      zone: 'utc',
    }),
  ).toContain('Earlier period: Oct 8, 2025, 09:00 – Oct 8, 2025, 10:00 UTC.'))
