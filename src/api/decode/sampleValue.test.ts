import { expect, test } from 'vitest'
import { sampleTime, sampleValue } from './sampleValue'

test.each<[unknown, number]>([
  ['0.1', 0.1],
  ['-2', -2],
  ['+3', 3],
  ['1e3', 1000],
  ['2.5E-1', 0.25],
  ['14829481369.6', 14829481369.6],
  [0.1, 0.1],
  [-4, -4],
  [1e308, 1e308],
])('fault 2: %j counts as the number %d', (raw, value) => {
  expect(sampleValue(raw)).toBe(value)
})

test.each([
  'NaN',
  '+Inf',
  '-Inf',
  'Infinity',
  '',
  ' ',
  ' 1',
  '0x1F',
  '1_000',
  '12abc',
  '1,5',
  '1e',
  '.',
  '1e400',
])('fault 2: the text %j is no number', (raw) => {
  expect(sampleValue(raw)).toBeNull()
})

test.each<[unknown]>([[null], [undefined], [true], [false], [[]], [[5]], [{}], [{ valueOf: 5 }]])(
  'fault 3: %j is no number, neither 0 nor 1 nor 5',
  (raw) => {
    expect(sampleValue(raw)).toBeNull()
  },
)

test('fault 5: a number beyond the range of numbers is none', () => {
  expect(sampleValue(JSON.parse('1e400'))).toBeNull()
})

test('fault 6: negative zero is zero', () => {
  expect(Object.is(sampleValue(-0), 0)).toBe(true)
  expect(Object.is(sampleValue('-0'), 0)).toBe(true)
})

test('a hostile run of digits is refused', () => {
  expect(sampleValue(`${'1'.repeat(100_000)}x`)).toBeNull()
})

test.each<[unknown, number | null]>([
  [1_759_982_400, 1_759_982_400_000],
  [1_759_982_400.5, 1_759_982_400_500],
  ['1759982400', 1_759_982_400_000],
  [0, 0],
  [1e11, 1e14],
  [1e11 + 1, null],
  [1_759_982_400_000, null],
  [-1, null],
  ['2025-10-09T04:00:00Z', null],
  [undefined, null],
  [null, null],
])('fault 45: timestamp %j is instant %j', (raw, at) => {
  expect(sampleTime(raw)).toBe(at)
})
