import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepInterval, keptInterval } from './keptInterval'

const KEY = 'kubernetes-costs:refresh'
beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.unstubAllGlobals()
})

test('off until it is chosen, and off again leaves no trace', () => {
  expect(keptInterval()).toBeNull()
  keepInterval('5')
  expect(keptInterval()).toBe('5')
  keepInterval(null)
  expect(localStorage.getItem(KEY)).toBeNull()
})

test.each(['', '0', '2', '5.0', '1e0', 'null', '{"minutes":1}'])('“%s” is off', (text) => {
  localStorage.setItem(KEY, text)
  expect(keptInterval()).toBeNull()
})

test('a browser that keeps nothing refuses without a fault', () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  keepInterval('1')
  expect(keptInterval()).toBeNull()
})
