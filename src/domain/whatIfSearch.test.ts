import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyMachines, anyTerms, byType, capacity, machine, offer, terms } from './testing/whatIf'
import { fitOf, type Machine, type Terms } from './whatIf'
import { cheapestThatFit, type Search } from './whatIfSearch'

const NOTHING = { holdings: [], nodes: 0, setAside: [] }
const search = (machines: readonly Machine[], more: Partial<Terms> = {}, architectures: string[] = []) =>
  cheapestThatFit({ machines, terms: terms(more), current: NOTHING, architectures })
const plans = ({ best }: Search) =>
  best.map(({ plan }) =>
    plan.map(({ instanceType, purchase, count }) => `${count} ${instanceType} ${purchase}`).join(' + '),
  )

describe('the cheapest that fits', () => {
  test('is the fewest of one type where there is one', () => {
    // 10 vCPU at 0.65 on 5.2 each: two. On spot, because that is cheaper and allowed.
    expect(plans(search([machine('a')]))).toEqual(['2 a spot'])
    expect(plans(search([machine('a')], { mostSpot: 0 }))).toEqual(['2 a on-demand'])
    expect(plans(search([machine('a')], { mostSpot: 0.5 }))).toEqual(['1 a on-demand + 1 a spot'])
  })

  test('mixes two types where that is cheaper than either', () => {
    // 5.2 and 1.3 vCPU each: two of a (10.4) or eight of b; for 6.5 vCPU one of each.
    const a = machine('a', { spot: offer(0.08) })
    const b = machine('b', { capacity: capacity(2, 8), spot: offer(0.03) })
    const found = search([a, b], { ordinary: capacity(6.5, 1) })
    expect(plans(found)).toEqual(['1 a spot + 1 b spot', '5 b spot', '2 a spot'])
    expect(found.best[0]?.cost.after.high).toBeCloseTo(0.11, 12)
    expect(found.best[0]?.nodes).toBe(2)
  })

  test('ranks by the upper end of what a plan costs', () => {
    const sure = machine('sure', { spot: offer(0.09) })
    const wide = machine('wide', { spot: offer(0.01, 0.1) })
    expect(plans(search([wide, sure]))[0]).toBe('2 sure spot')
  })

  test('buys no spot where spot is dearer', () => {
    expect(plans(search([machine('a', { spot: offer(0.3) })]))).toEqual(['2 a on-demand'])
  })

  test('lets a pair hold the largest pod on one of its types', () => {
    const small = machine('small', { capacity: capacity(2, 8), spot: offer(0.01) })
    const found = search([machine('a'), small], { largestPod: capacity(4, 4) })
    expect(plans(found)[0]).toBe('1 a spot + 4 small spot')
    expect(found.excluded).toEqual(new Map([['too small for the largest pod', 1]]))
  })

  test('says of how many types it is silent, and why', () => {
    const found = search(
      [
        machine('a', { inUse: 4 }),
        machine('unpriced', { spot: null, onDemand: null }),
        machine('only spot', { onDemand: null }),
        machine('arm', { architecture: 'arm64' }),
        machine('gpu', { gpus: 1 }),
        machine('tiny', { capacity: capacity(1, 2) }),
        machine('narrow', { capacity: capacity(0.5, 8) }),
      ],
      { mostSpot: 0.5, daemonSetPerNode: capacity(0.4, 0.1) },
      ['amd64'],
    )
    expect(found.types).toBe(7)
    expect(found.excluded).toEqual(
      new Map([
        ['no price', 2],
        ['other processor', 1],
        ['GPUs', 1],
        ['hardly more than its own system', 1],
        ['overfilled by DaemonSet pods', 1],
      ]),
    )
  })

  test('offers ten and counts the rest', () => {
    const many = Array.from({ length: 8 }, (_, i) => machine(`m${i}`, { spot: offer(0.08 + i / 1000) }))
    const found = search(many)
    expect(found.best).toHaveLength(10)
    // 8 types and 28 pairs.
    expect(found.best.length + found.dearer).toBe(36)
  })
})

describe('laws', () => {
  const question = fc.record({ machines: anyMachines, under: anyTerms })
  const cheapest = (machines: readonly Machine[], under: Terms) =>
    search(machines, under).best[0]?.cost.after.high ?? Number.POSITIVE_INFINITY

  test('all it finds fits, at the price it says', () => {
    fc.assert(
      fc.property(question, ({ machines, under }) => {
        const costs = search(machines, under).best.map(({ plan, cost }) => {
          expect(fitOf(plan, byType(...machines), under).shortfalls).toEqual([])
          return cost.after.high
        })
        // Of equal ones, but for what float arithmetic leaves, that of fewer nodes comes first.
        for (const [i, cost] of costs.entries())
          expect(cost).toBeGreaterThanOrEqual((costs[i - 1] ?? 0) - 1e-9)
      }),
    )
  })

  test('nothing that fits is cheaper: no plan of up to six nodes of two types', () => {
    fc.assert(
      fc.property(question, ({ machines, under }) => {
        const types = byType(...machines)
        const least = cheapest(machines, under)
        for (const a of machines)
          for (const b of machines)
            for (let n = 0; n <= 6; n++)
              for (let m = 0; n + m <= 6 && (a !== b || m === 0); m++) {
                // Spot as far as each type may have of it, which is what the search buys.
                const bought = [a, b].flatMap((one, i) => {
                  const count = i === 0 ? n : m
                  const spot = Math.floor(count * under.mostSpot + 1e-9)
                  return [
                    { instanceType: one.instanceType, purchase: 'spot' as const, count: spot },
                    { instanceType: one.instanceType, purchase: 'on-demand' as const, count: count - spot },
                  ].filter((group) => group.count > 0)
                })
                if (bought.length === 0 || fitOf(bought, types, under).shortfalls.length > 0) continue
                const cost = bought.reduce((sum, { instanceType, purchase, count }) => {
                  const one = types.get(instanceType)
                  const price = purchase === 'spot' ? one?.spot : one?.onDemand
                  return sum + count * (price?.perHour.high ?? Number.POSITIVE_INFINITY)
                }, 0)
                expect(cost).toBeGreaterThanOrEqual(least - 1e-9)
              }
      }),
      { numRuns: 60 },
    )
  })

  test('with one condition less the cheapest is never dearer', () => {
    fc.assert(
      fc.property(question, ({ machines, under }) => {
        const least = cheapest(machines, under)
        const looser: Terms[] = [
          { ...under, onePerZone: false },
          { ...under, spare: false },
          { ...under, zones: 1 },
          { ...under, fill: 1 },
          { ...under, mostSpot: 1 },
          { ...under, largestPod: capacity(0, 0) },
          { ...under, daemonSetPerNode: capacity(0, 0) },
          { ...under, ordinary: capacity(under.ordinary.cpu / 2, under.ordinary.memory / 2 ** 30) },
        ]
        for (const one of looser) expect(cheapest(machines, one)).toBeLessThanOrEqual(least + 1e-9)
      }),
    )
  })
})
