import { describe, expect, test } from 'vitest'
import { exactly } from './band'
import type { Node } from './nodes'
import { holdingsOf, shareOf, spotByZone } from './spotZone'
import { bytes, cores, GIB, hours, instant, usd, usdPerHour } from './units'

const NEVER = new Float64Array()
const TYPES: Record<string, number> = { small: 2, large: 8 }

/** "spot a large": bought how, in which zone, of which type; `-` is not known, `gone` no longer there. */
function node(text: string, index: number): Node {
  const [purchase, zone, type = '', state] = text.split(' ')
  const vcpu = TYPES[type]
  return {
    key: `n${index}`,
    name: `n${index}`,
    providerId: null,
    instanceType: type === '-' ? null : type,
    purchase: purchase as Node['purchase'],
    zone: zone === undefined || zone === '-' ? null : { name: zone, source: 'zone label' },
    region: null,
    architecture: null,
    capacity: vcpu === undefined ? null : { cpu: cores(vcpu), memory: bytes(vcpu * 4 * GIB), source: 'feed' },
    firstSeen: instant(0),
    lastSeen: instant(0),
    price:
      vcpu === undefined
        ? null
        : {
            perHour: exactly(usdPerHour(vcpu)),
            amount: exactly(usd(3 * vcpu)),
            hours: hours(3),
            source: { kind: 'feed' },
            at: NEVER,
          },
    hours: hours(3),
    isNow: state !== 'gone',
    labels: new Map(),
    at: NEVER,
  }
}
const nodes = (...texts: string[]) => texts.map(node)

describe('holdingsOf', () => {
  test.each([
    ['nothing', [], { now: 0, seen: 0, cpu: 0, unsized: 0, hours: 0, cost: 0, unpriced: 0, rate: 0 }],
    [
      'capacity of now, hours and cost of all',
      ['spot a large', 'spot a small gone'],
      { now: 1, seen: 2, cpu: 8, unsized: 0, hours: 6, cost: 30, unpriced: 0, rate: 8, unpricedNow: 0 },
    ],
    [
      'an unknown type or price is left out and counted',
      ['spot a large', 'spot a odd'],
      { now: 2, seen: 2, cpu: 8, unsized: 1, hours: 6, cost: 24, unpriced: 1, rate: 8, unpricedNow: 1 },
    ],
    [
      'a gone node of unknown type is no gap in today’s sum, but one in the cost',
      ['spot a large', 'spot a odd gone'],
      { now: 1, seen: 2, cpu: 8, unsized: 0, hours: 6, cost: 24, unpriced: 1, rate: 8, unpricedNow: 0 },
    ],
  ])('%s', (_, texts, { cpu, cost, rate, ...rest }) => {
    const held = holdingsOf(nodes(...texts))
    expect(held).toMatchObject({ ...rest, cost: exactly(cost), rate: exactly(rate) })
    expect(held.capacity).toEqual({ cpu, memory: cpu * 4 * GIB })
  })
})

describe('spotByZone', () => {
  test('counts by zone and lifecycle, zones by name, the unknown last', () => {
    const { zones, all } = spotByZone(
      nodes('spot b large', 'on-demand a small', 'unknown a small', 'spot - large', 'spot __proto__ small'),
    )
    expect(
      zones.map(({ zone, by, all }) => [zone, by.spot.now, by['on-demand'].now, by.unknown.now, all.now]),
    ).toEqual([
      ['__proto__', 1, 0, 0, 1],
      ['a', 0, 1, 1, 2],
      ['b', 1, 0, 0, 1],
      [null, 1, 0, 0, 1],
    ])
    expect([all.by.spot.now, all.by['on-demand'].now, all.by.unknown.now, all.all.now]).toEqual([3, 1, 1, 5])
    expect(all.all.capacity.cpu).toBe(2 * 8 + 3 * 2)
  })

  test.each([
    ['no node', [], null],
    ['no node names its zone', ['spot - large', 'spot - large'], null],
    ['the unknown is no zone, however many', ['spot - large', 'spot - large', 'spot a large'], 'a'],
    ['most nodes', ['spot a large', 'spot b small', 'spot b small'], 'b'],
    ['most vCPU where nodes are even', ['spot a small', 'spot b large'], 'b'],
    ['the first by name where all is even', ['spot b small', 'spot a small'], 'a'],
  ])('largest zone: %s', (_, texts, zone) => {
    expect(spotByZone(nodes(...texts)).largestZone?.zone ?? null).toBe(zone)
  })

  test.each([
    ['no spot node', ['on-demand a large', 'unknown a large'], null],
    [
      'one zone and one type',
      ['spot a large', 'spot a large', 'spot a small'],
      { zone: 'a', instanceType: 'large', nodes: 2 },
    ],
    [
      'on-demand nodes are not in the pool',
      ['spot a large', 'on-demand a large', 'on-demand b large'],
      { zone: 'a', instanceType: 'large', nodes: 1 },
    ],
    [
      'neither zone nor type known',
      ['spot - -', 'spot - -', 'spot a large'],
      { zone: null, instanceType: null, nodes: 2 },
    ],
  ])('largest pool: %s', (_, texts, pool) => {
    expect(spotByZone(nodes(...texts)).largestPool).toEqual(pool)
  })
})

describe('what part of all some of the nodes are', () => {
  const share = (part: string[], rest: string[], by: Parameters<typeof shareOf>[2]) =>
    shareOf(holdingsOf(nodes(...part)), holdingsOf(nodes(...part, ...rest)), by)

  test('differs by what they are counted by', () => {
    // One of two nodes, 8 of 10 vCPU; a node here costs a dollar per vCPU.
    const of = (by: Parameters<typeof shareOf>[2]) => share(['spot a large'], ['spot b small'], by)
    expect([of('nodes'), of('cpu'), of('memory'), of('cost')]).toEqual([0.5, 0.8, 0.8, 0.8])
  })

  test('is not told where something is not known, or all is nothing', () => {
    const unknown = (by: Parameters<typeof shareOf>[2]) => share(['spot a large'], ['spot b odd'], by)
    expect([unknown('nodes'), unknown('cpu'), unknown('cost')]).toEqual([0.5, null, null])
    expect(share([], [], 'nodes')).toBeNull()
  })
})
