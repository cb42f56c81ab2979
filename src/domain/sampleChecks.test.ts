import { describe, expect, test } from 'vitest'
import { METRIC } from './metrics'
import { lastSample, scrapeGaps, stoppedSeries } from './sampleChecks'
import { asCurrent, at, series, setOf, span, steady, table } from './testing/tables'

const WINDOW = span(0, 24)
const upTo = (hour: number, metric = 'a', labels = {}) => series(metric, steady(1, 0, hour), labels)

describe('the newest sample', () => {
  test.each([
    [24, 24, 'pass', 'at'],
    [22, 24, 'pass', '2 hours before'],
    [21.9, 24, 'warn', '2.1 hours before'],
    [18, 24, 'warn', '6 hours before'],
    [17, 24, 'fail', '7 hours before'],
    [20, 23, 'warn', '3 hours before'],
  ])('of hour %d, at hour %d: %s, %s the end', (last, now, state, text) => {
    const check = lastSample(setOf(WINDOW, series('a', table({ [last]: 1 }))), at(now))
    expect(check).toMatchObject({ stage: 'prometheus', state })
    expect(check.finding).toContain(`stands ${text} the end`)
    expect(check.evidence[0]).toMatchObject({ unit: 'instant', value: at(last) })
  })

  test('of a window of long ago is not late for being old', () => {
    expect(lastSample(setOf(WINDOW, upTo(24)), at(900)).state).toBe('pass')
  })

  test('that is nowhere is a failure, and says of how much', () => {
    expect(lastSample(setOf(WINDOW), at(24))).toMatchObject({
      state: 'fail',
      finding: 'There is no sample in the 24 hours that were asked for.',
    })
  })

  test('of current values tells no age: they are stamped as they please', () => {
    expect(lastSample(asCurrent(setOf(WINDOW, upTo(24))), at(24)).state).toBe('unknown')
  })
})

describe('gaps', () => {
  const withGap = (from: number, to: number, metric = 'a') =>
    series(metric, [...steady(1, 0, from), ...steady(1, to, 24)])
  const gaps = (...all: ReturnType<typeof upTo>[]) => scrapeGaps(setOf(WINDOW, ...all), WINDOW)

  test('are counted between the first and the last sample, metric by metric', () => {
    expect(gaps(withGap(4, 10), withGap(4, 6, 'b'), upTo(24, 'c'))).toMatchObject({
      state: 'warn',
      finding: '6 of 23 hours have no sample of a; 2 of 3 metrics have gaps.',
      evidence: [
        { label: 'a', unit: 'hours', value: 6 },
        { label: 'b', unit: 'hours', value: 2 },
      ],
    })
  })

  test('before the first and after the last sample are none', () => {
    expect(gaps(series('a', steady(1, 10, 15)))).toMatchObject({
      state: 'pass',
      finding: 'No hour is missing between the first and the last sample of 1 metric.',
    })
  })

  test('of most of the time are a failure', () => {
    expect(gaps(withGap(4, 15)).state).toBe('warn')
    expect(gaps(withGap(4, 16)).state).toBe('fail')
  })

  test('that another node fills are none', () => {
    const other = series('a', steady(1, 4, 10), { node: 'b' })
    expect(gaps(withGap(4, 10), other).state).toBe('pass')
  })

  test('of a few late minutes are none', () => {
    expect(gaps(series('a', table({ 1: 1, 2.2: 1, 3: 1 }))).state).toBe('pass')
  })

  test('outside the window are none of ours', () => {
    expect(scrapeGaps(setOf(WINDOW, withGap(4, 10)), span(10, 24)).state).toBe('pass')
  })

  test('cannot be known without samples, nor of current values', () => {
    expect(gaps().state).toBe('unknown')
    expect(scrapeGaps(asCurrent(setOf(WINDOW, upTo(24))), WINDOW).state).toBe('unknown')
  })
})

describe('what stopped while others go on', () => {
  const stopped = (...all: ReturnType<typeof upTo>[]) => stoppedSeries(setOf(WINDOW, ...all), WINDOW)

  test('is a metric whose last sample is more than two steps older than the newest of all', () => {
    expect(stopped(upTo(24), upTo(22, 'b')).state).toBe('pass')
    expect(stopped(upTo(24), upTo(21, 'b'), upTo(15, 'c'))).toMatchObject({
      state: 'warn',
      finding: '2 of 3 streams of samples stopped while others go on; c ended 9 hours before them.',
      evidence: [
        { label: 'b', unit: 'instant', value: at(21) },
        { label: 'c', unit: 'instant', value: at(15) },
      ],
    })
  })

  test('is no node that left, nor a load balancer that was taken away', () => {
    const nodes = [upTo(24, METRIC.nodeIsSpot, { node: 'a' }), upTo(9, METRIC.nodeIsSpot, { node: 'b' })]
    expect(stopped(...nodes).state).toBe('pass')
  })

  test('is a single series where series are few and stay', () => {
    const allocation = (hour: number, daemonset: string) => upTo(hour, METRIC.cpuAllocation, { daemonset })
    const { state, finding } = stopped(allocation(24, 'false'), allocation(9, 'true'))
    expect(state).toBe('warn')
    expect(finding).toContain(`${METRIC.cpuAllocation}{daemonset="true"} ended 15 hours before`)
  })

  test('is nothing where all stopped: that is what the newest sample tells', () => {
    expect(stopped(upTo(5), upTo(5, 'b')).state).toBe('pass')
  })

  test('cannot be known without samples', () => expect(stopped().state).toBe('unknown'))
})
