import { expect, test } from 'vitest'
import { entryFor, withEntry, withoutEntry } from './priceBook'
import { priceEntry } from './testing/prices'
import { usdPerHour } from './units'

const NODE = { instanceType: 'm5.large', purchase: 'on-demand', region: 'eu-west-1' }

test.each([
  ['another type', { instanceType: 'm5.xlarge' }],
  ['no type', { instanceType: null }],
  ['bought another way', { purchase: 'spot' }],
  ['bought nobody knows how', { purchase: 'unknown' }],
])('%s: no price, and no guess', (_, own) => expect(entryFor([priceEntry()], { ...NODE, ...own })).toBeNull())

test('a region that is not the node’s is no price for it, nor is one for a node of unknown region', () => {
  const book = [priceEntry({ region: 'us-east-1' })]
  expect(entryFor(book, NODE)).toBeNull()
  expect(entryFor(book, { ...NODE, region: null })).toBeNull()
})

test('the node’s own region comes before every region, then the newest day', () => {
  const own = priceEntry({ region: 'eu-west-1', date: '2024-01-01' })
  const older = priceEntry({ date: '2025-09-01' })
  expect(entryFor([priceEntry(), own, older], NODE)).toBe(own)
  expect(entryFor([older, priceEntry()], { ...NODE, region: null })).toMatchObject({ date: '2025-10-01' })
})

test('a new price takes the place of the old one of the same thing, and of no other', () => {
  const others = [priceEntry({ purchase: 'spot' }), priceEntry({ region: 'eu-west-1' })]
  const dearer = priceEntry({ perHour: usdPerHour(0.2), source: 'new contract', date: '2025-11-01' })
  expect(withEntry([priceEntry(), ...others], dearer)).toEqual([...others, dearer])
  expect(withoutEntry([...others, dearer], priceEntry())).toEqual(others)
})
