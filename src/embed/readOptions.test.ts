import { expect, test } from 'vitest'
import { readOptions } from './readOptions'

const ID = '00000000-0000-4000-8000-0000000000aa'

test('what can be followed is taken as it is; what is absent is nothing', () => {
  const token = () => 'test-secret-of-a-reader'
  const said = {
    account: ID,
    token,
    apiBase: '/costs',
    route: '/nodes?range=24h',
    timeZone: 'utc',
    locale: undefined,
  }
  expect(readOptions(said)).toEqual({
    options: { account: ID, token, apiBase: '/costs', route: '/nodes?range=24h', timeZone: 'utc' },
    refused: [],
  })
})

test.each([
  [{ account: '__proto__' }],
  [{ account: ID.toUpperCase() }],
  [{ token: 'test-secret-as-a-text' }],
  [{ apiBase: 'javascript:alert(1)' }],
  [{ apiBase: '//elsewhere.example' }],
  [{ route: '//elsewhere.example' }],
  [{ route: '/\\elsewhere.example' }],
  [{ route: 'nodes' }],
  [{ route: `/${'x'.repeat(5000)}` }],
  [{ basePath: 'https://elsewhere.example' }],
  [{ theme: 'dark' }],
  [{ colorScheme: 'sepia' }],
  [{ locale: '../en' }],
  [{ locale: 'en-US-US' }],
  [{ currency: 'usd' }],
  [{ timeZone: 'Europe/Berlin' }],
  [{ instance: 'a b' }],
  [{ styleNonce: '" onload="' }],
])('%j is left out, and told without the value', (said) => {
  const { options, refused } = readOptions(said)
  expect(options).toEqual({})
  expect(refused).toHaveLength(1)
  const [value] = Object.values(said)
  expect(refused[0]?.message).not.toContain(String(value).slice(0, 30))
})
