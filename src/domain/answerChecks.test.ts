import { describe, expect, test } from 'vitest'
import {
  answered,
  clockOffset,
  costsShape,
  foreignSamples,
  gatewayPassed,
  metricsShape,
  partialResponse,
  retention,
} from './answerChecks'
import type { Failure, FailureKind } from './failure'
import type { AnswerOrigin } from './series'
import { report } from './testing/costReports'
import { asCurrent, at, series, setOf, span, steady } from './testing/tables'

const failure = (kind: FailureKind, code: string | null = null): Failure => ({
  kind,
  endpoint: 'metrics',
  status: 502,
  code,
  reason: 'It did not work.',
  path: null,
  requestId: 'r-1',
  canRetry: false,
  waitMs: null,
})

describe('a question', () => {
  test.each<[FailureKind, string | null, string]>([
    ['network', null, 'browser'],
    ['timeout', null, 'gateway'],
    ['timeout', 'upstream_timeout', 'metroculus'],
    ['unauthorised', 'unauthenticated', 'gateway'],
    ['forbidden', 'forbidden', 'gateway'],
    ['proxy-refused', 'upstream_auth', 'metroculus'],
    ['server', 'upstream_error', 'metroculus'],
    ['server', 'overloaded', 'gateway'],
    ['contract', null, 'metroculus'],
  ])('that ended in %s (%s) came as far as: %s', (kind, code, stage) => {
    const check = answered('metrics', { data: null, failure: failure(kind, code) }, () => '')
    expect(check).toMatchObject({ id: 'metrics-answered', stage, state: 'fail' })
    expect(check.finding).toBe('The question for metrics was not answered: It did not work.')
    expect(check.evidence).toContainEqual({ label: 'request id', unit: 'text', value: 'r-1' })
  })

  test('that was answered says with what; one under way says nothing yet', () => {
    expect(answered('costs', { data: 3, failure: null }, (n) => `${n} parts`)).toMatchObject({
      state: 'pass',
      finding: 'The question for costs was answered: 3 parts.',
    })
    expect(answered('costs', { data: null, failure: null }, String).state).toBe('unknown')
    expect(answered('costs', null, String).state).toBe('unknown')
  })

  test('that failed now is a failure, though an older answer is still shown', () => {
    expect(answered('costs', { data: 3, failure: failure('server') }, String).state).toBe('fail')
  })
})

describe('the form of the metrics', () => {
  const set = setOf(span(0, 4), series('a', steady(1, 0, 4)))
  test.each([
    ['A1, samples over time', set, 'pass'],
    ['A2, current values only', asCurrent(set), 'warn'],
    ['A4, nothing at all', { ...setOf(span(0, 4)), shape: 'A4' as const }, 'fail'],
  ])('%s', (_, given, state) => expect(metricsShape(given).state).toBe(state))
})

describe('the form of the costs', () => {
  test.each<[string, Parameters<typeof report>, string, string]>([
    ['the fee alone', ['B1', 3.2], 'pass', '1 total'],
    [
      'fault 15: prices in the total',
      ['B2', 20, { management: 10, network: 10 }],
      'warn',
      ', 50 % of the total,',
    ],
    [
      'prices in a total that adds up in no way',
      ['B2', 50, { management: 10, network: 10 }],
      'warn',
      'the network part is a sum',
    ],
    ['prices beside a missing total', ['B2', null, { network: 10 }], 'warn', 'the network part is a sum'],
    ['prices the total leaves out', ['B2', 12, { management: 12, network: 10 }], 'pass', 'leaves out'],
    ['no traffic', ['B7', 10, { management: 10, network: 0 }], 'pass', '2 parts'],
    ['traffic the exporter counted', ['B5', 20, { cpu: 10, network: 10 }], 'pass', '2 parts'],
  ])('%s', (_, given, state, finding) => {
    const check = costsShape(report(...given))
    expect(check.state).toBe(state)
    expect(check.finding).toContain(finding)
  })
})

const origin = (foreign: number, warnings: AnswerOrigin['warnings'] = []): AnswerOrigin => ({
  foreign,
  warnings,
})

test.each([
  ['all answers', [origin(0), origin(0)], 'pass', '2 of 2 answers came through a gateway.'],
  ['one of two', [origin(0), origin(0, null)], 'unknown', '1 of 2 answers came through a gateway.'],
  ['none that tells', [undefined], 'unknown', '0 of 1 answer came through a gateway.'],
  ['no answer', [], 'unknown', '0 of 0 answers came through a gateway.'],
])('through a gateway came %s', (_, origins, state, finding) =>
  expect(gatewayPassed(origins, null)).toMatchObject({ stage: 'gateway', state, finding }),
)

describe('samples of other accounts', () => {
  test.each([
    [
      'none in three answers',
      [origin(0), origin(0), origin(0)],
      'pass',
      '0 samples of other accounts stood in 3 answers.',
    ],
    ['in one of two', [origin(0), origin(7)], 'fail', '7 samples of other accounts stood in 2 answers.'],
    [
      'none in the one that tells',
      [undefined, origin(0)],
      'pass',
      '0 samples of other accounts stood in 1 answer.',
    ],
    [
      'nobody looked',
      [undefined],
      'unknown',
      'No answer tells whether samples of other accounts were in it.',
    ],
  ])('%s', (_, origins, state, finding) =>
    expect(foreignSamples(origins, null)).toMatchObject({ state, finding }),
  )
})

describe('warnings of the source', () => {
  const WARNED = origin(0, ['store a is down', 'store b is down'])
  test.each([
    ['two, told twice', [WARNED, WARNED], 'prometheus', 'warn'],
    ['some from Metroculus, of all sources', [WARNED], 'metroculus', 'warn'],
    ['none from Prometheus, which would tell', [origin(0)], 'prometheus', 'pass'],
    ['none from Metroculus, which would not', [origin(0)], 'metroculus', 'unknown'],
    ['nobody to pass them on', [origin(0, null)], 'prometheus', 'unknown'],
    ['no answer', [], null, 'unknown'],
  ] as const)('%s', (_, origins, source, state) => expect(partialResponse(origins, source).state).toBe(state))

  test('are counted once each, and repeated word for word', () => {
    expect(partialResponse([WARNED, WARNED], null)).toMatchObject({
      finding: 'The source gave 2 warnings: a part of the samples may be missing.',
      evidence: [{ value: 'store a is down' }, { value: 'store b is down' }],
    })
  })
})

describe('a window', () => {
  test.each([
    ['of the last 30 days, asked for within the hour', [0, 720], 720.5, 'pass', '30 days'],
    ['that begins two days earlier', [0, 720], 768, 'warn', '2 days of 30 days'],
    ['of long ago', [0, 24], 2000, 'warn', '24 hours of 24 hours'],
  ] as const)('%s', (_, [from, to], now, state, finding) => {
    const check = retention(span(from, to), at(now))
    expect(check.state).toBe(state)
    expect(check.finding).toContain(finding)
  })
})

test.each([
  [null, 'unknown', 'Nobody told'],
  [0, 'pass', '0 seconds ahead of'],
  [120_000, 'pass', '2 minutes behind'],
  [121_000, 'warn', '2 minutes behind'],
  [-3_600_000 * 24, 'warn', '24 hours ahead of'],
])('fault 41: a server %d ms ahead of the browser: %s', (ahead, state, finding) => {
  const check = clockOffset(ahead, null)
  expect(check.state).toBe(state)
  expect(check.finding).toContain(finding)
})

test.each([
  ['gateway', gatewayPassed([undefined, undefined], 'recording')],
  ['metroculus', foreignSamples([undefined], 'recording')],
  ['browser', clockOffset(null, 'recording')],
])('a recording says so at the stage %s, and asks nothing of the reader', (stage, check) => {
  expect(check).toMatchObject({ stage, state: 'unknown' })
  expect(check.finding).toMatch(/^This is a recording/)
  expect(check.action).toMatch(/^Nothing to do here/)
})
