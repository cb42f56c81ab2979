import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { priceBookFromText, priceBookToText } from './priceText'
import { priceBook, priceEntry } from './testing/prices'
import { usdPerHour } from './units'

describe('a book in a link', () => {
  test('is a short text one can read', () => {
    const spot = priceEntry({
      purchase: 'spot',
      region: 'eu-west-1',
      perHour: usdPerHour(0.0709),
      source: 'a_b',
    })
    expect(priceBookToText([priceEntry(), spot])).toBe(
      '1*m5.large*d**0.1*contract*2025-10-01*m5.large*s*eu-west-1*0.0709*a_5f_b*2025-10-01',
    )
  })

  test('that is empty is no text', () => {
    expect(priceBookToText([])).toBe('')
    expect(priceBookFromText('')).toEqual({ entries: [] })
  })

  test('comes back as it went, through an address that escapes nothing of it', () => {
    fc.assert(
      fc.property(priceBook, (book) => {
        const text = priceBookToText(book)
        if (text === null) return
        expect(priceBookFromText(text)).toEqual({ entries: book })
        expect(new URLSearchParams({ prices: text }).toString()).toBe(`prices=${text}`)
      }),
    )
  })

  test('that would be too long is refused when it is written, not cut', () => {
    const many = Array.from({ length: 30 }, (_, i) => priceEntry({ instanceType: `m5.${i}xlarge` }))
    expect(priceBookToText(many)).toBeNull()
    expect(priceBookToText(many.slice(0, 10))).not.toBeNull()
  })
})

describe('of a link nothing is taken that', () => {
  const GOOD = '1*m5.large*d**0.1*contract*2025-10-01'

  test.each([
    ['is of another version', GOOD.replace('1', '2')],
    ['lacks a field', GOOD.replace('*contract', '')],
    ['holds a field too much', `${GOOD}*`],
    ['is too long', `${GOOD}${'*'.repeat(1024)}`],
    ['is something else', 'javascript:alert(1)'],
    ['prices by a word that only JavaScript calls a number', GOOD.replace('0.1', '0x1')],
    ['prices at nothing', GOOD.replace('0.1', '0')],
    ['prices by no number', GOOD.replace('0.1', '')],
    ['is bought nobody knows how', GOOD.replace('*d*', '*constructor*')],
    ['escapes what is no character', GOOD.replace('contract', '_110000_')],
    ['leaves an escape open', GOOD.replace('contract', 'a_5f')],
    ['hides a control character', GOOD.replace('contract', 'a_0_')],
    ['prices the same twice', `${GOOD}${GOOD.slice(1)}`],
  ])('%s', (_, text) => expect(priceBookFromText(text)).toMatchObject({ faults: [{}] }))

  test('this table starts from a text that is taken', () => {
    expect(priceBookFromText(GOOD)).toEqual({ entries: [priceEntry()] })
  })

  test('is noise: whatever it is, it is entries or a fault', () => {
    const noise = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom('1', '*', '_', 'd', '0.1', '__proto__', '5f')).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(noise, (text) => {
        const reading = priceBookFromText(text)
        expect('faults' in reading ? reading.faults.length > 0 : text === '' || text === '1').toBe(true)
      }),
    )
  })
})
