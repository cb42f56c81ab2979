import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPriceFile, parsePriceFile } from './priceFile'
import { priceBook, priceEntry } from './testing/prices'

const row = (more = {}) => ({
  instance_type: 'm5.large',
  purchase: 'on-demand',
  price_per_hour: 0.1,
  source: 'contract',
  date: '2025-10-01',
  ...more,
})
const fileOf = (more: object) =>
  JSON.stringify({ kind: 'kubernetes-node-prices', version: 1, currency: 'USD', prices: [], ...more })
const reasons = (text: string) => {
  const reading = parsePriceFile(text, 'USD')
  return 'faults' in reading ? reading.faults.map(({ row, reason }) => `${row ?? 'file'}: ${reason}`) : []
}

describe('a file of prices', () => {
  test('is read back as the book it was written from', () => {
    fc.assert(
      fc.property(priceBook, (book) => {
        expect(parsePriceFile(formatPriceFile(book, 'USD'), 'USD')).toEqual({ entries: book })
      }),
    )
  })

  test('names its fields as the gateway’s own file does, and leaves out a region that is every one', () => {
    const file = JSON.parse(formatPriceFile([priceEntry()], 'USD'))
    expect(file).toEqual({ kind: 'kubernetes-node-prices', version: 1, currency: 'USD', prices: [row()] })
  })

  test('may be written by hand: other fields are not minded', () => {
    const text = fileOf({ note: 'mine', prices: [row({ region: null, note: 'x' })] })
    expect(parsePriceFile(text, 'USD')).toEqual({ entries: [priceEntry()] })
  })
})

describe('is not read, and says why,', () => {
  test.each([
    ['if it is no JSON', 'instance_type,price', 'The file is not one of prices.'],
    ['if it is a list', '[]', 'The file is not one of prices.'],
    ['if it is of another kind', '{"version":1}', 'The file is not one of prices.'],
    [
      'if it comes from the future',
      fileOf({ version: 2 }),
      'The file is of another version; this one reads version 1.',
    ],
    ['if its money is another', fileOf({ currency: 'EUR' }), 'The prices have to be in USD.'],
    ['if it has no prices', fileOf({ prices: {} }), 'The file holds no list of prices.'],
    ['if it has too many', fileOf({ prices: Array(501).fill(1) }), 'The file holds more than 500 prices.'],
    ['if it is endless', ' '.repeat(200_001), 'The file is too long to be one of prices.'],
  ])('%s', (_, text, reason) => expect(reasons(text)).toEqual([`file: ${reason}`]))

  test('row by row', () => {
    const prices = [row(), row({ price_per_hour: '0.1' }), row({ purchase: 'spot', date: 'today' }), row(), 7]
    expect(reasons(fileOf({ prices })).map((reason) => reason.replace(/ has to be .*/, ''))).toEqual([
      '2: price_per_hour',
      '3: date',
      '4: An earlier row prices the same.',
      ...['instance_type', 'purchase', 'price_per_hour', 'source', 'date'].map((field) => `5: ${field}`),
    ])
  })

  test('but not without end', () => {
    expect(reasons(fileOf({ prices: Array(400).fill({}) }))).toHaveLength(20)
  })

  test('whatever it is', () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((prices) => fileOf({ prices })),
    )
    fc.assert(
      fc.property(nasty, (text) => {
        const reading = parsePriceFile(text, 'USD')
        expect('faults' in reading ? reading.faults.length : reading.entries).not.toBe(0)
      }),
    )
  })

  test('fault 17: a key called __proto__ reaches no prototype', () => {
    const text = fileOf({ prices: [row()] }).replace(
      '"instance_type"',
      '"__proto__":{"region":"x"},"instance_type"',
    )
    expect(parsePriceFile(text, 'USD')).toEqual({ entries: [priceEntry()] })
  })
})
