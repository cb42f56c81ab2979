import { describe, expect, test } from 'vitest'
import { metricsText, point, request, samplesOf, second, vector } from '../testing/answers'
import { decodeMetrics } from './metrics'

const decode = (metrics: unknown) => decodeMetrics(metricsText(metrics), request)

const none = { unusable: 0, repeated: 0, conflicting: 0 }

describe('samples that hold no reading', () => {
  test('fault 1: bare NaN and infinities are counted, not read', () => {
    const text = metricsText({ kubecost_x: [point(0, 1), point(1, '#'), point(2, '@'), point(3, 4)] })
    const set = decodeMetrics(text.replace('"#"', 'NaN').replace('"@"', '-Infinity'), request)
    expect(samplesOf(set)).toEqual([
      [
        [0, 1],
        [3, 4],
      ],
    ])
    expect(set.counts).toEqual({ ...none, received: 4, unusable: 2 })
    expect(set.notices).toEqual(['2 of 4 samples of kubecost_x hold no usable number.'])
  })

  test('fault 1: a label that contains NaN stays as it is', () => {
    const text = metricsText({ m: [point(0, 1, { pod: 'NaN' }), point(1, '#', { pod: 'NaN' })] })
    const set = decodeMetrics(text.replace('"#"', 'NaN'), request)
    expect(set.series.map(({ labels }) => labels.get('pod'))).toEqual(['NaN'])
  })

  test.each<[unknown]>([[null], [true], [[]], [[5]], [{}], [''], ['0x1F'], ['NaN'], ['+Inf']])(
    'faults 2, 3: value %j',
    (value) => {
      const set = decode({ m: [point(0, value), point(1, '2')] })
      expect(samplesOf(set)).toEqual([[[1, 2]]])
      expect(set.counts).toEqual({ ...none, received: 2, unusable: 1 })
    },
  )

  test('a series with no usable sample at all is no series', () => {
    const set = decode({ m: [point(0, 'NaN', { node: 'a' }), point(0, 1, { node: 'b' })] })
    expect(set.series.map(({ labels }) => labels.get('node'))).toEqual(['b'])
    expect(set.notices).toEqual(['1 of 2 samples of m holds no usable number.'])
  })

  test('fault 23: broken points are counted, the rest is used', () => {
    const set = decode({
      m: [
        null,
        5,
        [],
        'x',
        {},
        { value: 1, labels: {} },
        { timestamp: second(0), value: 1, labels: ['a'] },
        point(1, 2),
      ],
      v: vector(null, {}, { metric: {}, value: [second(0)] }, { metric: {}, value: [second(1), '3'] }),
    })
    expect(samplesOf(set)).toEqual([[[1, 2]], [[1, 3]]])
    expect(set.counts).toEqual({ ...none, received: 12, unusable: 10 })
  })

  test('fault 23: labels that are missing or null are an empty label set', () => {
    const set = decode({ m: [{ timestamp: second(0), value: 1 }, point(1, 2, null), point(2, 3, {})] })
    expect(samplesOf(set)).toEqual([
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ])
  })

  test.each([-1, 1e12, '2025-10-09', null])('fault 45: timestamp %j is unusable', (timestamp) => {
    const set = decode({ m: [{ timestamp, value: 1, labels: {} }] })
    expect(set.counts).toEqual({ ...none, received: 1, unusable: 1 })
  })

  test('fault 46: a sample in the future is kept; its window is the domain’s business', () => {
    expect(samplesOf(decode({ m: [point(1000, 1)] }))).toEqual([[[1000, 1]]])
  })

  test('fault 4: a negative value is a value', () => {
    expect(samplesOf(decode({ m: [point(0, -5)] }))).toEqual([[[0, -5]]])
  })
})

describe('fault 8: order and repetition', () => {
  test('samples are sorted by time', () => {
    expect(samplesOf(decode({ m: [point(2, 3), point(0, 1), point(1, 2)] }))).toEqual([
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ])
  })

  test('replicas that differ only in instance and receive are one series', () => {
    const replica = (id: number) => ({ instance: `10.0.0.${id}:9003`, receive: `thanos-receive-${id}` })
    const set = decode({ m: [point(0, 1, replica(1)), point(1, 2, replica(1)), point(0, 1, replica(2))] })
    expect(samplesOf(set)).toEqual([
      [
        [0, 1],
        [1, 2],
      ],
    ])
    expect(set.counts).toEqual({ ...none, received: 3, repeated: 1 })
    expect(set.notices).toEqual(['1 of 3 samples of m repeats another one.'])
  })

  test('of conflicting twins the larger counts, in whichever order they come', () => {
    for (const values of [
      [1, 2, 1],
      [2, 1, 1],
      [1, 1, 2],
    ]) {
      const set = decode({ m: values.map((value) => point(0, value)) })
      expect(samplesOf(set)).toEqual([[[0, 2]]])
      expect(set.counts).toEqual({ received: 3, unusable: 0, repeated: 1, conflicting: 1 })
      expect(set.notices).toContain(
        '1 of 3 samples of m contradicts another one of the same time; the larger value counts.',
      )
    }
  })

  test('fault 14: daemonset true and false stay two series', () => {
    const set = decode({ m: [point(0, 6, { daemonset: 'false' }), point(0, 1, { daemonset: 'true' })] })
    expect(set.series.map(({ labels }) => labels.get('daemonset'))).toEqual(['false', 'true'])
    expect(set.counts.conflicting).toBe(0)
  })
})
