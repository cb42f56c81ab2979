import { describe, expect, test } from 'vitest'
import { entryFrom, faultsOf, type PriceDraft } from './priceEntry'
import { priceEntry } from './testing/prices'

const draft = (more: Partial<PriceDraft> = {}): PriceDraft => ({ ...priceEntry(), ...more })

describe('a price somebody states', () => {
  test.each<[string, Partial<PriceDraft>]>([
    ['on spot, in one region', { purchase: 'spot', region: 'ap-south-1' }],
    ['of another cloud', { instanceType: 'Standard_D4s_v3', region: 'westeurope' }],
    ['of almost nothing', { perHour: 1e-6 }],
    ['of the dearest there is', { perHour: 10_000 }],
    ['with a source in any script', { source: 'वार्षिक अनुबंध 👍' }],
  ])('%s', (_, own) => {
    expect(faultsOf(draft(own))).toEqual([])
    expect(entryFrom(draft(own))).toEqual(draft(own))
  })

  test.each<[keyof PriceDraft, readonly unknown[]]>([
    ['instanceType', ['', ' m5.large', 'm5 large', '<b>', 'a'.repeat(64), 'm5.', 7, null, undefined]],
    ['purchase', ['', 'Spot', 'reserved', true, null, undefined]],
    ['region', ['', 'eu west', 'a*b', 5, undefined]],
    ['perHour', [0, -0.1, 10_000.01, Number.NaN, Number.POSITIVE_INFINITY, '0.1', null, [0.1]]],
    ['source', ['', '  ', 'a\nb', 'a\u0000', 'a\u202eb', '\ud800', 'x'.repeat(81), {}, null]],
    ['date', ['', '2025-02-30', '9 Oct 2025', '2025-10-09T00:00Z', 20251009, null]],
  ])('%s is named if it is %j', (field, values) => {
    for (const value of values) {
      expect(faultsOf(draft({ [field]: value })).map((fault) => fault.field)).toEqual([field])
      expect(entryFrom(draft({ [field]: value }))).toBeNull()
    }
  })

  test('every fault is told at once, in the order of the fields', () => {
    expect(faultsOf(draft({ date: '', perHour: 0 })).map(({ field }) => field)).toEqual(['perHour', 'date'])
  })

  test('blanks around the source are not part of it', () => {
    expect(entryFrom(draft({ source: ' contract ' }))).toEqual(priceEntry())
  })
})
