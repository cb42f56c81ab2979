import fc from 'fast-check'
import { isSamePriced, type PriceBook, type PriceBookEntry } from '../priceBook'
import type { PriceSources } from '../statedPrice'
import { usdPerHour } from '../units'

/** An on-demand price of m5.large in every region, but for what is said otherwise. */
export const priceEntry = (more: Partial<PriceBookEntry> = {}): PriceBookEntry => ({
  instanceType: 'm5.large',
  purchase: 'on-demand',
  region: null,
  perHour: usdPerHour(0.1),
  source: 'contract',
  date: '2025-10-01',
  ...more,
})

/** Where nobody but a book says a price. */
export const stated = (book: PriceBook): PriceSources => ({ book, shipped: [] })

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** A line somebody might type, in any script; no control characters, which no field takes. */
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '').trim() || 'x')

/** Any entry that passes; few types and regions, so that entries meet. */
const entry: fc.Arbitrary<PriceBookEntry> = fc.record({
  instanceType: fc.constantFrom('m5.large', 't3a.2xlarge', 'Standard_D4s_v3'),
  purchase: fc.constantFrom('spot', 'on-demand'),
  region: fc.constantFrom(null, 'eu-west-1', 'us-east-1'),
  perHour: fc.double({ min: 1e-9, max: 10_000, noNaN: true }).map(usdPerHour),
  source: line,
  date: day,
})

/** Books with one price of each thing at most. */
export const priceBook = fc
  .array(entry, { maxLength: 6 })
  .map((entries) =>
    entries.filter((one, i) => !entries.slice(0, i).some((other) => isSamePriced(one, other))),
  )
