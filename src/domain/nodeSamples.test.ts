import { expect, test } from 'vitest'
import { METRIC, NODE_CAPACITY_METRIC, NODE_PRICE_METRIC } from './metrics'
import { samplesOf } from './nodeSamples'
import { nodesIn } from './nodes'
import { node } from './testing/nodes'
import { hourOf, series, setOf, span, steady, table } from './testing/tables'

test('the flags, the price and the capacity of a node as they came, clipped, and nothing of another node', () => {
  const window = span(2, 4)
  const set = setOf(
    window,
    node('1', { rows: steady(1, 0, 6) }),
    node('2'),
    series(NODE_PRICE_METRIC, table({ 1: 9, 3: 0.2 }), { provider_id: 'aws:///a/i-1' }),
    series(NODE_PRICE_METRIC, table({ 3: 7 }), { provider_id: 'aws:///a/i-2' }),
    series(NODE_CAPACITY_METRIC, table({ 4: 8 }), { node: '1', resource: 'cpu' }),
    series(NODE_CAPACITY_METRIC, table({ 5: 8 }), { node: '1', resource: 'memory' }),
    series(METRIC.managementCost, table({ 3: 1 })),
  )
  const { seen } = nodesIn(set, window)
  const one = seen.find(({ name }) => name === '1')
  if (!one) throw new Error('the test has no node')
  expect(
    samplesOf(one, seen, set, window).map(({ metric, at, value }) => [
      metric,
      [...at].map(hourOf),
      [...value],
    ]),
  ).toEqual([
    [METRIC.nodeIsSpot, [2, 3, 4], [1, 1, 1]],
    [NODE_PRICE_METRIC, [3], [0.2]],
    [NODE_CAPACITY_METRIC, [4], [8]],
  ])
})
