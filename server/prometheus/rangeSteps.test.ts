import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangesOf } from './rangeSteps.ts'

const HOUR = 3600
const START = 1_759_489_200

test('a week of hours is one range', () => {
  expect(rangesOf(START, START + 168 * HOUR, HOUR)).toEqual([{ start: START, end: START + 168 * HOUR }])
})

test('fault 48: 11,000 steps are one range, one step more is two', () => {
  const longest = START + 11_000 * 60
  expect(rangesOf(START, longest, 60)).toEqual([{ start: START, end: longest }])
  expect(rangesOf(START, longest + 60, 60)).toEqual([
    { start: START, end: longest },
    { start: longest + 60, end: longest + 60 },
  ])
})

test('no instant of the grid is lost or asked twice, and no range is too long', () => {
  const cases = fc.record({
    hours: fc.integer({ min: 1, max: 92 * 24 }),
    step: fc.constantFrom(60, 300, 900, HOUR),
  })
  fc.assert(
    fc.property(cases, ({ hours, step }) => {
      const end = START + hours * HOUR
      const ranges = rangesOf(START, end, step)
      const instants = ranges.flatMap((range) => {
        const count = Math.floor((range.end - range.start) / step) + 1
        expect(count).toBeLessThanOrEqual(11_001)
        return Array.from({ length: count }, (_, k) => range.start + k * step)
      })
      expect(instants).toEqual(Array.from({ length: (hours * HOUR) / step + 1 }, (_, k) => START + k * step))
    }),
    { numRuns: 30 },
  )
})
