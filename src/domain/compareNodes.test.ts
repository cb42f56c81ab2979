import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNodes } from './compareNodes'
import { hourlyRows } from './testing/arbitraries'
import { node } from './testing/nodes'
import { asCurrent, setOf, span, steady } from './testing/tables'
import { ratio } from './units'

const periodsOf = (set: ReturnType<typeof setOf>) => ({
  before: { set, window: span(0, 10) },
  now: { set, window: span(10, 20) },
})
const comparing = (...all: Parameters<typeof setOf>[1][]) =>
  compareNodes(periodsOf(setOf(span(0, 20), ...all)))

describe('nodes in two periods', () => {
  // One stays on spot; one on demand joins half-way through the second period.
  const two = [node('stays', { rows: steady(1, 0, 20) }), node('joins', { rows: steady(0, 15, 20) })]

  test('are counted at the end of each, and over each', () => {
    const { now, hours } = comparing(...two)
    expect(now).toMatchObject({
      before: 1,
      now: 2,
      change: 1,
      ratio: 1,
      direction: 'up',
      basis: 'at the newest instant of each period',
    })
    expect(hours).toMatchObject({ before: 10, now: 15, change: 5, ratio: 0.5, basis: 'as measured' })
  })

  test('are on spot by a share of all hours', () => {
    const { meanSpot } = comparing(...two)
    // Ten of fifteen node-hours.
    expect(meanSpot).toMatchObject({ before: 1, now: 10 / 15, basis: 'mean over measured hours' })
  })

  test('measured in part: the mean number × the hours of the window', () => {
    const { hours } = comparing(node('a', { rows: steady(1, 0, 16) }), node('b', { rows: steady(1, 0, 16) }))
    expect(hours).toMatchObject({
      before: 20,
      now: 20,
      change: 0,
      basis: 'mean over measured hours × hours of the window',
      provenance: 'projected',
    })
  })

  test('without usable flags have no share to compare', () => {
    const { now, meanSpot } = comparing(node('a', { rows: steady(7, 0, 20) }))
    expect(now).toMatchObject({ change: 0 })
    expect(meanSpot).toMatchObject({
      kind: 'refused',
      reason: 'the earlier period: no node has a usable flag; this period: no node has a usable flag',
    })
  })

  test('are not compared where too little of either was measured, nor with nothing', () => {
    expect(comparing(node('a', { rows: steady(1, 6, 20) })).now).toMatchObject({
      kind: 'refused',
      reason: 'the earlier period: 4 of 10 hours were measured, 50 % are needed',
    })
    expect(comparing(node('a', { rows: steady(1, 10, 20) })).hours).toMatchObject({
      kind: 'refused',
      reason: 'the earlier period: none of 10 hours was measured',
    })
  })

  test('are not compared where all values are of now', () => {
    const compared = compareNodes(periodsOf(asCurrent(setOf(span(0, 20), ...two))))
    for (const one of Object.values(compared)) expect(one).toMatchObject({ kind: 'refused' })
  })

  test('of one window and itself are the same', () => {
    const fleets = fc
      .array(hourlyRows, { maxLength: 4 })
      .map((all) =>
        all.map((rows, i) => node(`n${i}`, { rows: rows.map(([hour, v]) => [hour, v > 2 ? 1 : 0]) })),
      )
    fc.assert(
      fc.property(fleets, (fleet) => {
        const period = { set: setOf(span(0, 60), ...fleet), window: span(0, 60) }
        for (const one of Object.values(compareNodes({ before: period, now: period }, ratio(0))))
          if (one.kind === 'delta') expect(one).toMatchObject({ change: 0, direction: 'same', notes: [] })
      }),
    )
  })
})
