import { expect, test } from 'vitest'
import { failureOf } from '../testing/answers'
import { readJson } from './readJson'

test.each<[string, unknown]>([
  ['{"v":NaN}', { v: null }],
  ['[Infinity, -Infinity,NaN]', [null, null, null]],
  ['{"v": NaN, "w": -1}', { v: null, w: -1 }],
  ['{"name":"NaN, -Infinity","v":NaN}', { name: 'NaN, -Infinity', v: null }],
  ['{"NaN":NaN}', { NaN: null }],
  ['["\\"NaN\\"", "\\\\", NaN]', ['"NaN"', '\\', null]],
  ['NaN', null],
])('fault 1: %s is read with the bare tokens as null', (text, value) => {
  expect(readJson(text, 'metrics')).toEqual(value)
})

test.each(['[NaNny]', '[1NaN]', '[-NaN]', '[nan]', '[+Infinity]', '[Infinity1]'])(
  'fault 1: %s is not taken for a token',
  async (text) => {
    expect(await failureOf(() => readJson(text, 'metrics'))).toMatchObject({ kind: 'contract' })
  },
)

test.each([
  ['fault 25: a web page', '<!doctype html><title>Loading</title>', /web page/],
  ['fault 25: a web page after blanks', ' \n<html>', /web page/],
  ['fault 26: nothing', '', /empty/],
  ['fault 26: blanks', ' \n', /empty/],
  ['fault 26: a word', 'Error', /not JSON/],
  ['fault 27: a body cut after NaN', '{"metrics":{"a":[{"value":NaN},{"val', /cut short/],
  ['fault 27: a body cut inside a text', '{"metrics":{"a', /cut short/],
  ['fault 27: a body cut after a backslash', '{"a\\', /cut short/],
])('%s is a contract error', async (_, text, reason) => {
  const failure = await failureOf(() => readJson(text, 'savings'))
  expect(failure).toMatchObject({ kind: 'contract', endpoint: 'savings', canRetry: false })
  expect(failure.reason).toMatch(reason)
})

test('fault 22: a byte order mark is skipped', () => {
  expect(readJson('\ufeff{"a":1}', 'metrics')).toEqual({ a: 1 })
  expect(readJson('\ufeff[NaN]', 'metrics')).toEqual([null])
})

test('fault 22: of a repeated key the last counts', () => {
  expect(readJson('{"a":1,"a":2}', 'metrics')).toEqual({ a: 2 })
})

test('fault 22: unclosed and stray nesting is an error, not an overflow', async () => {
  const deep = '['.repeat(100_000)
  expect(await failureOf(() => readJson(deep, 'metrics'))).toMatchObject({ kind: 'contract' })
  expect(await failureOf(() => readJson(`[NaN${deep}`, 'metrics'))).toMatchObject({ kind: 'contract' })
})
