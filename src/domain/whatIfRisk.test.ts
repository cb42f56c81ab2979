import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodesIn } from './nodes'
import { node } from './testing/nodes'
import { setOf, span } from './testing/tables'
import { anyPlan, machine } from './testing/whatIf'
import type { Group } from './whatIf'
import { riskNow, riskOfPlan } from './whatIfRisk'

const group = (text: string): Group => {
  const [count = '0', instanceType = '', purchase = 'spot', zones] = text.split(' ')
  return {
    count: Number(count),
    instanceType,
    purchase: purchase === 'spot' ? 'spot' : 'on-demand',
    ...(zones && { zones: Number(zones) }),
  }
}

test('today’s nodes are counted as they stand', () => {
  const window = span(0, 4)
  const all = [...'abcc'].map((zone, i) => node(`n${i}`, { zone, flag: i === 0 ? 0 : 1 }))
  expect(riskNow(nodesIn(setOf(window, ...all), window))).toEqual({
    nodes: 4,
    onSpot: 3,
    largestZone: 2,
    largestPool: 2,
  })
})

test.each([
  ['are dealt out evenly', ['7 large'], 3, [3, 3]],
  ['of two rows are dealt out together', ['1 large', '2 large on-demand'], 3, [1, 1]],
  ['of one row in one zone all go with it', ['4 large spot 3', '2 large on-demand 1'], 3, [4, 2]],
  ['of one type in two rows may share a zone', ['4 large spot 2', '1 large spot 1'], 3, [3, 3]],
  ['of two types are two pools', ['4 large spot 2', '6 small spot 2'], 3, [5, 3]],
  ['of a row without zones of its own go on top', ['3 large', '5 small on-demand 1'], 3, [6, 1]],
])('nodes %s', (_, rows, zones, [largestZone, largestPool]) => {
  expect(riskOfPlan(rows.map(group), zones)).toMatchObject({ largestZone, largestPool })
})

test('law: a zone never takes more than there is, nor less than its even part', () => {
  fc.assert(
    fc.property(anyPlan([machine('a'), machine('b')]), fc.integer({ min: 1, max: 4 }), (plan, zones) => {
      const { nodes, onSpot, largestZone, largestPool } = riskOfPlan(plan, zones)
      expect(largestZone).toBeLessThanOrEqual(nodes)
      // The arbitrary lays no row out over more than four.
      expect(largestZone).toBeGreaterThanOrEqual(nodes / 4)
      expect(largestPool).toBeLessThanOrEqual(onSpot)
    }),
  )
})

test('law: laid out over fewer zones a row never puts less at risk', () => {
  const rows = fc.tuple(
    anyPlan([machine('a')]),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 3 }),
  )
  fc.assert(
    fc.property(rows, ([plan, count, zones]) => {
      const row = (own: number): Group => ({ instanceType: 'a', purchase: 'spot', count, zones: own })
      const wide = riskOfPlan([...plan, row(zones + 1)], 3)
      const narrow = riskOfPlan([...plan, row(zones)], 3)
      expect(narrow.largestZone).toBeGreaterThanOrEqual(wide.largestZone ?? 0)
      expect(narrow.largestPool).toBeGreaterThanOrEqual(wide.largestPool)
    }),
  )
})
