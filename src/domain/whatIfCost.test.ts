import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { METRIC, NODE_PRICE_METRIC } from './metrics'
import { nodesIn, nodesNow } from './nodes'
import { SHIPPED_PRICES } from './shippedPrices'
import type { PriceSources } from './statedPrice'
import { node } from './testing/nodes'
import { priceEntry } from './testing/prices'
import { series, setOf, span, steady } from './testing/tables'
import { anyMachines, anyPlan, byType, capacity, machine, offer } from './testing/whatIf'
import { usdPerHour } from './units'
import type { Group, Machine } from './whatIf'
import { type Current, currentOf, planCost } from './whatIfCost'

const group = (instanceType: string, count: number, purchase: Group['purchase'] = 'spot'): Group => ({
  instanceType,
  purchase,
  count,
})
const holding = (one: Machine, count: number, purchase: Group['purchase'] = 'spot') => ({
  instanceType: one.instanceType,
  purchase,
  count,
  offer: (purchase === 'spot' ? one.spot : one.onDemand) ?? offer(0),
})
const current = (...holdings: Current['holdings']): Current => ({
  holdings,
  nodes: holdings.reduce((sum, { count }) => sum + count, 0),
  setAside: [],
})

describe('what a plan costs beside today', () => {
  // Kubecost's documentation of its cluster sizing API prints both monthly costs and what is saved.
  test('Kubecost’s worked example, to the last digit', () => {
    const MONTH = 730
    const e2 = machine('e2-medium', { onDemand: offer(73.37156999999999 / (3 * MONTH)) })
    const n1 = machine('n1-standard-1', { capacity: capacity(1, 3.75), onDemand: offer(0.033249825) })
    const cost = planCost(
      [group('n1-standard-1', 3, 'on-demand')],
      byType(e2, n1),
      current(holding(e2, 3, 'on-demand')),
    )
    expect((cost?.before.low ?? 0) * MONTH).toBeCloseTo(73.37156999999999, 10)
    expect((cost?.after.low ?? 0) * MONTH).toBeCloseTo(72.81711675, 10)
    expect((cost?.saving.low ?? 0) * MONTH).toBeCloseTo(0.5544532499999946, 10)
    expect(cost?.saving.high).toBe(cost?.saving.low)
  })

  const RANGED = machine('ranged', { spot: offer(0.07, 0.08, 'catalogue') })

  test('a kind that stays has one price on both sides: only what goes is uncertain', () => {
    const cost = planCost([group('ranged', 3)], byType(RANGED), current(holding(RANGED, 4)))
    expect(cost?.before).toEqual({ low: expect.closeTo(0.28, 12), high: expect.closeTo(0.32, 12) })
    expect(cost?.saving).toEqual({ low: 0.07, high: 0.08 })
    expect(cost?.kinds).toEqual(['catalogue'])
  })

  test('two kinds vary independently', () => {
    const other = machine('other', { spot: offer(0.1, 0.2) })
    const cost = planCost([group('other', 1)], byType(RANGED, other), current(holding(RANGED, 4)))
    // 4 × 0.07 − 0.2 to 4 × 0.08 − 0.1.
    expect(cost?.saving.low).toBeCloseTo(0.08, 12)
    expect(cost?.saving.high).toBeCloseTo(0.22, 12)
  })

  test('a dearer plan saves nothing, and by how much it is dearer is told', () => {
    const cost = planCost([group('ranged', 6)], byType(RANGED), current(holding(RANGED, 4)))
    expect(cost?.saving).toEqual({ low: 0, high: 0 })
    expect(cost?.change).toEqual({ low: -0.16, high: -0.14 })
  })

  test('kinds that cost the same cancel out, and what float arithmetic leaves of them is no change', () => {
    // Of prices that no float holds: 3 × 0.1 is a little more than 0.3.
    const [tenth, whole] = [machine('tenth', { spot: offer(0.1) }), machine('whole', { spot: offer(0.3) })]
    const types = byType(tenth, whole)
    const zero = { low: 0, high: 0 }
    expect(planCost([group('whole', 1)], types, current(holding(tenth, 3)))).toMatchObject({
      change: zero,
      saving: zero,
    })
    expect(planCost([group('tenth', 3)], types, current(holding(whole, 1)))).toMatchObject({
      change: zero,
      saving: zero,
    })
  })

  test('a group nobody says a price of leaves no cost, not a smaller one', () => {
    const unpriced = machine('free?', { spot: null })
    expect(planCost([group('ranged', 1), group('free?', 1)], byType(RANGED, unpriced), current())).toBeNull()
    expect(
      planCost([group('ranged', 1), group('free?', 0)], byType(RANGED, unpriced), current()),
    ).not.toBeNull()
  })

  test('law: a saving is never negative and never more than today costs', () => {
    const scenario = anyMachines.chain((machines) =>
      fc.record({ machines: fc.constant(machines), before: anyPlan(machines), plan: anyPlan(machines) }),
    )
    fc.assert(
      fc.property(scenario, ({ machines, before, plan }) => {
        const types = byType(...machines)
        const holdings = before.flatMap(({ instanceType, purchase, count }) => {
          const one = types.get(instanceType)
          const priced = purchase === 'spot' ? one?.spot : one?.onDemand
          return one && priced && count > 0 ? [holding(one, count, purchase)] : []
        })
        const distinct = [...new Map(holdings.map((one) => [one.instanceType + one.purchase, one])).values()]
        const cost = planCost(plan, types, current(...distinct))
        if (cost === null) return
        const { saving, before: now, after } = cost
        expect(saving.low).toBeGreaterThanOrEqual(0)
        expect(saving.low).toBeLessThanOrEqual(saving.high + 1e-9)
        expect(saving.low).toBeLessThanOrEqual(now.low)
        expect(saving.high).toBeLessThanOrEqual(now.high)
        expect(after.low).toBeLessThanOrEqual(after.high + 1e-9)
      }),
    )
  })
})

describe('today’s nodes', () => {
  const WINDOW = span(0, 4)
  const sources = (more: Partial<PriceSources> = {}): PriceSources => ({
    book: [],
    shipped: SHIPPED_PRICES,
    ...more,
  })
  const HERE = { labels: { region: 'ap-south-1' } }
  const price = (name: string, perHour: number) =>
    series(NODE_PRICE_METRIC, steady(perHour, 0, 4), { provider_id: `aws:///a/i-${name}` })
  const now = (all: Parameters<typeof setOf>[1][], prices = sources()) =>
    nodesNow(nodesIn(setOf(WINDOW, ...all), WINDOW, prices))

  test('take the feed’s price before the book’s, the book’s before the catalogue’s, and that before default rates', () => {
    const nodes = now(
      [
        node('1', HERE),
        node('2', HERE),
        price('1', 0.05),
        node('3', { ...HERE, type: 'm5.large' }),
        node('4', { ...HERE, type: 'm5.xlarge' }),
      ],
      sources({ book: [priceEntry({ purchase: 'spot', perHour: usdPerHour(0.03) })] }),
    )
    const { holdings, setAside } = currentOf(nodes)
    expect(setAside).toEqual([])
    expect(holdings).toEqual([
      // One at 0.05, one at 0.0709 to 0.0783.
      {
        instanceType: 't3a.2xlarge',
        purchase: 'spot',
        count: 2,
        offer: {
          perHour: { low: expect.closeTo(0.06045, 12), high: expect.closeTo(0.06415, 12) },
          kinds: ['feed', 'catalogue'],
          sources: ['SkyPilot catalogue v8, a snapshot of the AWS price list', 'the feed'],
        },
      },
      {
        instanceType: 'm5.large',
        purchase: 'spot',
        count: 1,
        offer: {
          perHour: { low: 0.03, high: 0.03 },
          kinds: ['price book'],
          sources: ['contract, 2025-10-01'],
        },
      },
      {
        instanceType: 'm5.xlarge',
        purchase: 'spot',
        count: 1,
        offer: {
          // 4 × 0.006655 + 16 × 0.000892.
          perHour: { low: expect.closeTo(0.040892, 12), high: expect.closeTo(0.040892, 12) },
          kinds: ['default rates'],
          sources: ['OpenCost, default configuration (GCP us-central1), 2024-10'],
        },
      },
    ])
  })

  test('bought nobody knows how, one costs between spot and on demand', () => {
    const [held] = currentOf(now([node('1', { ...HERE, flag: 7 })])).holdings
    expect(held).toMatchObject({ purchase: 'unknown', offer: { perHour: { low: 0.0709, high: 0.1971 } } })
  })

  test('of unknown size or price are set aside and in no sum', () => {
    const nodes = [node('1', { ...HERE, type: 'custom' }), node('2', HERE)]
    const known = currentOf(now(nodes))
    expect([known.nodes, known.setAside.map(({ name }) => name)]).toEqual([1, ['1']])
    // Where the feed's money is no dollar, nothing shipped is a price of it.
    const unpriced = currentOf(now(nodes, sources({ shipped: [] })))
    expect([unpriced.nodes, unpriced.holdings, unpriced.setAside.length]).toEqual([0, [], 2])
  })

  test('need no samples of anything but themselves', () => {
    expect(currentOf(now([series(METRIC.managementCost, steady(0.1, 0, 4))])).holdings).toEqual([])
  })
})
