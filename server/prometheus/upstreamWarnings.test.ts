import { describe, expect, test } from 'vitest'
import { readableWarnings } from './upstreamWarnings.ts'

describe('fault 65: a warning of the source reaches the reader without what is private in it', () => {
  test.each([
    [
      'a store and its labels',
      'receive series from Addr: thanos-store-0.monitoring.svc:10901 LabelSets: {tenant_id="team-b"},{tenant_id="team-c"} MinTime: 1: rpc error: code = Unavailable',
      'receive series from Addr: … LabelSets: …,… MinTime: 1: rpc error: code = Unavailable',
    ],
    [
      'addresses',
      'dial tcp 10.0.3.7:10901: connect: connection refused; dial tcp [fd00::7]:10901: no route; on 10.0.3.8',
      'dial tcp …: connect: connection refused; dial tcp …: no route; on …',
    ],
    ['a host without a port', 'lookup store.team-b.svc: no such host', 'lookup …: no such host'],
    ['an address of the web', 'see http://user:pass@host/path?x=1 for more', 'see … for more'],
    [
      'a matcher outside of braces',
      'no series for tenant_id="team-b" found',
      'no series for tenant_id=… found',
    ],
    [
      'an account',
      'tenant 00000000-0000-4000-8000-0000000000b0 is over its limit',
      'tenant … is over its limit',
    ],
    ['a brace that never closes', 'bad matcher {tenant_id="team-b"', 'bad matcher …'],
    ['nothing private', 'No StoreAPIs matched for this query', 'No StoreAPIs matched for this query'],
  ])('%s', (_, said, told) => expect(readableWarnings([said])).toEqual([told]))
})

test('a warning is one line of plain text', () => {
  expect(readableWarnings(['a\r\nb\u0000\u202ec\t\t d\ud800'])).toEqual(['a b c d\ufffd'])
})

test('a warning is cut to 200 characters, and not through the middle of one', () => {
  const [cut = ''] = readableWarnings(['😀'.repeat(300)])
  expect(cut).toBe(`${'😀'.repeat(199)}…`)
})

test('each warning is told once, and ten at most', () => {
  const many = Array.from({ length: 30 }, (_, i) => `warning ${i >> 1}`)
  expect(readableWarnings(many)).toEqual(Array.from({ length: 10 }, (_, i) => `warning ${i}`))
})

test('a warning of nothing is none', () => expect(readableWarnings(['', ' \n'])).toEqual([]))
