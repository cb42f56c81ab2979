import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromPythonJson, pythonFloat, toPythonJson } from './pythonJson'

// Right-hand sides are what Python 3.11 prints for `repr(...)`.
test.each([
  [1, '1.0'],
  [0, '0.0'],
  [-0, '-0.0'],
  [0.1, '0.1'],
  [3.2000000000000015, '3.2000000000000015'],
  [14829481369.6, '14829481369.6'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1.5e-7, '1.5e-07'],
  [123456789012345680, '1.2345678901234568e+17'],
  [1e16, '1e+16'],
  [1e15, '1000000000000000.0'],
  [1e100, '1e+100'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
])('the float %d is written %s', (value, text) => {
  expect(pythonFloat(value)).toBe(text)
})

describe('a body', () => {
  test('has spaces after commas and colons, whole times and fractional values', () => {
    const body = {
      start_date: 1,
      metrics: { a: [{ timestamp: 2, value: 3, labels: { b: 'c' } }] },
      total_cost: 0,
    }
    expect(toPythonJson(body)).toBe(
      '{"start_date": 1, "metrics": {"a": [{"timestamp": 2, "value": 3.0, "labels": {"b": "c"}}]}, "total_cost": 0.0}',
    )
  })

  test('is ASCII, whatever is in a label', () => {
    expect(toPythonJson({ a: 'é\n😀"' })).toBe(String.raw`{"a": "\u00e9\n\ud83d\ude00\""}`)
  })

  test('is read back as it was, bare tokens and the same words in text alike', () => {
    const text = '{"value": NaN, "a": [Infinity, -Infinity, -1], "b": "NaN, \\"Infinity\\" \\\\", "c": ""}'
    expect(fromPythonJson(text)).toEqual({
      value: Number.NaN,
      a: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1],
      b: 'NaN, "Infinity" \\',
      c: '',
    })
  })

  test('survives writing and reading', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // JSON is written without a negative zero.
        expect(fromPythonJson(toPythonJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test.each(['', '{', '{"a": NaNny}', '{"a": 1,}', '<html>'])('%j is refused', (text) => {
    expect(() => fromPythonJson(text)).toThrow(SyntaxError)
  })
})
