import { expect, test } from 'vitest'
import { entryFor, type PriceBookEntry } from './priceBook'
import { usdPerHour } from './units'

const entry = (more: Partial<PriceBookEntry> = {}): PriceBookEntry => ({
  instanceType: 'm5.large',
  purchase: 'on-demand',
  region: null,
  perHour: usdPerHour(0.1),
  source: 'contract',
  date: '2025-10-01',
  ...more,
})
const NODE = { instanceType: 'm5.large', purchase: 'on-demand', region: 'eu-west-1' }

test.each([
  ['another type', { instanceType: 'm5.xlarge' }],
  ['no type', { instanceType: null }],
  ['bought another way', { purchase: 'spot' }],
  ['bought nobody knows how', { purchase: 'unknown' }],
])('%s: no price, and no guess', (_, own) => expect(entryFor([entry()], { ...NODE, ...own })).toBeNull())

test('a region that is not the node’s is no price for it, nor is one for a node of unknown region', () => {
  const book = [entry({ region: 'us-east-1' })]
  expect(entryFor(book, NODE)).toBeNull()
  expect(entryFor(book, { ...NODE, region: null })).toBeNull()
})

test('the node’s own region comes before every region, then the newest day', () => {
  const own = entry({ region: 'eu-west-1', date: '2024-01-01' })
  const older = entry({ date: '2025-09-01' })
  expect(entryFor([entry(), own, older], NODE)).toBe(own)
  expect(entryFor([older, entry()], { ...NODE, region: null })).toMatchObject({ date: '2025-10-01' })
})
