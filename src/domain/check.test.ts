import { expect, test } from 'vitest'
import { lengthText } from './check'
import { HOUR_MS } from './units'

test.each([
  [0, '0 seconds'],
  [1000, '1 second'],
  [90_000, '90 seconds'],
  [120_000, '2 minutes'],
  [HOUR_MS, '60 minutes'],
  [2.25 * HOUR_MS, '2.3 hours'],
  [32 * HOUR_MS, '32 hours'],
  [168 * HOUR_MS, '7 days'],
])('%d ms are read as %s', (ms, text) => expect(lengthText(ms)).toBe(text))
