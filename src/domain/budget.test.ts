import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BudgetStatus, budgetOf, budgetReport, isOfMonth, monthToDate } from './budget'
import { costFigures } from './cost'
import { METRIC } from './metrics'
import { hourlyRows, hourPair, severalSeries } from './testing/arbitraries'
import { asCurrent, at, type Row, series, setOf, span, steady, table } from './testing/tables'
import { lengthOf, timeRange } from './timeRange'
import { usd } from './units'

/** The tables begin on 6 October 2025: the month began 120 hours before and has 744. */
const MONTH = span(-120, 624)
const NOW = at(0.3)
const fee = (rows: readonly Row[]) => series(METRIC.managementCost, rows)
const reportOf = (budget: number, rows: readonly Row[], now = NOW) =>
  budgetReport(usd(budget), setOf(MONTH, fee(rows)), now)

test.each<[number, number | null]>([
  [100, 100],
  [0.01, 0.01],
  [0, null],
  [-5, null],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
])('an amount of %d is the budget %d', (amount, budget) => {
  expect(budgetOf(amount)).toBe(budget)
})

test.each([
  ['the month to date', span(-120, 7), true],
  ['the whole month', MONTH, true],
  ['from another day on', span(-96, 7), false],
  ['into the next month', span(-120, 625), false],
])('what adds up over %s is of the month: %s', (_, window, is) => {
  expect(isOfMonth(window)).toBe(is)
})

describe('the month', () => {
  test('is of the calendar in UTC, and has passed up to the running hour', () => {
    expect(reportOf(100, []).month).toEqual(MONTH)
    expect(monthToDate(NOW)).toEqual(span(-120, 0))
  })

  test('fault 49: has the hours it has', () => {
    const february = budgetReport(usd(1), setOf(MONTH), at(24 * 130))
    expect(lengthOf(february.month)).toBe(672)
  })

  test('of which nothing has ended yet has spent nothing that is known', () => {
    const { burn, status } = reportOf(100, steady(1, -120, 0), at(-119.5))
    expect([burn.value, status]).toEqual([null, 'unknown'])
  })
})

describe('a steady fee of 0.10 an hour since the first', () => {
  // 120 hours are 12.00 and the 624 to come 62.40.
  test('is spent as far as it was measured, and goes on', () => {
    const { burn, share, low, high } = reportOf(24, steady(0.1, -120, 0))
    expect(burn.value).toBeCloseTo(12, 9)
    expect(burn.coverage).toMatchObject({ covered: 120, window: 120 })
    expect(share.value).toBeCloseTo(0.5, 9)
    expect(low.value).toBeCloseTo(74.4, 9)
    expect(high.value).toBeCloseTo(74.4, 9)
    expect([burn, low].map(({ provenance }) => provenance)).toEqual(['observed', 'projected'])
  })

  test.each<[number, BudgetStatus]>([
    [11.99, 'over'],
    [12.01, 'likely over'],
    [74.39, 'likely over'],
    [74.41, 'within'],
  ])('stands against %d: %s', (budget, status) => {
    expect(reportOf(budget, steady(0.1, -120, 0)).status).toBe(status)
  })

  test('fault 46: a sample of the future is not spent yet', () => {
    expect(reportOf(24, steady(0.1, -120, 50)).burn.value).toBeCloseTo(12, 9)
  })

  test('and a sample of last month is not spent in this one', () => {
    expect(reportOf(24, steady(0.1, -300, 0)).burn.value).toBeCloseTo(12, 9)
  })
})

describe('a month measured in part', () => {
  // 32 of 120 hours, as recorded: 3.20, with 62.40 to come and up to 8.80 unseen.
  const rows = steady(0.1, -32, 0)

  test('has a band as wide as what nobody saw', () => {
    const { burn, low, high } = reportOf(100, rows)
    const rounded = [burn, low, high].map(({ value }) => Number(value?.toFixed(9)))
    expect(rounded).toEqual([3.2, 65.6, 74.4])
    expect(low.coverage).toMatchObject({ covered: 32, window: 120 })
  })

  test.each<[number, BudgetStatus]>([
    [65, 'likely over'],
    [66, 'at risk'],
    [74, 'at risk'],
    [75, 'within'],
  ])('stands against %d: %s', (budget, status) => {
    expect(reportOf(budget, rows).status).toBe(status)
  })

  test('too small to speak for the rest is withheld, but over is over', () => {
    const few = steady(1, -10, 0)
    const { low, high, status, projection } = reportOf(100, few)
    expect([low.value, high.value, status, projection.kind]).toEqual([null, null, 'unknown', 'withheld'])
    expect(reportOf(9, few).status).toBe('over')
  })

  test('says how much of it was not even asked for', () => {
    const day = span(-24, 0)
    const { burn } = budgetReport(usd(10), setOf(day, fee(steady(0.1, -24, 0))), NOW)
    expect(burn.notes).toContain('the first 96 hours of the month were not asked for')
    expect(reportOf(10, rows).burn.notes.join()).not.toContain('not asked for')
  })

  test('without any sample is not a month without cost', () => {
    const { burn, share, status } = reportOf(10, table({ 5: 1 }))
    expect([burn.value, share.value, status]).toEqual([null, null, 'unknown'])
  })

  test('told by current values only has spent nothing that is known', () => {
    const { burn, status } = budgetReport(usd(1), asCurrent(setOf(MONTH, fee(steady(9, -120, 0)))), NOW)
    expect([burn.value, status]).toEqual([null, 'unknown'])
  })
})

describe('laws of a budget', () => {
  const sets = fc
    .tuple(
      severalSeries(METRIC.managementCost, hourlyRows),
      severalSeries(METRIC.loadBalancerCost, hourlyRows),
    )
    .map(([a, b]) => [...a, ...b])

  test('what is spent later on is spent since', () => {
    fc.assert(
      fc.property(sets, hourPair, (all, [first, later]) => {
        const set = setOf(MONTH, ...all)
        const spent = (hour: number) => budgetReport(usd(1), set, at(hour)).burn.value ?? 0
        const between =
          costFigures(set, timeRange(at(first), at(later)), 720).infrastructure.window.value ?? 0
        expect(spent(first) + between).toBeCloseTo(spent(later), 8)
      }),
    )
  })

  test('a larger budget never stands worse', () => {
    const order: BudgetStatus[] = ['within', 'at risk', 'likely over', 'over']
    fc.assert(
      fc.property(
        sets,
        fc.integer({ min: 24, max: 60 }),
        fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 })),
        (all, hour, two) => {
          const [less, more] = two
            .sort((a, b) => a - b)
            .map((budget) => {
              const { status } = budgetReport(usd(budget), setOf(MONTH, ...all), at(hour))
              return status === 'unknown' ? null : order.indexOf(status)
            })
          if (typeof less === 'number' && typeof more === 'number') expect(more).toBeLessThanOrEqual(less)
        },
      ),
    )
  })
})
