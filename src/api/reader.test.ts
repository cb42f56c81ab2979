import { expect, test } from 'vitest'
import { tokenIn } from './reader'

const TOKEN = 'test-token-test-token'

test.each([TOKEN, `  ${TOKEN}\n`, `Bearer ${TOKEN}`, `bearer  ${TOKEN}`])('%j holds a token', (text) =>
  expect(tokenIn(text)).toBe(TOKEN),
)

test.each([
  '',
  'short',
  'test-token test-token',
  'test-token-tést-token',
  `${TOKEN}\r\nHost: evil`,
  'x'.repeat(4097),
])('fault 58: %j holds none', (text) => expect(tokenIn(text)).toBeNull())
