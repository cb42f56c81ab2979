import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonBreak } from './jsonBreak'

// The mark stands before the first thing that does not belong.
test.each([
  '^<!doctype html>',
  '^',
  '{^',
  '{"a" ^1}',
  '{"a": 1, ^}',
  '{"a": ^NaNny}',
  '{"a": [1, -Infinity, ^oops]}',
  '[1, 2^}',
  '[^,]',
  '[1,\n  ^01]',
  '{"a": ^"cut',
  '{} ^{}',
  '[{"a": [[]]}^',
  '[1 ^"2"]',
  '{^1: 2}',
])('%s', (marked) => {
  expect(jsonBreak(marked.replace('^', ''))).toBe(marked.indexOf('^'))
})

test('a valid text has no break before its end', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(jsonBreak(text)).toBe(text.length)
    }),
  )
})

test('what does not belong is found behind any text', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (before, after) => {
      expect(jsonBreak(`[${before}, ~${after}]`)).toBe(before.length + 3)
    }),
  )
})
