import { expect, test } from 'vitest'
import { neighboursOf, poolOf } from './nodePool'
import { nodesIn } from './nodes'
import { node } from './testing/nodes'
import { setOf, span, steady } from './testing/tables'

const WINDOW = span(0, 4)
const ONE = node('1')

test.each<[string, ReturnType<typeof node>, string[]]>([
  ['the same zone, type and way of buying', node('2'), ['2']],
  ['another zone', node('2', { zone: 'b' }), []],
  ['another type', node('2', { type: 'm5.large' }), []],
  ['bought another way', node('2', { flag: 0 }), []],
  ['gone', node('2', { rows: steady(1, 0, 2) }), []],
])('neighbours: %s', (_, other, names) => {
  const { seen } = nodesIn(setOf(WINDOW, ONE, other), WINDOW)
  const one = seen.find(({ name }) => name === '1')
  expect(one && neighboursOf(one, seen).map(({ name }) => name)).toEqual(names)
})

test.each<[string, Parameters<typeof node>[1], string | null]>([
  ['all three known', {}, 'a · t3a.2xlarge · spot'],
  ['zone unknown', { labels: { provider_id: 'i-1' } }, null],
  ['type unknown', { labels: { instance_type: '' } }, null],
  ['way of buying unknown', { flag: 0.5 }, null],
])('the pool of a node, %s; two of which nothing is known are no neighbours', (_, words, pool) => {
  const { seen } = nodesIn(setOf(WINDOW, node('1', words), node('2', words)), WINDOW)
  const [one] = seen
  expect(one && poolOf(one)).toBe(pool)
  if (pool === null) expect(one && neighboursOf(one, seen)).toEqual([])
})
