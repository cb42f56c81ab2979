import { describe, expect, test } from 'vitest'
import {
  ACCOUNT,
  echo,
  failureOf,
  matrix,
  metricsText,
  point,
  request,
  STRANGER,
  samplesOf,
  second,
  vector,
} from '../testing/answers'
import { decodeMetrics } from './metrics'

const decode = (metrics: unknown) => decodeMetrics(metricsText(metrics), request)

const none = { unusable: 0, repeated: 0, conflicting: 0 }

describe('fault 11: every form of the answer', () => {
  test('A1: points of mixed series become one series per label set', () => {
    const set = decode({
      m: [point(0, 1, { node: 'a' }), point(0, 5, { node: 'b' }), point(1, 2, { node: 'a' })],
      n: [point(0, 7)],
    })
    expect(set).toMatchObject({ account: ACCOUNT, window: request.window, shape: 'A1', mode: 'range' })
    expect(set.series.map(({ metric, labels }) => [metric, labels.get('node')])).toEqual([
      ['m', 'a'],
      ['m', 'b'],
      ['n', undefined],
    ])
    expect(samplesOf(set)).toEqual([
      [
        [0, 1],
        [1, 2],
      ],
      [[0, 5]],
      [[0, 7]],
    ])
    expect(set.counts).toEqual({ ...none, received: 4 })
    expect(set.notices).toEqual([])
  })

  test('A2: an instant vector speaks of now', () => {
    const set = decode({
      m: vector({ metric: { __name__: 'm', namespace: 'x' }, value: [second(0), '0.25'] }),
    })
    expect(set).toMatchObject({ shape: 'A2', mode: 'instant', stepMs: 3_600_000, notices: [] })
    expect([...(set.series[0]?.labels ?? [])]).toEqual([['namespace', 'x']])
    expect(samplesOf(set)).toEqual([[[0, 0.25]]])
  })

  test('A3: a range vector is history', () => {
    const set = decode({
      m: matrix({
        metric: {},
        values: [
          [second(0), '1'],
          [second(1), '2'],
        ],
      }),
    })
    expect(set).toMatchObject({ shape: 'A3', mode: 'range' })
    expect(samplesOf(set)).toEqual([
      [
        [0, 1],
        [1, 2],
      ],
    ])
  })

  test.each([
    ['no metric', {}],
    ['metrics without results', { m: vector(), n: [] }],
  ])('fault 12, A4: %s gives no series, and no other complaint', (_, metrics) => {
    const set = decode(metrics)
    expect(set).toMatchObject({ shape: 'A4', mode: 'range', series: [], notices: [] })
    expect(set.counts).toEqual({ ...none, received: 0 })
  })

  test('forms may be mixed; what is only a current value is said', () => {
    const set = decode({
      a: [point(0, 1), point(1, 1)],
      b: vector({ metric: {}, value: [second(0), '2'] }),
      c: matrix({ metric: {}, values: [[second(0), '3']] }),
    })
    expect(set).toMatchObject({ shape: 'A1', mode: 'range' })
    expect(samplesOf(set)).toEqual([
      [
        [0, 1],
        [1, 1],
      ],
      [[0, 2]],
      [[0, 3]],
    ])
    expect(set.notices).toEqual(['Some metrics came as a single current value, without history.'])
  })

  test.each<[string, string, string | null]>([
    ['no metrics', JSON.stringify(echo), 'metrics'],
    ['a list of metrics', metricsText([]), 'metrics'],
    ['a metric that is a number', metricsText({ a: [], b: 5 }), 'metrics.b'],
    ['a metric that is null', metricsText({ b: null }), 'metrics.b'],
    ['an envelope without data', metricsText({ b: { status: 'error' } }), 'metrics.b'],
    [
      'a result type we do not know',
      metricsText({ b: { data: { resultType: 'scalar', result: [] } } }),
      'metrics.b.data.resultType',
    ],
    [
      'an envelope without results',
      metricsText({ b: { data: { resultType: 'vector' } } }),
      'metrics.b.data.result',
    ],
    [
      'a range without values',
      metricsText({ b: matrix({ values: [] }, { metric: {} }) }),
      'metrics.b.data.result[1]',
    ],
    ['fault 26: null', 'null', null],
    ['fault 26: a list', '[]', null],
    ['fault 26: a text', '"x"', null],
    ['fault 22: deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, null],
  ])('%s is a contract error with its path, never an empty set', async (_, text, path) => {
    const failure = await failureOf(() => decodeMetrics(text, request))
    expect(failure).toMatchObject({ kind: 'contract', endpoint: 'metrics', path, canRetry: false })
  })
})

describe('whose answer it is', () => {
  test.each([
    ['account', { cloud_account_id: STRANGER }],
    ['start', { start_date: echo.start_date - 3600 }],
    ['end', { end_date: String(echo.end_date + 1) }],
    ['an unreadable start', { start_date: 'today' }],
  ])('fault 24: another %s is refused', async (_, other) => {
    const text = JSON.stringify({ ...echo, ...other, metrics: {} })
    expect(await failureOf(() => decodeMetrics(text, request))).toMatchObject({
      kind: 'contract',
      reason: 'The answer belongs to another request.',
    })
  })

  test.each([
    ['missing', {}],
    ['null', { cloud_account_id: null, start_date: null }],
    ['in fractions of the second', { start_date: echo.start_date + 0.25 }],
    ['as text', { start_date: String(echo.start_date) }],
  ])('fault 24: an echo that is %s does not stop us', (_, part) => {
    expect(
      decodeMetrics(JSON.stringify({ ...part, metrics: { m: [point(0, 1)] } }), request).series,
    ).toHaveLength(1)
  })

  test('fault 62: series of another account are left out, said, and not counted', () => {
    const set = decode({
      m: [
        point(0, 1, { tenant_id: ACCOUNT }),
        point(0, 9, { tenant_id: STRANGER }),
        point(1, 9, { tenant_id: STRANGER }),
      ],
    })
    expect(samplesOf(set)).toEqual([[[0, 1]]])
    expect(set.counts).toEqual({ ...none, received: 1 })
    expect(set.notices).toEqual(['2 samples of m belong to another account and were left out.'])
  })
})

test('fault 17: metrics with nasty names are ordinary metrics', () => {
  const text = `{"metrics":{"__proto__":[${JSON.stringify(point(0, 3))}],"constructor":[${JSON.stringify(point(0, 4))}]}}`
  const set = decodeMetrics(text, request)
  expect(set.series.map(({ metric, value }) => [metric, value[0]])).toEqual([
    ['__proto__', 3],
    ['constructor', 4],
  ])
})
