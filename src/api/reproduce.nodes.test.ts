import { expect, test, vi } from 'vitest'
import type { FigureId } from '~/domain/figures'
import { SHIPPED_PRICES } from '~/domain/shippedPrices'
import { about } from '~/domain/testing/bands'
import { priceEntry, stated } from '~/domain/testing/prices'
import { usdPerHour } from '~/domain/units'
import { reproduce } from './reproduce'
import { expectAll, worldOf } from './testing/reproduction'
import { at, bodiesOf, price, TEN_HOURS, TROUBLE } from './testing/troubledAnswer'

const NODE_MONEY: FigureId[] = ['nodes.rate', 'nodes.window', 'nodes.month', 'cluster.month', 'loss.rate']

// Every figure is a run of jq over the whole answer, and machines differ.
vi.setConfig({ testTimeout: 60_000 })

const pid = (name: string) => ({ provider_id: name })
/** By provider id, by name alone, under two label sets at once, of a successor, of nobody, and too late. */
const PRICES = [
  price({ ...pid('aws:///z-a/i-1'), node: 'stays' }, at(0.2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
  price({ ...pid('aws:///z-a/i-1'), node: 'stays', instance_type: 'larger' }, at(0.5, 9, 10)),
  price({ node: 'joins' }, { 8: '0.1', 9: '0.1', 10: '0.1' }),
  price({ ...pid('aws:///z-a/i-9'), node: 'leaves' }, at(7, 1, 2)),
  price({ node: 'nobody' }, at(9, 10)),
  price({ ...pid('aws:///z-a/i-4') }, at(0.3, 0)),
  price({ node: 'silent' }, { 10: 0.4 }),
]

test.each(['A1', 'A3'] as const)('comes out of jq in form %s, whoever the prices belong to', async (form) => {
  const world = worldOf(bodiesOf([...TROUBLE, ...PRICES], form), TEN_HOURS, { prices: stated([]) })
  // Eight hours at 0.2 and two at 0.5; three at 0.1; one at 0.4. The others have no owner or no hour.
  expect(world.figures['nodes.window']).toEqual(about(1.6 + 1 + 0.3 + 0.4))
  await expectAll(world, NODE_MONEY)
})

test('of current values: the rate of the nodes that are there', async () => {
  const world = worldOf(bodiesOf([...TROUBLE, ...PRICES], 'A2'), TEN_HOURS, { prices: stated([]) })
  expect(world.figures['nodes.rate']).toEqual(about(0.5 + 0.1 + 0.3 + 0.4))
  expect(world.figures['nodes.window']).toBeNull()
  await expectAll(world, NODE_MONEY)
})

const STATED = priceEntry({ instanceType: 't3a.2xlarge', purchase: 'spot', perHour: usdPerHour(0.07) })

test.each(['A1', 'A2', 'A3'] as const)(
  'at stated prices and public ones, which the line brings along, in form %s',
  async (form) => {
    const prices = { book: [STATED], shipped: SHIPPED_PRICES }
    const stated = worldOf(bodiesOf(TROUBLE, form), TEN_HOURS, { prices })
    expect(stated.figures['nodes.rate']).not.toBeNull()
    await expectAll(stated, NODE_MONEY)
    await expectAll(worldOf(bodiesOf([...TROUBLE, ...PRICES], form), TEN_HOURS, { prices }), NODE_MONEY)
  },
)

test('a price that cannot be written into a line leaves none', () => {
  const world = worldOf(bodiesOf([...TROUBLE, ...PRICES], 'A1'), TEN_HOURS, { prices: stated([STATED]) })
  const from = { ...world.from, stated: null }
  expect(NODE_MONEY.map((id) => reproduce(id, from))).toEqual(NODE_MONEY.map(() => null))
})

test('the names that were asked for are part of the request', () => {
  const { from } = worldOf(bodiesOf(TROUBLE, 'A1'), TEN_HOURS)
  const asked = { ...from, metrics: ['kubecost_node_is_spot', 'node_total_hourly_cost'] }
  expect(reproduce('nodes.now', asked)?.path).toContain(
    '&metrics=kubecost_node_is_spot%2Cnode_total_hourly_cost',
  )
  expect(reproduce('alloc.cpu', asked)?.path).not.toContain('metrics=')
})
