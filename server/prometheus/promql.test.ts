import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KNOWN_METRICS } from '../../src/api/contract/metricNames.ts'
import { selector } from './promql.ts'

const METRIC = 'kubecost_cluster_management_cost'

/**
 * A reader of selectors of its own, character by character after Go's grammar of string literals: it knows all
 * escapes of that grammar, and nothing may follow the closing brace.
 */
function read(text: string) {
  let at = 0
  const take = (shape: RegExp) => {
    const found = new RegExp(shape, 'uy')
    found.lastIndex = at
    const [match] = found.exec(text) ?? []
    if (match === undefined) throw new Error(`not at ${at} of ${text}`)
    at = found.lastIndex
    return match
  }
  const metric = take(/[a-zA-Z_:][a-zA-Z0-9_:]*/)
  if (at === text.length) return { metric }
  take(/\{/)
  const label = take(/[a-zA-Z_][a-zA-Z0-9_]*/)
  take(/="/)
  let value = ''
  for (let char = take(/[^\n\ufffd]/); char !== '"'; char = take(/[^\n\ufffd]/))
    value += char === '\\' ? escaped() : char
  take(/\}$/)
  return { metric, label, value }

  function escaped(): string {
    const kind = take(/[abfnrtv\\"xuU0-7]/)
    const simple = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"' }[
      kind
    ]
    if (simple !== undefined) return simple
    const digits = { x: /[0-9a-f]{2}/i, u: /[0-9a-f]{4}/i, U: /[0-9a-f]{8}/i }[kind]
    const code = digits ? Number.parseInt(take(digits), 16) : Number.parseInt(kind + take(/[0-7]{2}/), 8)
    return String.fromCodePoint(code)
  }
}

describe('a selector', () => {
  test.each([
    ['a quote', 'a"b', String.raw`a\U00000022b`],
    ['a backslash', String.raw`a\b`, String.raw`a\U0000005cb`],
    ['a newline', 'a\nb', String.raw`a\U0000000ab`],
    ['the end of ASCII', 'a\x7fb', String.raw`a\U0000007fb`],
    ['what the lexer of Prometheus takes for bad bytes', 'a\ufffdb', String.raw`a\U0000fffdb`],
    ['a letter beyond 16 bits', 'a😀b', String.raw`a\U0001f600b`],
    ['nothing special', 'team-a/prod {1}', 'team-a/prod {1}'],
  ])('writes %s so that it stays text', (_, tenant, written) => {
    expect(selector(METRIC, 'tenant_id', tenant)).toBe(`${METRIC}{tenant_id="${written}"}`)
  })

  test('is the bare name where no label tells tenants apart', () => {
    expect(selector(METRIC, null, '')).toBe(METRIC)
  })

  test('fault 57: read back by another reader, any text of a tenant is that text and nothing more', () => {
    const hostile = fc.stringMatching(/^[a\\"'`{}=~!,#()\n\r\t\0[\]|$ 7xuU]{1,40}$/)
    const anything = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN_METRICS), fc.oneof(hostile, anything), (metric, tenant) => {
        expect(read(selector(metric, 'tenant_id', tenant))).toEqual({
          metric,
          label: 'tenant_id',
          value: tenant,
        })
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    'up',
    '',
    `${METRIC}{tenant_id="b"} or ${METRIC}`,
    `${METRIC}\n`,
    '__proto__',
    '{__name__=~".+"}',
  ])('fault 57: is never made of a metric that is not known: %j', (metric) => {
    expect(() => selector(metric, 'tenant_id', 'a')).toThrow('not known')
  })

  test('is never made for an empty tenant, which would select what has no tenant at all', () => {
    expect(() => selector(METRIC, 'tenant_id', '')).toThrow('without a name')
  })

  test('is never made with a label that is more than a name', () => {
    expect(() => selector(METRIC, 'a="b",tenant_id', 'a')).toThrow('name of a label')
  })
})
