import { describe, expect, test } from 'vitest'
import { SHIPPED_PRICES } from './shippedPrices'
import { type PriceSources, statedPrice } from './statedPrice'
import { priceEntry } from './testing/prices'
import { capacity } from './testing/whatIf'
import { usdPerHour } from './units'

type Wanted = Parameters<typeof statedPrice>[0]
const WANTED: Wanted = {
  instanceType: 't3a.2xlarge',
  purchase: 'spot',
  region: 'ap-south-1',
  capacity: capacity(8, 32),
}
const CONTRACT = priceEntry({ instanceType: 't3a.2xlarge', purchase: 'spot', perHour: usdPerHour(0.05) })
const price = (more: Partial<Wanted> = {}, sources: Partial<PriceSources> = {}) =>
  statedPrice({ ...WANTED, ...more }, { book: [], shipped: SHIPPED_PRICES, ...sources })

describe('the price of a node the feed has none of', () => {
  test('is the price book’s before the public one of its type and region', () => {
    expect(price({}, { book: [CONTRACT] })).toMatchObject({
      perHour: { low: 0.05, high: 0.05 },
      source: { kind: 'price book', name: CONTRACT.source, date: CONTRACT.date },
    })
    expect(price()).toMatchObject({ perHour: { low: 0.0709, high: 0.0783 }, source: { kind: 'catalogue' } })
  })

  test('is that before default rates, which go by what it holds', () => {
    // 8 × 0.031611 + 32 × 0.004237; 8 × 0.006655 + 32 × 0.000892.
    const elsewhere = { region: 'eu-west-1' }
    expect(price({ ...elsewhere, purchase: 'on-demand' })).toMatchObject({
      perHour: { low: expect.closeTo(0.388472, 12) },
      source: { kind: 'default rates', date: '2024-10' },
    })
    expect(price(elsewhere)?.perHour.high).toBeCloseTo(0.081784, 12)
  })

  test('is none, and not zero, where nobody says one', () => {
    expect(price({ region: null, capacity: null })).toBeNull()
    expect(price({}, { shipped: [] })).toBeNull()
  })
})

describe('bought nobody knows how', () => {
  test('it lies between spot and on demand, and one source says both', () => {
    expect(price({ purchase: 'unknown' })).toEqual({
      perHour: { low: 0.0709, high: 0.1971 },
      source: price()?.source,
    })
  })

  test('each bound has its own source where two say them', () => {
    expect(price({ purchase: 'unknown' }, { book: [CONTRACT] })).toEqual({
      perHour: { low: 0.05, high: 0.1971 },
      source: {
        kind: 'catalogue',
        name: `SkyPilot catalogue v8, a snapshot of the AWS price list; on spot ${CONTRACT.source}, ${CONTRACT.date}`,
        date: null,
      },
    })
  })

  test('it has none where only one way of buying has', () => {
    expect(price({ purchase: 'unknown' }, { book: [CONTRACT], shipped: [] })).toBeNull()
  })
})
