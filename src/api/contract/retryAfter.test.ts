import { expect, test } from 'vitest'
import { retryAfter } from './retryAfter'

const NOW = Date.UTC(2025, 9, 10, 12, 0, 0)
const wait = (headers: Record<string, string>) => retryAfter(new Headers(headers), NOW)

test.each<[string, number | null]>([
  ['7', 7000],
  ['0', 0],
  ['300', 300_000],
  ['301', 300_000],
  ['1000000000', 300_000],
  ['Fri, 10 Oct 2025 12:00:30 GMT', 30_000],
  ['Fri, 10 Oct 2025 11:00:00 GMT', 0],
  ['Fri, 10 Oct 2025 13:00:00 GMT', 300_000],
  ['1e9', null],
  ['-5', null],
  ['soon', null],
  ['2025-10-10T12:00:30Z', null],
  ['Fri, 99 Oct 2025 12:00:30 GMT', null],
  ['', null],
])('fault 29: Retry-After %j means %j ms', (value, ms) => {
  expect(wait({ 'retry-after': value })).toBe(ms)
})

test('fault 29: without the header there is nothing to wait for', () => {
  expect(wait({})).toBeNull()
})

test('fault 42: a date is measured by the clock of the service, not of the reader', () => {
  const yesterday = { date: 'Thu, 09 Oct 2025 12:00:00 GMT', 'retry-after': 'Thu, 09 Oct 2025 12:00:10 GMT' }
  expect(wait(yesterday)).toBe(10_000)
})
