import { expect, test } from 'vitest'
import { METRIC } from './metrics'
import { purchaseFlags } from './purchaseCheck'
import { asCurrent, series, setOf, span, table } from './testing/tables'

const WINDOW = span(0, 24)
const node = (name: string, values: Readonly<Record<number, number>>) =>
  series(METRIC.nodeIsSpot, table(values), { node: name, provider_id: `aws:///eu-west-1a/${name}` })
const check = (...nodes: ReturnType<typeof node>[]) => purchaseFlags(setOf(WINDOW, ...nodes), WINDOW)

test('nodes that say spot or on-demand pass, and no nodes say nothing', () => {
  expect(check(node('a', { 1: 1 }), node('b', { 1: 0, 2: 0 }))).toMatchObject({
    state: 'pass',
    finding: 'All of 2 nodes say whether they are spot or on-demand.',
  })
  expect(check()).toMatchObject({ state: 'unknown', evidence: [] })
})

test('a fraction is neither: how many nodes, which, and what to do', () => {
  const { state, finding, action, evidence } = check(
    node('a', { 1: 1 }),
    node('b', { 1: 0.5 }),
    node('c', { 1: 0 }),
  )
  expect([state, finding]).toEqual([
    'warn',
    '1 of 3 nodes has a flag that says neither spot nor on-demand, so nobody can tell how it is bought and at what price.',
  ])
  expect(action).toContain('averages kubecost_node_is_spot')
  expect(evidence).toEqual([{ label: 'b', unit: 'text', value: 'flag 0.5' }])
  expect(check(node('a', { 1: 0.5 }), node('b', { 1: 2 }), node('c', { 1: 0 })).finding).toMatch(
    /^2 of 3 nodes have a flag .* how they are bought/,
  )
})

test('the newest flag of a machine counts, in whichever of its series, and only inside the window', () => {
  const relabelled = series(METRIC.nodeIsSpot, table({ 9: 0.5 }), {
    node: 'a',
    provider_id: 'aws:///eu-west-1a/a',
    zone: 'eu-west-1a',
  })
  expect(check(node('a', { 1: 1, 8: 1 }), relabelled)).toMatchObject({ state: 'warn' })
  expect(check(node('a', { 1: 0.5, 8: 1 }))).toMatchObject({ state: 'pass' })
  expect(check(node('a', { 8: 1, 30: 0.5 }))).toMatchObject({ state: 'pass' })
})

test('an answer of current values is looked at as it is', () => {
  expect(purchaseFlags(asCurrent(setOf(WINDOW, node('a', { 30: 0.5 }))), WINDOW).state).toBe('warn')
})
