import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Aftermath, afterLoss, aftermathsOf, fillAfter, fitAfter, lossName } from './losses'
import { type Node, nodesIn, nodesNow } from './nodes'
import type { Demand } from './sizing'
import { node } from './testing/nodes'
import { setOf, span } from './testing/tables'
import { bytes, cores, GIB } from './units'

/** A node as a few words: zone, type and flag; `-` is not known. Large: 8 vCPU, 32 GiB. Small: 2 vCPU, 8 GiB. */
const TYPES: Record<string, string> = { large: 't3a.2xlarge', small: 'm5.large', odd: 'odd', '-': '' }
const FLAGS: Record<string, number> = { spot: 1, 'on-demand': 0, '-': 0.5 }
function nodesOf(...texts: string[]): Node[] {
  const window = span(0, 4)
  const all = texts.map((text, i) => {
    const [zone = '-', type = 'large', purchase = 'spot'] = text.split(' ')
    const id = zone === '-' ? `i-${i}` : `aws:///${zone}/i-${i}`
    return node(`n${i}`, { type: TYPES[type] ?? '', flag: FLAGS[purchase] ?? 1, labels: { provider_id: id } })
  })
  return nodesNow(nodesIn(setOf(window, ...all), window))
}

const demand = (cpu: number, gib: number, perNode?: readonly [cpu: number, gib: number]): Demand => ({
  ordinary: { cpu: cores(cpu), memory: bytes(gib * GIB) },
  daemonSetPerNode: perNode ? { cpu: cores(perNode[0]), memory: bytes(perNode[1] * GIB) } : null,
})
const zone = (name: string) => ({ kind: 'zone', zone: name }) as const
const pool = (name: string, type: string, bought: 'spot' | 'on-demand' = 'spot') =>
  ({ kind: `${bought} pool`, zone: name, instanceType: TYPES[type] ?? '' }) as const

/** The nodes of the recording: a t3a.2xlarge on spot in zones a and b, two of them in c. */
const RECORDED = ['a', 'b', 'c', 'c']

describe('what there is to lose', () => {
  test('zones, spot pools and on-demand pools, those that take most first', () => {
    const all = aftermathsOf(
      nodesOf(
        ...['a large', 'b', 'b small', 'b small', 'c large on-demand', '- large', 'a - spot'],
        ...['b large on-demand', 'b large on-demand', 'c - on-demand', 'c small -'],
      ),
    )
    expect(all.map(({ loss, lost }) => [lossName(loss), lost.length])).toEqual([
      ['b', 5],
      ['c', 3],
      ['a', 2],
      ['b/m5.large', 2],
      ['a/t3a.2xlarge', 1],
      ['b/t3a.2xlarge', 1],
      ['b/t3a.2xlarge/on-demand', 2],
      ['c/t3a.2xlarge/on-demand', 1],
    ])
  })

  test('nothing, where no node names its zone', () => {
    expect(aftermathsOf(nodesOf('-', '-'))).toEqual([])
  })
})

test.each([
  ['a zone takes what is known to stand in it', zone('c'), RECORDED, [2, 0, 2]],
  ['a node without a zone may stand in it', zone('c'), [...RECORDED, '-'], [2, 1, 2]],
  [
    'a pool takes spot nodes of its type alone',
    pool('a', 'large'),
    ['a', 'a small', 'a large on-demand', 'b'],
    [1, 0, 3],
  ],
  [
    'one on demand takes none on spot',
    pool('a', 'large', 'on-demand'),
    ['a', 'a small on-demand', 'a large on-demand', 'a large -', 'b large on-demand'],
    [1, 1, 3],
  ],
  [
    'of a pool may be what is bought nobody knows how',
    pool('a', 'large'),
    ['a', 'a large -', 'b large -'],
    [1, 1, 1],
  ],
  ['or is of nobody knows which type', pool('a', 'large'), ['a', 'a - spot', 'a - on-demand'], [1, 1, 1]],
  ['or stands nobody knows where', pool('a', 'large'), ['a', '- large', '- small', '- - -'], [1, 2, 1]],
])('%s', (_, loss, texts, [lost, unsure, left]) => {
  const after = afterLoss(loss, nodesOf(...texts))
  expect([after.lost.length, after.unsure.length, after.left.length]).toEqual([lost, unsure, left])
})

describe('whether it fits', () => {
  const verdict = (after: Aftermath, of: Demand | null, fill: number) => {
    const fit = fitAfter(after, of, fill)
    return fit.verdict === 'cannot say' ? fit.reasons.join('; ') : fit.verdict
  }
  const without = (lost: string, ...texts: string[]) => afterLoss(zone(lost), nodesOf(...texts))

  // Two nodes are left: 16 vCPU and 64 GiB; at 0.65 that is 10.4 and 41.6.
  test.each([
    [demand(10.4, 13.8), 'fits'],
    [demand(10.5, 13.8), 'does not fit'],
    [demand(6.9, 41.7), 'does not fit'],
    // 10.4 − 2 × 0.2 and 41.6 − 2 × 0.8.
    [demand(10, 40, [0.2, 0.8]), 'fits'],
    [demand(10.1, 40, [0.2, 0.8]), 'does not fit'],
    [null, 'what pods allocate is not known for this window'],
  ])('without the larger zone of the recording, %j: %s', (of, expected) => {
    expect(verdict(without('c', ...RECORDED), of, 0.65)).toBe(expected)
  })

  test('unknown capacity is neither room nor the want of it', () => {
    const after = without('c', 'a', 'b odd', 'c')
    expect(verdict(after, demand(5, 10), 0.65)).toBe('fits')
    expect(verdict(after, demand(6, 10), 0.65)).toBe(
      'the capacity of 1 of the nodes that may be left is not known',
    )
    // What is lost need not be known.
    expect(verdict(without('c', 'a', 'c odd'), demand(6, 10), 0.65)).toBe('does not fit')
  })

  test('an unknown zone is neither lost nor left', () => {
    const after = without('c', 'a', '-', 'c')
    expect(verdict(after, demand(5, 10), 0.65)).toBe('fits')
    expect(verdict(after, demand(10, 10), 0.65)).toBe(
      'of 1 nodes it is not known whether they would be lost too',
    )
    expect(verdict(after, demand(11, 10), 0.65)).toBe('does not fit')
  })

  test('nothing left is no room', () => {
    expect(verdict(without('a', 'a'), demand(1, 1), 0.8)).toBe('does not fit')
  })

  test('how full the rest would be is of what is left, and not known where that is not', () => {
    expect(fillAfter(without('c', ...RECORDED), demand(7, 16))).toEqual({ cpu: 7 / 16, memory: 16 / 64 })
    expect(fillAfter(without('c', ...RECORDED), demand(7, 16, [0.5, 1]))).toEqual({
      cpu: 8 / 16,
      memory: 18 / 64,
    })
    expect(fillAfter(without('c', 'a', 'b odd', 'c'), demand(7, 16))).toBeNull()
    expect(fillAfter(without('a', 'a'), demand(7, 16))).toBeNull()
  })
})

describe('laws', () => {
  const someZone = fc.constantFrom('a', 'b', 'c', '-')
  const someType = fc.constantFrom('large', 'small', 'odd', '-')
  const somePurchase = fc.constantFrom('spot', 'on-demand', '-')
  const text = fc.tuple(someZone, someType, somePurchase).map((words) => words.join(' '))
  const texts = fc.array(text, { minLength: 1, maxLength: 8 })
  const someDemand = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 160 }), fc.nat(3), fc.nat(9))
    .map(([cpu, gib, podCpu, podGib]) => demand(cpu, gib, [podCpu, podGib]))
  const fill = fc.constantFrom(0.5, 0.65, 0.8, 1)
  const RANK = { 'does not fit': 0, 'cannot say': 1, fits: 2 }
  const rank = (after: Aftermath, of: Demand, to: number) => RANK[fitAfter(after, of, to).verdict]

  test('every node is lost, left, or of uncertain fate, and once', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const now = nodesOf(...all)
        const keys = (nodes: readonly Node[]) => nodes.map(({ key }) => key)
        for (const { lost, unsure, left } of aftermathsOf(now))
          expect(keys([...lost, ...unsure, ...left]).sort()).toEqual(keys(now).sort())
      }),
    )
  })

  test('losing more never fits better: a zone takes all of its pools', () => {
    fc.assert(
      fc.property(texts, someDemand, fill, (all, of, to) => {
        const afterwards = aftermathsOf(nodesOf(...all))
        for (const one of afterwards)
          for (const other of afterwards)
            if (one.loss.kind !== 'zone' && other.loss.kind === 'zone' && one.loss.zone === other.loss.zone)
              expect(rank(other, of, to)).toBeLessThanOrEqual(rank(one, of, to))
      }),
    )
  })

  test('a node fewer, a lower target or more to carry never fits better', () => {
    fc.assert(
      fc.property(texts, someDemand, fc.nat(7), (all, of, at) => {
        const now = nodesOf(...all)
        const fewer = now.toSpliced(at % now.length, 1)
        const more = { ...of, ordinary: { ...of.ordinary, cpu: cores(of.ordinary.cpu + 1) } }
        for (const { loss } of aftermathsOf(now)) {
          const before = rank(afterLoss(loss, now), of, 0.65)
          expect(rank(afterLoss(loss, fewer), of, 0.65)).toBeLessThanOrEqual(before)
          expect(rank(afterLoss(loss, now), of, 0.5)).toBeLessThanOrEqual(before)
          expect(rank(afterLoss(loss, now), more, 0.65)).toBeLessThanOrEqual(before)
        }
      }),
    )
  })

  test('whatever the unknown turns out to be, what was said of it stands', () => {
    const known = fc.tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom('large', 'small'),
      fc.constantFrom('spot', 'on-demand'),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, known), { minLength: 1, maxLength: 8 }),
        someDemand,
        fill,
        (all, of, to) => {
          const before = nodesOf(...all.map(([said]) => said))
          const turnedOut = all.map(([said, truth]) =>
            said
              .split(' ')
              .map((word, i) => (word === '-' || word === 'odd' ? truth[i] : word))
              .join(' '),
          )
          const after = nodesOf(...turnedOut)
          for (const { loss } of aftermathsOf(before)) {
            // Here a type without a size turns out by taking the name of another: its own pool is then none.
            if (loss.kind !== 'zone' && loss.instanceType === 'odd') continue
            const said = fitAfter(afterLoss(loss, before), of, to).verdict
            if (said !== 'cannot say') expect(fitAfter(afterLoss(loss, after), of, to).verdict).toBe(said)
          }
        },
      ),
    )
  })
})
