import { expect, test } from 'vitest'
import { touching } from './touching'

test('places stay apart until they touch; then a run goes from the first to the last', () => {
  expect(touching([], 8)).toEqual([])
  expect(touching([40, 8, 0, 8], 8)).toEqual([
    { from: 0, to: 0 },
    { from: 8, to: 8 },
    { from: 40, to: 40 },
  ])
  expect(touching([14, 0, 7, 22], 8)).toEqual([
    { from: 0, to: 14 },
    { from: 22, to: 22 },
  ])
})

test('a change an hour for a week is one run, and drawing stays as small as the chart', () => {
  const hourly = Array.from({ length: 168 }, (_, hour) => Math.round(hour * 5.4))
  expect(touching(hourly, 8)).toEqual([{ from: 0, to: 902 }])
})
