import { describe, expect, test } from 'vitest'
import { dataHealth, isStale } from './health'
import { METRIC } from './metrics'
import { at, series, setOf, span, table } from './testing/tables'

const healthAt = (hour: number, ...all: Parameters<typeof setOf>[1][]) =>
  dataHealth(setOf(span(0, 8), ...all), at(hour))

describe('freshness', () => {
  test('comes from the newest sample of any metric, not from when it was asked', () => {
    const health = healthAt(
      7,
      series('a', table({ 1: 1, 4: 1 })),
      series('b', table({ 2: 1 })),
      series('c', []),
    )
    expect([health.lastSample, health.age]).toEqual([at(4), 3])
  })

  test.each([
    [2.5, false],
    [2.6, true],
    [0, false],
  ])('fault 47: data that ended %d hours ago has stopped: %s', (age, stale) => {
    expect(isStale(healthAt(4 + age, series('a', table({ 4: 1 }))))).toBe(stale)
  })

  test('fault 46: a sample from the future does not make data fresh', () => {
    expect(healthAt(5, series('a', table({ 4: 1, 7: 1 }))).lastSample).toBe(at(4))
  })

  test('a window of long ago is not stale for being old', () => {
    const health = healthAt(1000, series('a', table({ 8: 1 })))
    expect([health.age, health.behind, isStale(health)]).toEqual([992, 0, false])
  })

  test('without samples there is no age, and nothing that could be stale', () => {
    const health = healthAt(4)
    expect(health).toEqual({
      lastSample: null,
      age: null,
      behind: null,
      allocation: [],
      assets: [],
      identity: null,
    })
    expect(isStale(health)).toBe(false)
  })
})

describe('what the service says of its own sets', () => {
  const status = (metric: string, labels: Record<string, string>, rows = table({ 1: 50, 2: 51 })) =>
    series(metric, rows, labels)

  test('is the newest count of each resolution and status, in their order', () => {
    const { allocation, assets } = healthAt(
      4,
      status(METRIC.allocationStatus, { resolution: 'hourly', status: 'success' }),
      status(METRIC.allocationStatus, { resolution: 'daily', status: 'error' }, table({ 1: 2, 2: 0 })),
      status(METRIC.assetStatus, { resolution: 'daily', status: 'success' }),
    )
    expect(allocation).toEqual([
      { resolution: 'daily', status: 'error', sets: 0 },
      { resolution: 'hourly', status: 'success', sets: 51 },
    ])
    expect(assets).toEqual([{ resolution: 'daily', status: 'success', sets: 51 }])
  })

  test('is left out where it does not say of what', () => {
    expect(healthAt(4, status(METRIC.allocationStatus, { status: 'success' })).allocation).toEqual([])
    expect(
      healthAt(4, status(METRIC.allocationStatus, { resolution: 'daily', status: 'x' }, [])).allocation,
    ).toEqual([])
  })
})

describe('what the cluster says it is', () => {
  const info = (hour: number, labels: Record<string, string>) =>
    series(METRIC.clusterInfo, table({ [hour]: 1 }), labels)

  test('is what its newest labels say: an upgrade starts a new series', () => {
    const old = info(1, { version: '1.32', provider: 'AWS' })
    const young = info(3, { version: '1.33', provider: 'AWS', provisioner: 'EKS', region: 'r', name: 'c' })
    const expected = { name: 'c', provider: 'AWS', provisioner: 'EKS', region: 'r', version: '1.33' }
    expect(healthAt(4, old, young).identity).toEqual(expected)
    expect(healthAt(4, young, old).identity).toEqual(expected)
  })

  test('an absent or empty label stays unknown', () => {
    expect(healthAt(4, info(1, { region: '' })).identity).toEqual({
      name: null,
      provider: null,
      provisioner: null,
      region: null,
      version: null,
    })
  })
})
