import { describe, expect, test } from 'vitest'
import { failureDetail, tellFailure } from './failure'

type Failure = Parameters<typeof tellFailure>[0]

const failure = (kind: Failure['kind'], more: Partial<Failure> = {}): Failure => ({
  kind,
  endpoint: 'metrics',
  status: null,
  code: null,
  reason: 'a reason',
  path: null,
  requestId: null,
  canRetry: false,
  waitMs: null,
  ...more,
})

test.each([
  ['network', 'Cannot reach the cost service.', /connection/],
  ['timeout', 'The cost service did not answer in time.', /shorter time range/],
  ['unauthorised', 'You are not signed in, or no longer.', /Sign in again/],
  ['forbidden', 'This account may not be read with this sign-in.', /Choose another one/],
  ['proxy-refused', 'The proxy was refused.', /^Ask whoever runs CloudTuner to check its access\.$/],
  ['request', 'The cost service did not accept the question.', /a reason/],
  ['server', 'The cost service failed.', /later may help/],
  ['contract', 'The service answered in a form this version cannot read.', /Nothing is shown rather than/],
  ['too-large', 'The answer is too large to show.', /shorter time range/],
] as const)('%s: what happened, and what to do', (kind, title, advice) => {
  const told = tellFailure(failure(kind))
  expect(told.title).toBe(title)
  expect(told.advice).toMatch(advice)
})

test('a failure of the other side names its status', () =>
  expect(tellFailure(failure('server', { status: 502 })).title).toBe('The cost service failed (502).'))

test.each([
  ['rate_limited', 'Too many questions in a short time.'],
  ['overloaded', 'The gateway has more to do than it can.'],
  ['draining', 'The gateway is being restarted.'],
  ['authz_unavailable', 'Nobody could be asked whether you may read this account.'],
])('%s is not told as a failure of the service', (code, title) =>
  expect(tellFailure(failure('server', { status: 503, code })).title).toBe(title),
)

describe('fault 65: the detail to copy', () => {
  test('holds what is known', () => {
    const all = failure('server', {
      status: 502,
      code: 'upstream_error',
      path: 'metrics.kubecost_node_is_spot',
      requestId: 'req-7',
    })
    expect(failureDetail(all).split('\n')).toEqual([
      'endpoint: metrics',
      'kind: server',
      'status: 502',
      'code: upstream_error',
      'at: metrics.kubecost_node_is_spot',
      'reason: a reason',
      'request: req-7',
    ])
  })

  test('leaves out what is not', () => expect(failureDetail(failure('network'))).not.toContain('null'))
})
