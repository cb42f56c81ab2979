import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, changesIn } from './changes'
import { METRIC } from './metrics'
import { nodesIn, nodesNow } from './nodes'
import { hourlyRows, hourPair, severalSeries } from './testing/arbitraries'
import { node } from './testing/nodes'
import { asCurrent, hourOf, type Row, series, setOf, span, steady, table } from './testing/tables'

const WINDOW = span(0, 8)
const fee = (rows: readonly Row[]) => series(METRIC.managementCost, rows)
const lb = (service: string, rows: readonly Row[]) =>
  series(METRIC.loadBalancerCost, rows, { service_name: service })
const since = (hour: number) => steady(1, hour - 1, 8)
const until = (hour: number) => steady(1, -1, hour)

describe('the list', () => {
  test.each<[string, [number, number], [number, number]]>([
    ['half a day on either side', [0, 48], [11, 36]],
    ['no further than the window', [20, 30], [20, 30]],
  ])('a change is looked at with %s', (_, [from, to], [zoomFrom, zoomTo]) => {
    const window = span(from, to)
    const [change] = changesIn(setOf(window, fee([...steady(0.1, 0, 23), ...steady(0.6, 23, 48)])), window)
    expect(change?.zoom).toEqual(span(zoomFrom, zoomTo))
  })

  test('is of whole hours to look at, wherever the samples stand', () => {
    const window = span(0, 48)
    const rows = [...steady(0.1, 0.2, 23.2), ...steady(0.6, 23.2, 47.2)]
    const [change] = changesIn(setOf(window, fee(rows)), window)
    expect(change?.zoom).toEqual(span(11, 37))
  })

  test('a change is at the first instant that knows it; a gap begins and ends where measuring does', () => {
    const all = [
      fee(table({ 0: 1, 1: 1, 5: 1, 6: 1, 7: 2, 8: 2 })),
      node('a', { rows: until(8) }),
      node('b', { rows: since(7) }),
    ]
    const changes = changesIn(setOf(WINDOW, ...all), WINDOW)
    expect(changes.map(({ kind, at }) => [kind, hourOf(at)])).toEqual([
      ['gap-began', 1],
      ['gap-ended', 4],
      ['nodes-joined', 7],
      ['fee-stepped', 7],
    ])
  })

  test('of an answer without history is empty', () => {
    const set = setOf(
      WINDOW,
      fee(table({ 1: 1, 2: 2 })),
      node('a', { rows: until(3) }),
      node('b', { rows: since(3) }),
    )
    expect(changesIn(set, WINDOW)).not.toEqual([])
    expect(changesIn(asCurrent(set), WINDOW)).toEqual([])
  })

  test('leaves out what lies outside of the window', () => {
    const set = setOf(
      span(-4, 12),
      fee([...steady(0.1, -4, -1), ...steady(0.2, -1, 10), ...steady(0.3, 10, 12)]),
    )
    expect(changesIn(set, WINDOW)).toEqual([])
  })
})

describe('laws of changes', () => {
  const nodes = fc
    .array(hourlyRows, { maxLength: 6 })
    .map((all) =>
      all.map((rows, i) => node(`n${i}`, { rows: rows.map(([hour, v]) => [hour, v > 2 ? 1 : 0]) })),
    )
  const costs = fc
    .tuple(severalSeries(METRIC.managementCost, hourlyRows), fc.array(hourlyRows, { maxLength: 3 }))
    .map(([fees, balancers]) => [...fees, ...balancers.map((rows, i) => lb(`b${i}`, rows))])
  const worlds = fc.tuple(nodes, costs).map(([a, b]) => [...a, ...b])

  test('joins − leaves are the nodes at the newest instant − those at the first', () => {
    fc.assert(
      fc.property(nodes, hourPair, (all, [from, to]) => {
        const window = span(from, to)
        const set = setOf(window, ...all)
        const list = nodesIn(set, window)
        const first = Math.min(...list.seen.map(({ firstSeen }) => firstSeen))
        const atFirst = list.seen.filter(({ firstSeen }) => firstSeen === first).length
        const sum = (kind: Change['kind']) =>
          changesIn(set, window).reduce(
            (n, one) => n + (one.kind === kind && 'count' in one ? one.count : 0),
            0,
          )
        expect(sum('nodes-joined') - sum('nodes-left')).toBe(nodesNow(list).length - atFirst)
      }),
    )
  })

  test('the steps of the fee add up to the newest rate − the first', () => {
    fc.assert(
      fc.property(hourlyRows, (rows) => {
        const window = span(0, 60)
        const steps = changesIn(setOf(window, fee(rows)), window).filter(({ kind }) => kind === 'fee-stepped')
        const sum = steps.reduce((total, { before, after }) => total + Number(after) - Number(before), 0)
        expect(sum).toBeCloseTo((rows.at(-1)?.[1] ?? 0) - (rows[0]?.[1] ?? 0), 9)
      }),
    )
  })

  test('they stand in the order of time, and what there is to look at holds them and lies in the window', () => {
    fc.assert(
      fc.property(worlds, hourPair, (all, [from, to]) => {
        const window = span(from, to)
        let last: number = window.start
        for (const { at, between, zoom } of changesIn(setOf(window, ...all), window)) {
          expect(at).toBeGreaterThanOrEqual(last)
          expect([between.start, between.end]).toContain(at)
          expect(zoom.start).toBeGreaterThanOrEqual(window.start)
          expect(zoom.start).toBeLessThanOrEqual(between.start)
          expect(zoom.end).toBeGreaterThanOrEqual(between.end)
          expect(zoom.end).toBeLessThanOrEqual(window.end)
          last = at
        }
      }),
    )
  })

  test('the order of series changes nothing', () => {
    fc.assert(
      fc.property(worlds, (all) => {
        const window = span(0, 60)
        const [plain, turned] = [all, [...all].reverse()].map((some) =>
          changesIn(setOf(window, ...some), window),
        )
        // Sums of rates in another order may differ by float noise.
        const told = (changes: Change[] = []) =>
          changes.map(({ before, after, ...rest }) => ({
            ...rest,
            states: [before, after].map((state) => (typeof state === 'number' ? state.toFixed(9) : state)),
          }))
        expect(told(turned)).toEqual(told(plain))
      }),
    )
  })
})
