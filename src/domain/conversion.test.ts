import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Conversion,
  type ConversionDraft,
  conversionFaults,
  conversionFrom,
  conversionFromText,
  conversionToText,
  converted,
} from './conversion'
import { plus, usd, usdPerHour } from './units'

const RUPEES: Conversion = { currency: 'INR', perUnit: 80, date: '2025-10-09' }

const conversion: fc.Arbitrary<Conversion> = fc.record({
  currency: fc.constantFrom('EUR', 'INR', 'JPY'),
  perUnit: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
  date: fc.constantFrom('2025-10-09', '2024-02-29'),
})

describe('an amount in another currency', () => {
  test.each([
    [usd(3.2), 256],
    [usdPerHour(0.1), 8],
    [usd(0), 0],
    [usd(-1), -80],
  ])('%d is %d rupees at 80', (amount, expected) =>
    expect(converted(amount, RUPEES)).toBeCloseTo(expected, 12),
  )

  test('is itself where nobody asked for another', () => {
    fc.assert(
      fc.property(fc.double(), (amount) => {
        expect(converted(usd(amount), null)).toBe(amount)
      }),
    )
  })

  test('is no quantity any more: the compiler lets it into no sum', () => {
    const shown = converted(usd(1), RUPEES)
    // @ts-expect-error
    expect(plus(shown, shown)).toBe(160)
    // @ts-expect-error
    expect(converted(shown, RUPEES)).toBe(6400)
  })

  test('adds up as the amounts do, and comes back at the rate the other way round', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => usd(cents / 100))
    fc.assert(
      fc.property(amount, amount, conversion, (a, b, to) => {
        const noise = 1e-12 * (Math.abs(a) + Math.abs(b))
        const sum = converted(a, to) + converted(b, to)
        expect(Math.abs(converted(plus(a, b), to) - sum)).toBeLessThanOrEqual(noise * to.perUnit)
        const back = converted(usd(converted(a, to)), { ...to, perUnit: 1 / to.perUnit })
        expect(Math.abs(back - a)).toBeLessThanOrEqual(noise)
      }),
    )
  })
})

test.each<[keyof Conversion, readonly unknown[]]>([
  ['currency', ['', 'eur', 'EURO', '€', 5, null, undefined]],
  ['perUnit', [0, -1, 1e-9, 1e9, Number.NaN, Number.POSITIVE_INFINITY, '80', null]],
  ['date', ['', '2025-02-30', 'today', null]],
])('%s is named as a fault if it is %j', (field, values) => {
  for (const value of values) {
    const draft: ConversionDraft = { ...RUPEES, [field]: value }
    expect(conversionFaults(draft).map((fault) => fault.field)).toEqual([field])
    expect(conversionFrom(draft)).toBeNull()
  }
})

describe('a conversion in a link', () => {
  test('is a text of three fields', () => expect(conversionToText(RUPEES)).toBe('INR*80*2025-10-09'))

  test('comes back as it went, through an address that escapes nothing of it', () => {
    fc.assert(
      fc.property(conversion, (given) => {
        const text = conversionToText(given)
        expect(conversionFromText(text)).toEqual(given)
        expect(new URLSearchParams({ money: text }).toString()).toBe(`money=${text}`)
      }),
    )
  })

  test.each([
    '',
    'INR',
    'INR*80',
    'INR*80*2025-10-09*',
    'INR*0x50*2025-10-09',
    `INR*${'8'.repeat(99)}*2025-10-09`,
  ])('“%s” is none', (text) => expect(conversionFromText(text)).toBeNull())
})
