import { expect, test } from 'vitest'
import { isolate, NONE_HIDDEN, toggle } from './hiddenSeries'

const IDS = ['a', 'b', 'c']
const of = (...ids: string[]) => new Set(ids)

test('isolating leaves one alone; once more brings all back, another one takes its place', () => {
  expect(isolate(NONE_HIDDEN, 'b', IDS)).toEqual(of('a', 'c'))
  expect(isolate(of('a', 'c'), 'b', IDS)).toEqual(NONE_HIDDEN)
  expect(isolate(of('a', 'c'), 'a', IDS)).toEqual(of('b', 'c'))
})

test('toggling takes one away and brings it back', () => {
  expect(toggle(NONE_HIDDEN, 'b', IDS)).toEqual(of('b'))
  expect(toggle(of('b', 'c'), 'b', IDS)).toEqual(of('c'))
})

test('the last one on the chart cannot be taken away: all come back', () => {
  expect(toggle(of('a', 'c'), 'b', IDS)).toEqual(NONE_HIDDEN)
})
