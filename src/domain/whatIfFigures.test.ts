import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { about } from './testing/bands'
import { byType, machine, offer } from './testing/whatIf'
import { usdPerHour } from './units'
import type { Group } from './whatIf'
import { type Current, costToday, planCost } from './whatIfCost'
import { adviceFigures, eitherWay, planFigures } from './whatIfFigures'

const band = (low: number, high: number) => ({ low: usdPerHour(low), high: usdPerHour(high) })

describe('which way a cost changes', () => {
  test.each([
    ['surely saved', band(1, 3), { saving: band(1, 3), extra: null }],
    ['saved, if anything', band(0, 3), { saving: band(0, 3), extra: null }],
    ['neither', band(0, 0), { saving: band(0, 0), extra: null }],
    ['nobody can say', band(-2, 3), { saving: band(0, 3), extra: band(0, 2) }],
    ['more, if anything', band(-2, 0), { saving: null, extra: band(0, 2) }],
    ['surely more', band(-3, -2), { saving: null, extra: band(2, 3) }],
  ])('%s', (_, change, expected) => {
    expect(eitherWay(change)).toEqual(expected)
  })

  test('law: never below zero either way, in order, and together as wide as the change', () => {
    const anyBand = fc
      .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([low, more]) => band(low, low + more))
    fc.assert(
      fc.property(anyBand, (change) => {
        const { saving, extra } = eitherWay(change)
        expect(saving ?? extra).not.toBeNull()
        const widths = [saving, extra].map((one) => {
          expect(one?.low ?? 0).toBeGreaterThanOrEqual(0)
          expect(one?.high ?? 0).toBeGreaterThanOrEqual(one?.low ?? 0)
          return one ? one.high - one.low : 0
        })
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(change.high - change.low)
      }),
    )
  })
})

const NOTHING = { inputs: [], notes: [] }

test('an advice that costs more says how much, in figures of a month', () => {
  const { saving, extra } = adviceFigures(band(-0.1262, -0.1188), 720, NOTHING)
  expect(saving).toBeNull()
  // 720 h.
  expect(extra).toMatchObject({ id: 'advice.extra', value: about(85.536, 90.864) })
})

describe('a plan', () => {
  const TODAY = {
    holdings: [{ instanceType: 'a', purchase: 'spot' as const, count: 4, offer: offer(0.07, 0.08) }],
    nodes: 4,
    setAside: [],
  }
  const a = machine('a', { spot: offer(0.07, 0.08), onDemand: offer(0.2) })
  const NO_EVIDENCE = { before: [], after: [], saving: [] }
  const types = byType(a, machine('free?', { spot: null }))
  const figures = (plan: Group[], today: Current = TODAY) =>
    planFigures({ today: costToday(today), cost: planCost(plan, types, today) }, 720, NO_EVIDENCE, [])
  const plan = (count: number, purchase: Group['purchase'] = 'spot', instanceType = 'a'): Group[] => [
    { instanceType, purchase, count },
  ]

  test('that is cheaper saves', () => {
    expect(figures(plan(3))).toMatchObject({ saving: { value: about(50.4, 57.6) }, extra: null })
  })

  test('that is dearer costs so much more, and no saving of zero stands beside it', () => {
    // 3 × 0.2 − 4 × 0.08 and − 4 × 0.07, × 720.
    expect(figures(plan(3, 'on-demand'))).toMatchObject({
      saving: null,
      extra: { id: 'whatIf.extra', value: about(201.6, 230.4) },
    })
  })

  test('without a price has neither, and says why; what today costs stands', () => {
    const reason = 'a part of it has no price, and is not free'
    expect(figures(plan(1, 'spot', 'free?'))).toMatchObject({
      before: { value: about(201.6, 230.4) },
      after: { value: null, reason },
      saving: { value: null, reason },
      extra: null,
    })
  })

  test('saves nothing of nodes nobody says a price of, nor costs more than they do', () => {
    const reason = 'no price is known for today’s nodes, and they are not free'
    expect(figures(plan(3), { holdings: [], nodes: 0, setAside: [] })).toMatchObject({
      before: { value: null, reason },
      after: { value: about(151.2, 172.8) },
      saving: { value: null, reason },
      extra: null,
    })
  })
})
