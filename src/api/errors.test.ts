import { describe, expect, test } from 'vitest'
import type { FailureKind } from '~/domain/failure'
import { ApiError, toApiError } from './errors'

const refusal = (status: number, body: string | object, headers: Record<string, string> = {}) =>
  toApiError(
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }),
    'metrics',
  )

const said = (code: string, message: unknown, request_id: unknown = 'req-1') => ({
  error: { code, message, request_id },
})

test.each<[number, string, FailureKind, boolean]>([
  [400, 'bad_request', 'request', false],
  [401, 'unauthenticated', 'unauthorised', false],
  [403, 'forbidden', 'forbidden', false],
  [404, 'not_found', 'forbidden', false],
  [429, 'rate_limited', 'server', true],
  [502, 'upstream_auth', 'proxy-refused', false],
  [502, 'upstream_error', 'server', true],
  [502, 'upstream_bad_body', 'contract', false],
  [502, 'upstream_too_large', 'too-large', false],
  [504, 'upstream_timeout', 'timeout', true],
  [503, 'authz_unavailable', 'server', true],
  [503, 'overloaded', 'server', true],
  [503, 'draining', 'server', true],
  [500, 'internal', 'server', true],
])('faults 30, 53: %d %s', async (status, code, kind, canRetry) => {
  const error = await refusal(status, said(code, 'One sentence.'))
  expect(error).toBeInstanceOf(ApiError)
  expect(error.facts()).toEqual({
    kind,
    endpoint: 'metrics',
    status,
    code,
    reason: 'One sentence.',
    path: null,
    requestId: 'req-1',
    canRetry,
    waitMs: null,
  })
})

test.each([
  ['the HTML of an ingress', '<html>nginx at 10.0.0.7</html>'],
  ['half a body', '{"error":{"code":"inter'],
  ['a code of somebody else', said('ECONNREFUSED', 'connect 10.0.0.7:443')],
  ['a code every object has', said('constructor', 'nginx at 10.0.0.7')],
  ['the words of Metroculus', { error: { error_code: 'OM0005', reason: 'Bad secret' } }],
  ['markup for a sentence', said('internal', '<b>nginx at 10.0.0.7</b>')],
  ['an endless sentence', said('internal', 'nginx '.repeat(1000))],
  ['more than any error says', ' '.repeat(70_000) + JSON.stringify(said('internal', 'nginx'))],
  ['a sentence that is no text', said('internal', { nginx: 1 })],
  ['null', 'null'],
  ['nothing', ''],
])('faults 25, 65: a 503 with %s is told in our words', async (_, body) => {
  const error = await refusal(503, body)
  expect(error).toMatchObject({ kind: 'server', status: 503, canRetry: true })
  expect(error.message).toBe('The service is not available (503).')
})

test.each(['req 1', '<b>', 'x'.repeat(65), 7])('fault 65: %j is no id of a request', async (id) => {
  expect(await refusal(500, said('internal', 'The gateway failed.', id))).toMatchObject({
    code: 'internal',
    requestId: null,
  })
})

test.each<[number, FailureKind]>([
  [401, 'unauthorised'],
  [403, 'forbidden'],
  [404, 'request'],
  [405, 'request'],
])('fault 30: %d from somebody who is not the gateway', async (status, kind) => {
  expect(await refusal(status, '<html>')).toMatchObject({ kind, status, code: null, canRetry: false })
})

test.each([502, 504])('fault 30: %d of a proxy may be tried again', async (status) => {
  expect(await refusal(status, '<html>')).toMatchObject({
    kind: 'server',
    status,
    code: null,
    canRetry: true,
  })
})

describe('fault 29: asked to wait', () => {
  const waiting = (status: number, seconds: string, chance: number) =>
    toApiError(new Response('', { status, headers: { 'retry-after': seconds } }), 'metrics', () => chance)

  test('we wait that long and up to a second more, so that many pages do not return at once', async () => {
    expect(await waiting(429, '3', 0)).toMatchObject({ kind: 'server', canRetry: true, waitMs: 3000 })
    expect(await waiting(503, '3', 1)).toMatchObject({ waitMs: 4000 })
  })

  test('never more than five minutes', async () =>
    expect(await waiting(503, '100000', 1)).toMatchObject({ waitMs: 300_000 }))

  test('waiting does not help who is refused for good', async () =>
    expect(await waiting(403, '3', 0)).toMatchObject({ canRetry: false, waitMs: null }))
})

test('an error crosses a worker boundary as plain data and is the same again', () => {
  const error = new ApiError({ kind: 'contract', endpoint: 'savings', reason: 'No.', path: 'cpu_savings' })
  const back = new ApiError(structuredClone(error.facts()))
  expect(back).toBeInstanceOf(ApiError)
  expect(back.facts()).toEqual(error.facts())
  expect(back.message).toBe('No.')
})
