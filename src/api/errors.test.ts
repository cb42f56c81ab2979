import { expect, test } from 'vitest'
import type { FailureKind } from '~/domain/failure'
import { ApiError, toApiError } from './errors'

const refusal = (status: number, body: string | object, headers: Record<string, string> = {}) =>
  toApiError(
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }),
    'metrics',
  )

const said = (status_code: number, error_code: string, reason: string) => ({
  error: { status_code, error_code, reason, params: [] },
})

test.each<[number, string, string, FailureKind, boolean]>([
  [401, 'OM0007', 'This resource requires authorization', 'unauthorised', false],
  [403, 'OM0005', 'Bad secret', 'forbidden', false],
  [400, 'OM0008', 'cloud_account_id is not provided', 'request', false],
  [400, 'OM0006', 'Invalid start_date', 'request', false],
  [404, 'OM0002', 'Not Found', 'request', false],
  [405, 'OM0003', 'POST method not allowed', 'request', false],
  [500, 'U0500', 'Internal Server Error', 'server', true],
])('fault 30: %d %s', async (status, code, reason, kind, canRetry) => {
  const error = await refusal(status, said(status, code, reason))
  expect(error).toBeInstanceOf(ApiError)
  expect(error.facts()).toEqual({
    kind,
    endpoint: 'metrics',
    status,
    code,
    reason,
    path: null,
    canRetry,
    retryAfterMs: null,
  })
})

test.each([
  ['the HTML of an ingress', '<html>nginx at 10.0.0.7</html>'],
  ['half a body', '{"error":{"reason":"Inter'],
  ['markup in the reason', said(503, 'U1', '<b>nginx at 10.0.0.7</b>')],
  ['an endless reason', said(503, 'U1', 'nginx '.repeat(1000))],
  ['more than any error says', ' '.repeat(70_000) + JSON.stringify(said(503, 'U1', 'nginx'))],
  ['a reason that is no text', { error: { reason: { nginx: 1 }, error_code: 5 } }],
  ['null', 'null'],
  ['nothing', ''],
])('faults 25, 65: a 503 with %s is told in our words', async (_, body) => {
  const error = await refusal(503, body)
  expect(error).toMatchObject({ kind: 'server', status: 503, canRetry: true })
  expect(error.message).toBe('The service is not available (503).')
})

test.each([502, 504])('fault 30: %d of a proxy may be tried again', async (status) => {
  expect(await refusal(status, '<html>')).toMatchObject({
    kind: 'server',
    status,
    code: null,
    canRetry: true,
  })
})

test('fault 29: 429 is a refusal for now, with the time to wait', async () => {
  expect(await refusal(429, '', { 'retry-after': '3' })).toMatchObject({
    kind: 'server',
    canRetry: true,
    retryAfterMs: 3000,
  })
})

test('the body of a gateway is understood as well', async () => {
  expect(await refusal(502, { error: { code: 'upstream_auth', message: 'Not now.' } })).toMatchObject({
    code: 'upstream_auth',
    reason: 'Not now.',
  })
})

test('an error crosses a worker boundary as plain data and is the same again', () => {
  const error = new ApiError({ kind: 'contract', endpoint: 'savings', reason: 'No.', path: 'cpu_savings' })
  const back = new ApiError(structuredClone(error.facts()))
  expect(back).toBeInstanceOf(ApiError)
  expect(back.facts()).toEqual(error.facts())
  expect(back.message).toBe('No.')
})
