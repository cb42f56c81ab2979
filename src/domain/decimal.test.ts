import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalIn } from './decimal'

test.each([
  ['0.1971', 0.1971],
  ['12', 12],
  ['1e-7', 1e-7],
  ['2.5e-10', 2.5e-10],
  ['', null],
  [' 1', null],
  ['-1', null],
  ['+1', null],
  ['.5', null],
  ['1.', null],
  ['0x1f', null],
  ['1_000', null],
  ['1e21', null],
  ['NaN', null],
  ['Infinity', null],
])('“%s” is %s', (text, expected) => expect(decimalIn(text)).toBe(expected))

test('what is written of a number is read as that number', () => {
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, max: 1e20, noNaN: true }), (value) => {
      expect(decimalIn(String(value))).toBe(value)
    }),
  )
})
