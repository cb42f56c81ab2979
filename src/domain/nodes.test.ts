import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { METRIC } from './metrics'
import { nodesIn, nodesNow } from './nodes'
import { hourlyRows, hourPair } from './testing/arbitraries'
import { node } from './testing/nodes'
import { asCurrent, at, series, setOf, span, steady, table } from './testing/tables'

const WINDOW = span(0, 4)
const seenIn = (...all: Parameters<typeof setOf>[1][]) => nodesIn(setOf(WINDOW, ...all), WINDOW)
const labelled = (labels: Record<string, string>) => {
  const [first] = seenIn(series(METRIC.nodeIsSpot, steady(1, 0, 4), labels)).seen
  if (!first) throw new Error('the test has no node')
  return first
}

describe('a node', () => {
  test('is described by its labels and its newest flag', () => {
    const flags = table({ 1: 1, 2: 0 })
    const [one] = seenIn(node('n', { rows: flags, labels: { region: 'r', arch: 'arm64' } })).seen
    expect(one).toMatchObject({
      key: 'aws:///a/i-n',
      name: 'n',
      providerId: 'aws:///a/i-n',
      instanceType: 't3a.2xlarge',
      purchase: 'on-demand',
      zone: { name: 'a', source: 'provider id' },
      region: 'r',
      architecture: 'arm64',
      capacity: { cpu: 8, source: 'instance type' },
      firstSeen: at(1),
      lastSeen: at(2),
      hours: 2,
      isNow: true,
    })
  })

  test('has the processor its label names, else that of its type, else none', () => {
    const architecture = (type: string, labels = {}) =>
      seenIn(node('n', { type, labels })).seen[0]?.architecture
    expect(architecture('c6g.large', { arch: 'riscv64' })).toBe('riscv64')
    expect([architecture('c6g.large'), architecture('m5.large'), architecture('odd')]).toEqual([
      'arm64',
      'amd64',
      null,
    ])
  })

  test.each([
    [1, 'spot'],
    [0, 'on-demand'],
    [0.5, 'unknown'],
    [-1, 'unknown'],
    [2, 'unknown'],
  ])('with the flag %d is bought %s', (flag, purchase) => {
    expect(seenIn(node('n', { flag })).seen[0]?.purchase).toBe(purchase)
  })

  test.each<[string, Record<string, string>, string, string]>([
    ['provider id', { provider_id: 'i-1', node: 'n', instance: 'm' }, 'i-1', 'n'],
    ['name', { node: 'n', instance: 'm' }, 'n', 'n'],
    ['name, where the provider id is empty', { provider_id: '', node: 'n' }, 'n', 'n'],
    ['instance', { instance: 'm' }, 'm', 'm'],
    ['name, even a nasty one', { node: '__proto__' }, '__proto__', '__proto__'],
  ])('is told apart by its %s', (_, labels, key, name) => {
    expect(labelled(labels)).toMatchObject({ key, name })
  })

  test('without labels is a node of which nothing is known', () => {
    expect(labelled({})).toMatchObject({
      providerId: null,
      instanceType: null,
      zone: null,
      region: null,
      architecture: null,
      capacity: null,
    })
  })

  test('has the hours its samples stand for, gaps left out', () => {
    expect(seenIn(node('n', { rows: table({ 1: 1, 4: 1 }) })).seen[0]?.hours).toBe(2)
    expect(seenIn(node('n', { rows: table({ 0: 1, 5: 1 }) })).seen[0]?.hours).toBe(0)
  })
})

describe('the zone of a node', () => {
  test.each<[string, Record<string, string>, string | null]>([
    ['AWS', { provider_id: 'aws:///ap-south-1c/i-0df1' }, 'ap-south-1c'],
    ['Google', { provider_id: 'gce://project-1/europe-west3-a/node-1' }, 'europe-west3-a'],
    ['Azure, whose ids hold none', { provider_id: 'azure:///subscriptions/s/resourceGroups/g/n' }, null],
    ['a bare instance id', { provider_id: 'i-0df1' }, null],
    ['a region is not a zone', { region: 'ap-south-1', provider_id: 'i-0df1' }, null],
    ['an id with an empty zone', { provider_id: 'aws:////i-0df1' }, null],
    ['no id at all', {}, null],
  ])('from the provider id: %s', (_, labels, zone) => {
    const expected = zone === null ? null : { name: zone, source: 'provider id' }
    expect(labelled(labels).zone).toEqual(expected)
  })

  test.each(['topology_kubernetes_io_zone', 'label_failure_domain_beta_kubernetes_io_zone', 'zone'])(
    'the label %s goes before the provider id',
    (label) => {
      const { zone } = labelled({ provider_id: 'aws:///a/i-1', [label]: 'b' })
      expect(zone).toEqual({ name: 'b', source: 'zone label' })
    },
  )

  test('an empty label says nothing', () => {
    expect(labelled({ provider_id: 'aws:///a/i-1', zone: '' }).zone?.name).toBe('a')
  })
})

describe('the nodes of a window', () => {
  test('fault 13: those of now are those at the newest instant; the others were seen', () => {
    const gone = node('gone', { rows: steady(1, 0, 2) })
    const come = node('come', { rows: steady(1, 2, 4) })
    const list = seenIn(gone, node('stays'), come)
    expect(list.newest).toBe(at(4))
    expect(nodesNow(list).map(({ name }) => name)).toEqual(['come', 'stays'])
    expect(list.seen.map(({ name, hours }) => [name, hours])).toEqual([
      ['come', 2],
      ['stays', 4],
      ['gone', 2],
    ])
    expect(list.inputs).toEqual({ series: 3, samples: 8 })
  })

  test('fault 13: all replaced, under the old names', () => {
    const old = series(METRIC.nodeIsSpot, steady(1, 0, 2), { node: 'n', provider_id: 'aws:///a/i-old' })
    const young = series(METRIC.nodeIsSpot, steady(1, 2, 4), { node: 'n', provider_id: 'aws:///b/i-young' })
    const list = seenIn(old, young)
    expect(list.seen).toHaveLength(2)
    expect(nodesNow(list).map(({ zone }) => zone?.name)).toEqual(['b'])
  })

  test('a label that changes does not make a second node; the newest label counts', () => {
    const before = node('n', { rows: steady(0, 0, 3), labels: { group: 'blue' } })
    const after = node('n', { rows: steady(1, 2, 4), labels: { group: 'green' } })
    const list = seenIn(before, after)
    expect(list.seen).toHaveLength(1)
    expect(list.seen[0]).toMatchObject({ purchase: 'spot', hours: 4, firstSeen: at(1), lastSeen: at(4) })
    expect(list.seen[0]?.labels.get('group')).toBe('green')
    expect(list.inputs).toEqual({ series: 2, samples: 5 })
  })

  test('a node with no sample in the window was not there', () => {
    const list = seenIn(node('early', { rows: table({ '-1': 1 }) }), node('late', { rows: table({ 5: 1 }) }))
    expect(list).toEqual({ seen: [], newest: null, inputs: { series: 0, samples: 0 } })
  })

  test('without samples there are none', () => {
    expect(seenIn().newest).toBeNull()
  })

  test('current values have nodes wherever they are stamped, and no hours', () => {
    const set = asCurrent(setOf(WINDOW, node('n', { rows: table({ 4.3: 1 }) })))
    expect(nodesIn(set, WINDOW).seen).toMatchObject([{ name: 'n', isNow: true, hours: 0 }])
  })

  test('the order of series changes nothing', () => {
    const several = fc
      .array(hourlyRows, { maxLength: 4 })
      .map((all) => all.map((rows, i) => node(`n${i}`, { rows })))
    fc.assert(
      fc.property(several, hourPair, (all, [from, to]) => {
        const window = span(from, to)
        const list = nodesIn(setOf(window, ...all), window)
        expect(nodesIn(setOf(window, ...[...all].reverse()), window)).toEqual(list)
        for (const one of list.seen) expect(one.hours).toBeLessThanOrEqual(to - from)
      }),
    )
  })
})
