import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { headersFileFrom, openHeadersFile } from './prometheusHeaders.ts'
import { Expected } from './settingReaders.ts'

const folder = mkdtempSync(join(tmpdir(), 'headers-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function fileOf(text: string): string {
  const file = join(folder, `headers-${files++}`)
  writeFileSync(file, text)
  return file
}

const GOOD = 'THANOS-TENANT: team-a\n\nAuthorization:  Bearer test-secret-test-secret \r\n'

test('a file of headers is read by name, blank lines and outer spaces aside', () => {
  const file = fileOf(GOOD)
  expect(headersFileFrom(file)).toBe(file)
  expect(openHeadersFile(file).current()).toEqual({
    'thanos-tenant': 'team-a',
    authorization: 'Bearer test-secret-test-secret',
  })
})

test('without a file there are no headers', () => {
  expect(openHeadersFile(null).current()).toEqual({})
})

describe('fault 95: a file is refused that holds', () => {
  test.each([
    ['a line that is no header', 'THANOS-TENANT team-a'],
    ['a name with a space', 'THANOS TENANT: team-a'],
    ['a name that is none', ': team-a'],
    ['no value', 'THANOS-TENANT:'],
    ['a value with a control character', 'THANOS-TENANT: a\u0000b'],
    ['a value beyond ASCII', 'THANOS-TENANT: ä'],
    ['a folded line', 'X-Scope-OrgID: a\n b'],
    ['a name twice', 'X-Scope-OrgID: a\nx-scope-orgid: b'],
    ...['Host', 'Content-Length', 'connection', 'Transfer-Encoding', 'Accept-Encoding', 'TE', 'Upgrade'].map(
      (name): [string, string] => [`the header ${name}`, `${name}: test-secret-test-secret`],
    ),
  ])('%s', (_, text) => {
    const fault = headersFileFrom(fileOf(text))
    expect(fault).toBeInstanceOf(Expected)
    expect(JSON.stringify(fault)).not.toContain('test-secret')
  })

  test('nothing, because it is not there', () => {
    expect(headersFileFrom(join(folder, 'nowhere'))).toEqual(new Expected('a file that can be read'))
  })
})

describe('fault 95: a file that changes while the gateway runs', () => {
  test('is read again', () => {
    const file = fileOf(GOOD)
    const headers = openHeadersFile(file)
    headers.current()
    writeFileSync(file, 'Authorization: Bearer another-test-secret')
    expect(headers.current()).toEqual({ authorization: 'Bearer another-test-secret' })
  })

  test('keeps what was good while it is half written or away', () => {
    const file = fileOf(GOOD)
    const headers = openHeadersFile(file)
    const good = headers.current()
    writeFileSync(file, 'Authorization')
    expect(headers.current()).toEqual(good)
    rmSync(file)
    expect(headers.current()).toEqual(good)
  })
})

test('fault 52: what the log must not hold are the long parts of the values, and not the words around them', () => {
  expect(openHeadersFile(fileOf(GOOD)).secrets()).toEqual(['test-secret-test-secret'])
})
