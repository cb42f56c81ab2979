import { expect, test } from 'vitest'
import type { Series } from '~/domain/series'
import { stepOf } from './step'

const series = (...seconds: number[]): Series => ({
  metric: 'm',
  labels: new Map(),
  at: Float64Array.from(seconds, (second) => second * 1000),
  value: new Float64Array(seconds.length),
})

test.each<[string, Series[], number]>([
  ['without series it is an hour', [], 3_600_000],
  ['single samples tell nothing', [series(0), series(60)], 3_600_000],
  ['the most common gap, over all series', [series(0, 60, 120), series(0, 300), series(0, 60)], 60_000],
  ['a hole does not stretch it', [series(0, 3600, 7200, 36_000)], 3_600_000],
  ['of equally common gaps the smaller', [series(0, 3600, 3900)], 300_000],
  ['gaps that come back count together', [series(0, 60, 360, 420, 720, 780, 1380, 1980)], 60_000],
  ['fractions of a second do not split it', [series(0.5, 60.499, 120.5, 420)], 60_000],
  ['a gap under half a second is none', [series(0, 0.2, 0.4, 60.4)], 60_000],
])('%s', (_, input, step) => {
  expect(stepOf(input)).toBe(step)
})
