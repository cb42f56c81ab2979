import { describe, expect, test } from 'vitest'
import { NODE_CAPACITY_METRIC } from './metrics'
import { capacityOf, countOf, nodeFigures, zoneCounts } from './nodeFigures'
import { nodesIn, nodesNow } from './nodes'
import { node } from './testing/nodes'
import { asCurrent, at, series, setOf, span, steady, table } from './testing/tables'
import { GIB } from './units'

const WINDOW = span(0, 4)
type All = Parameters<typeof setOf>[1][]
const figuresOf = (...all: All) => nodeFigures(nodesIn(setOf(WINDOW, ...all), WINDOW))
const nowOf = (...all: All) => nodesNow(nodesIn(setOf(WINDOW, ...all), WINDOW))

/** Two in a and one in b on spot, one in b on demand; one was there for two hours and is gone. */
const FIVE = [
  node('1'),
  node('2'),
  node('3', { zone: 'b' }),
  node('4', { zone: 'b', flag: 0, type: 'm5.large' }),
  node('5', { rows: steady(1, 0, 2) }),
]

describe('nodes', () => {
  test('fault 13: five seen, four now', () => {
    const { now, seen, nodeHours } = figuresOf(...FIVE)
    expect([now.value, seen.value, nodeHours.value]).toEqual([4, 5, 4 * 4 + 2])
    expect(now.inputs).toMatchObject([{ series: 5, samples: 18, first: at(1), last: at(4) }])
  })

  test('on spot, by zone, and what they hold together', () => {
    const { spot, zones, capacity, largestZone, largestSpotPool } = figuresOf(...FIVE)
    expect(spot.value).toEqual({ part: 3, of: 4 })
    expect(zones.value).toEqual([
      { zone: 'a', nodes: 2 },
      { zone: 'b', nodes: 2 },
    ])
    // Three of 8 vCPU and 32 GiB, an m5.large of 2 and 8.
    expect(capacity).toMatchObject({
      value: { cpu: 26, memory: 104 * GIB },
      provenance: 'modelled',
      notes: [],
    })
    expect(largestZone.value).toBe(0.5)
    expect(largestSpotPool.value).toEqual({ part: 2, of: 4 })
  })

  test('none: every figure is missing with a reason, none is 0', () => {
    for (const figure of Object.values(figuresOf())) {
      expect(figure).toMatchObject({ value: null, reason: expect.stringContaining('no samples') })
    }
  })

  test('a sample at the window’s start makes a node, and no hour of it', () => {
    const { now, nodeHours } = figuresOf(node('1', { rows: table({ 0: 1 }) }))
    expect([now.value, nodeHours.value]).toEqual([1, null])
  })

  test('current values speak of nodes and not of hours', () => {
    const set = asCurrent(setOf(WINDOW, node('1', { rows: table({ 4: 1 }) })))
    const { now, nodeHours } = nodeFigures(nodesIn(set, WINDOW))
    expect([now.value, nodeHours.value]).toEqual([1, null])
  })
})

describe('what is unknown is not taken for something else', () => {
  test('a flag that says nothing is neither spot nor on-demand', () => {
    const { spot } = figuresOf(node('1'), node('2', { flag: 2 }))
    expect(spot.value).toEqual({ part: 1, of: 2 })
    expect(spot.notes).toEqual(['1 of 2 nodes have no usable flag and count as unknown'])
  })

  test('no usable flag at all is not "none on spot"', () => {
    const { spot, largestSpotPool } = figuresOf(node('1', { flag: 2 }), node('2', { flag: 2 }))
    for (const figure of [spot, largestSpotPool])
      expect(figure).toMatchObject({ value: null, reason: 'no node has a usable flag' })
  })

  test('no spot node is 0, and a measurement', () => {
    const { spot, largestSpotPool } = figuresOf(node('1', { flag: 0 }))
    expect([spot.value, largestSpotPool.value]).toEqual([
      { part: 0, of: 1 },
      { part: 0, of: 1 },
    ])
  })

  test('nodes without a zone are not the largest zone', () => {
    const nowhere = (name: string) => node(name, { labels: { provider_id: name } })
    const { zones, largestZone } = figuresOf(
      node('1', { zone: 'z' }),
      nowhere('2'),
      nowhere('3'),
      nowhere('4'),
    )
    expect(zones.value).toEqual([
      { zone: 'z', nodes: 1 },
      { zone: 'unknown', nodes: 3 },
    ])
    expect(largestZone.value).toBe(0.25)
    expect(figuresOf(nowhere('2')).largestZone).toMatchObject({
      value: null,
      reason: 'no node names its zone',
    })
  })

  test('a node of unknown size is left out of the capacity, which says so', () => {
    const { capacity } = figuresOf(node('1'), node('2', { type: 'custom' }))
    expect(capacity.value).toEqual({ cpu: 8, memory: 32 * GIB })
    expect(capacity.notes).toEqual(['1 of 2 nodes have no known capacity and are left out'])
    expect(figuresOf(node('2', { type: 'custom' })).capacity.value).toBeNull()
  })
})

test('capacity from the feed is observed', () => {
  const said = (resource: string, value: number) =>
    series(NODE_CAPACITY_METRIC, table({ 4: value }), { node: '1', resource })
  const { capacity } = figuresOf(node('1'), said('cpu', 8), said('memory', 31 * GIB))
  expect(capacity).toMatchObject({ provenance: 'observed', value: { cpu: 8, memory: 31 * GIB } })
})

describe('the largest spot pool', () => {
  test.each<[string, All, number]>([
    ['is one zone', [node('1'), node('2', { zone: 'b' })], 1],
    ['is one instance type', [node('1'), node('2', { type: 'm5.large' })], 1],
    ['counts no on-demand node', [node('1'), node('2', { flag: 0 })], 1],
    ['is the fullest, not the first', [node('1', { zone: 'b' }), node('2'), node('3')], 2],
  ])('%s', (_, all, part) => {
    expect(figuresOf(...all).largestSpotPool.value).toMatchObject({ part })
  })
})

test('sums over nodes: by zone, by purchase, of capacity', () => {
  const now = nowOf(...FIVE)
  expect(zoneCounts(now).reduce((sum, { nodes }) => sum + nodes, 0)).toBe(now.length)
  expect([countOf(now, 'spot'), countOf(now, 'on-demand'), countOf(now, 'unknown')]).toEqual([3, 1, 0])
  expect(capacityOf([])).toEqual({ total: { cpu: 0, memory: 0 }, unknown: 0 })
})
