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
  canRetry: false,
  ...more,
})

test.each([
  ['network', 'Cannot reach the cost service.', /connection/],
  ['timeout', 'The cost service did not answer in time.', /shorter time range/],
  ['unauthorised', 'The proxy was refused.', /Ask whoever runs CloudTuner to check its access/],
  ['forbidden', 'The proxy was refused.', /Ask whoever runs CloudTuner to check its access/],
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

describe('fault 65: the detail to copy', () => {
  test('holds what is known', () => {
    const all = failure('server', { status: 500, code: 'U0500', path: 'metrics.kubecost_node_is_spot' })
    expect(failureDetail(all).split('\n')).toEqual([
      'endpoint: metrics',
      'kind: server',
      'status: 500',
      'code: U0500',
      'at: metrics.kubecost_node_is_spot',
      'reason: a reason',
    ])
  })

  test('of a refusal keeps to the code, for the service’s own words may speak of the secret', () => {
    const refused = failureDetail(failure('forbidden', { status: 403, code: 'OM0005', reason: 'Bad secret' }))
    expect(refused).toContain('OM0005')
    expect(refused).not.toMatch(/secret/i)
  })

  test('leaves out what is not', () => expect(failureDetail(failure('network'))).not.toContain('null'))
})
