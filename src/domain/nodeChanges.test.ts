import { describe, expect, test } from 'vitest'
import { METRIC } from './metrics'
import { type NodeChange, nodeChanges } from './nodeChanges'
import { node } from './testing/nodes'
import { hourOf, type Row, series, setOf, span, steady, table } from './testing/tables'

const WINDOW = span(0, 8)
const changesOf = (...all: Parameters<typeof setOf>[1][]) => nodeChanges(setOf(WINDOW, ...all), WINDOW)
/** At every full hour, the start of the window included. */
const always = (value: number) => steady(value, -1, 8)
const since = (hour: number, value = 1) => steady(value, hour - 1, 8)
const until = (hour: number, value = 1) => steady(value, -1, hour)

/** Hours instead of instants. */
const inHours = ({ between, ...what }: NodeChange) => ({
  between: [hourOf(between.start), hourOf(between.end)],
  ...what,
})

describe('nodes', () => {
  test('fault 13: one that was first seen later has joined, one that was last seen earlier has left', () => {
    const all = [
      node('stays', { rows: always(1) }),
      node('old', { rows: until(3) }),
      node('new', { rows: since(6) }),
    ]
    expect(changesOf(...all).map(inHours)).toEqual([
      { kind: 'nodes-left', between: [3, 4], before: 2, after: 1, count: 1, names: ['old'] },
      { kind: 'nodes-joined', between: [5, 6], before: 1, after: 2, count: 1, names: ['new'] },
    ])
  })

  test('those of the first sample have not joined, and those of the newest have not left', () => {
    expect(changesOf(node('a', { rows: steady(1, 2, 5) }), node('b', { rows: steady(1, 2, 5) }))).toEqual([])
  })

  test('the sample at the window’s start is proof of who was not there', () => {
    const all = [node('a', { rows: steady(1, -1, 4) }), node('b', { rows: steady(1, 0, 4) })]
    expect(changesOf(...all)).toMatchObject([{ kind: 'nodes-joined', names: ['b'] }])
  })

  test('fault 9: a gap of the whole feed is no leaving; one who is gone after it left somewhere in it', () => {
    const [stays, leaves] = [table({ 1: 1, 2: 1, 6: 1, 7: 1 }), table({ 1: 1, 2: 1 })]
    expect(changesOf(node('a', { rows: stays }), node('b', { rows: stays }))).toEqual([])
    expect(changesOf(node('a', { rows: stays }), node('b', { rows: leaves })).map(inHours)).toMatchObject([
      { kind: 'nodes-left', between: [2, 6], names: ['b'] },
    ])
  })

  test('a lost sample is no leaving', () => {
    expect(
      changesOf(node('a', { rows: always(1) }), node('b', { rows: table({ 0: 1, 3: 1, 8: 1 }) })),
    ).toEqual([])
  })

  test('fault 13: all replaced at once, under the old names', () => {
    const machine = (id: string, rows: Row[]) =>
      series(METRIC.nodeIsSpot, rows, { node: 'n', provider_id: `aws:///a/i-${id}` })
    expect(changesOf(machine('1', until(4)), machine('2', since(5))).map(inHours)).toEqual([
      { kind: 'nodes-left', between: [4, 5], before: 1, after: 1, count: 1, names: ['n'] },
      { kind: 'nodes-joined', between: [4, 5], before: 1, after: 1, count: 1, names: ['n'] },
    ])
  })

  test('fault 21: a thousand that come at once are one change, with the first few by name', () => {
    const some = Array.from({ length: 1000 }, (_, i) =>
      node(`n${String(999 - i).padStart(3, '0')}`, { rows: since(5) }),
    )
    expect(changesOf(node('a', { rows: always(1) }), ...some)).toMatchObject([
      { kind: 'nodes-joined', before: 1, after: 1001, count: 1000, names: ['n000', 'n001', 'n002'] },
    ])
  })

  test('a machine whose label changed neither left nor joined', () => {
    const [before, after] = [
      node('n', { rows: until(4), labels: { group: 'blue' } }),
      node('n', { rows: since(4), labels: { group: 'green' } }),
    ]
    expect(changesOf(before, after)).toEqual([])
  })
})

describe('spot and on-demand', () => {
  test.each<[string, Record<number, number>, [number, number, string, string][]]>([
    ['a flag that turns', { 1: 1, 2: 1, 3: 0, 4: 0 }, [[2, 3, 'spot', 'on-demand']]],
    [
      'and turns back',
      { 1: 0, 2: 1, 3: 0 },
      [
        [1, 2, 'on-demand', 'spot'],
        [2, 3, 'spot', 'on-demand'],
      ],
    ],
    ['an hour that says neither is passed over', { 1: 1, 2: 0.5, 3: 0 }, [[1, 3, 'spot', 'on-demand']]],
    ['also where nothing turned', { 1: 1, 2: 0.5, 3: 1 }, []],
    ['a first word is no change', { 1: 0.5, 2: 1 }, []],
  ])('%s', (_, flags, expected) => {
    const changes = changesOf(node('n', { rows: table(flags) })).map(inHours)
    expect(changes.map(({ kind, between, before, after }) => [kind, ...between, before, after])).toEqual(
      expected.map((one) => ['purchase-changed', ...one]),
    )
  })

  test('machines that turn at once are one change, those that turn the other way another', () => {
    const turning = (name: string, from: number) => node(name, { rows: table({ 1: from, 2: 1 - from }) })
    expect(changesOf(turning('c', 1), turning('a', 0), turning('b', 1))).toMatchObject([
      { after: 'on-demand', count: 2, names: ['b', 'c'] },
      { after: 'spot', count: 1, names: ['a'] },
    ])
  })

  test('two series of one machine that disagree say nothing of that hour', () => {
    const [before, after] = [
      node('n', { rows: table({ 1: 0, 2: 0, 3: 0 }), labels: { group: 'blue' } }),
      node('n', { rows: table({ 3: 1, 4: 1 }), labels: { group: 'green' } }),
    ]
    for (const all of [
      [before, after],
      [after, before],
    ])
      expect(changesOf(...all).map(inHours)).toMatchObject([
        { kind: 'purchase-changed', between: [2, 4], before: 'on-demand', after: 'spot' },
      ])
  })
})
