import { describe, expect, test } from 'vitest'
import { exporterChecks, managementSeries, setStatus } from './kubecostChecks'
import { EXPORTER_METRIC, METRIC } from './metrics'
import { at, series, setOf, span, steady, table } from './testing/tables'

const WINDOW = span(0, 24)

describe('the data sets of Kubecost', () => {
  const status = (resolution: string, state: string, sets: number) =>
    series(METRIC.allocationStatus, table({ 1: 99, 24: sets }), { resolution, status: state })
  const allocation = (...all: ReturnType<typeof status>[]) => setStatus(setOf(WINDOW, ...all), at(24))[0]

  test.each<[string, [string, string, number][], string, string]>([
    [
      'all well',
      [
        ['daily', 'success', 92],
        ['hourly', 'success', 50],
        ['daily', 'error', 0],
      ],
      'pass',
      '142 allocation sets succeeded, none failed.',
    ],
    [
      'one in error',
      [
        ['daily', 'success', 92],
        ['daily', 'error', 1],
      ],
      'fail',
      '1 allocation set ended in error.',
    ],
    [
      'none of a resolution',
      [
        ['daily', 'success', 92],
        ['hourly', 'success', 0],
      ],
      'fail',
      '0 allocation sets of resolution hourly succeeded.',
    ],
    [
      'a warning',
      [
        ['daily', 'success', 92],
        ['daily', 'warning', 3],
      ],
      'warn',
      '3 allocation sets carry a warning.',
    ],
    [
      'an error is graver than a warning',
      [
        ['daily', 'warning', 3],
        ['daily', 'error', 2],
      ],
      'fail',
      '2 allocation sets ended in error.',
    ],
    [
      'nothing said of success',
      [
        ['daily', 'error', 0],
        ['daily', 'warning', 0],
      ],
      'unknown',
      'Kubecost does not say how its allocation sets are.',
    ],
    ['nothing said', [], 'unknown', 'Kubecost does not say how its allocation sets are.'],
  ])('%s', (_, counts, state, finding) => {
    expect(allocation(...counts.map((count) => status(...count)))).toMatchObject({ state, finding })
  })

  test('are of two kinds, and one says nothing of the other', () => {
    const set = setOf(WINDOW, status('daily', 'success', 9))
    expect(setStatus(set, at(24)).map(({ id, state }) => [id, state])).toEqual([
      ['allocation-sets', 'pass'],
      ['asset-sets', 'unknown'],
    ])
  })
})

describe('the allocation exporter', () => {
  const success = (value: number) => series(EXPORTER_METRIC.scrapeSuccess, table({ 1: 1, 24: value }))
  const last = (hour: number) => series(EXPORTER_METRIC.lastSuccess, [[24, hour === 0 ? 0 : at(hour) / 1000]])

  test('that sends nothing may not be there at all', () => {
    expect(exporterChecks(setOf(WINDOW)).map(({ state }) => state)).toEqual(['unknown', 'unknown'])
  })

  test.each([
    [1, 'pass', '1 of 1 exporter succeeded'],
    [0, 'fail', '0 of 1 exporter succeeded'],
  ])('that last wrote %d: %s', (value, state, finding) => {
    const [scrape] = exporterChecks(setOf(WINDOW, success(value)))
    expect(scrape?.state).toBe(state)
    expect(scrape?.finding).toContain(finding)
  })

  test.each([
    [24, 'pass', 'last read Kubecost 0 seconds before'],
    [22, 'pass', 'last read Kubecost 2 hours before'],
    [21, 'warn', 'last read Kubecost 3 hours before'],
    [17, 'fail', 'last read Kubecost 7 hours before'],
    [0, 'fail', 'has read Kubecost 0 times'],
  ])('whose last success was in hour %d: %s', (hour, state, finding) => {
    const [, lastSuccess] = exporterChecks(setOf(WINDOW, last(hour)))
    expect(lastSuccess?.state).toBe(state)
    expect(lastSuccess?.finding).toContain(finding)
  })
})

describe('the series of the control-plane fee', () => {
  const fee = (provisioner: string, value: number, from = 0, to = 4) =>
    series(METRIC.managementCost, steady(value, from, to), { provisioner_name: provisioner })
  const stateOf = (...all: ReturnType<typeof fee>[]) => managementSeries(setOf(WINDOW, ...all)).state

  test.each([
    ['one', [fee('EKS', 0.1)], 'pass'],
    ['one after the other', [fee('EKS', 0.1, 0, 4), fee('eks', 0.6, 4, 8)], 'pass'],
    ['fault 14: a second without a provisioner, at 0', [fee('EKS', 0.1), fee('', 0)], 'warn'],
    ['one without a provisioner', [fee('', 0)], 'warn'],
    ['two that cost something at once', [fee('EKS', 0.1), fee('GKE', 0.1, 3, 8)], 'warn'],
    ['none', [], 'unknown'],
  ])('%s: %s', (_, all, state) => expect(stateOf(...all)).toBe(state))

  test('are counted, and so are the instants at which two are added', () => {
    expect(managementSeries(setOf(WINDOW, fee('EKS', 0.1), fee('', 0))).finding).toBe(
      '1 of 2 series of the control-plane fee name no provisioner.',
    )
    expect(managementSeries(setOf(WINDOW, fee('EKS', 0.1), fee('GKE', 0.1, 2, 8))).finding).toContain(
      'At 2 instants more than one series',
    )
  })
})
