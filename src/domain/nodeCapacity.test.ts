import { expect, test } from 'vitest'
import { NODE_CAPACITY_METRIC } from './metrics'
import { capacitiesOf } from './nodeCapacity'
import { series, setOf, span, table } from './testing/tables'
import { GIB } from './units'

const capacity = (node: string, resource: string, value: number) =>
  series(NODE_CAPACITY_METRIC, table({ 1: value + 1, 2: value }), { node, resource })
const of = (...all: Parameters<typeof setOf>[1][]) => capacitiesOf(setOf(span(0, 4), ...all))

test('what the kubelet says goes before what the type is sold as, and the newest sample counts', () => {
  const capacities = of(capacity('n', 'cpu', 8), capacity('n', 'memory', 31 * GIB), capacity('n', 'pods', 58))
  expect(capacities.of('n', 't3a.2xlarge')).toEqual({ cpu: 8, memory: 31 * GIB, source: 'feed' })
  expect(capacities.of('another', 't3a.2xlarge')).toMatchObject({ memory: 32 * GIB, source: 'instance type' })
})

test('half an answer of the feed is not mixed with the other half of a catalogue', () => {
  expect(of(capacity('n', 'cpu', 7)).of('n', 't3a.2xlarge')).toEqual({
    cpu: 8,
    memory: 32 * GIB,
    source: 'instance type',
    list: 'kubernetes/autoscaler, list of EC2 instance types, January 2026',
  })
})

test.each<[string, string | null]>([
  ['an unknown type', 'Standard_D4s_v5'],
  ['no type', null],
])('%s has no capacity, and none is guessed', (_, type) => {
  expect(of(capacity('n', 'cpu', 7)).of('n', type)).toBeNull()
})
