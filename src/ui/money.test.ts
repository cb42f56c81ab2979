import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usd, usdPerGb, usdPerHour } from '~/domain/units'
import { NOTHING } from './format'
import { moneyIn } from './money'

const money = moneyIn('USD')

describe('fault 6: money', () => {
  test.each([
    [3.2, '$3.20'],
    [3.2000000000000015, '$3.20'],
    [0, '$0.00'],
    [-0, '$0.00'],
    [0.005, '$0.01'],
    [0.0049, '<$0.01'],
    [1e-12, '<$0.01'],
    [1234.5, '$1,234.50'],
    [-2.5, '-$2.50'],
  ])('an amount of %d is %s', (amount, text) => expect(money.amount(usd(amount))).toBe(text))

  test('an amount that is not zero never reads as zero, and none reads as nothing', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), (amount) => {
        const text = money.amount(usd(amount))
        expect(text === '$0.00').toBe(amount === 0)
        expect(text).not.toContain(NOTHING)
      }),
    )
  })

  test.each([
    [0.1, '$0.10/h'],
    [0.0239, '$0.0239/h'],
    [0.1239, '$0.1239/h'],
    [0.081844, '$0.08184/h'],
    [1.23456, '$1.235/h'],
    [12.3456, '$12.35/h'],
    [123.456, '$123.46/h'],
    [0.00012345, '$0.000123/h'],
    [1e-7, '<$0.000001/h'],
    [0, '$0.00/h'],
    [-0, '$0.00/h'],
  ])('a rate of %d keeps four digits, between two and six decimals: %s', (rate, text) =>
    expect(money.rate(usdPerHour(rate))).toBe(text),
  )

  test('a month says how long it is', () => {
    expect(money.perMonth(usd(72), 720)).toBe('$72.00/mo (720 h)')
    expect(money.perMonth(usd(73), 730)).toBe('$73.00/mo (730 h)')
  })

  test('a price of traffic has four decimals and its unit', () =>
    expect(money.perGb(usdPerGb(0.01))).toBe('$0.0100 per GB'))
})

describe('other currencies', () => {
  const euro = moneyIn('EUR')
  const yen = moneyIn('JPY')

  test('amounts go to the smallest coin, and what is under half of it says so', () => {
    expect([3.2, 0.0049, 0].map((value) => euro.amount(usd(value)))).toEqual(['€3.20', '<€0.01', '€0.00'])
    expect([320.4, 0.4, -0.4, 0].map((value) => yen.amount(usd(value)))).toEqual([
      '¥320',
      '<¥1',
      '−<¥1',
      '¥0',
    ])
  })

  test('a bucket may show two digits more, a rate keeps four, a price per gigabyte has two more', () => {
    expect(euro.bucket(usd(0.1239))).toBe('€0.1239')
    expect([12.39, 1239].map((value) => yen.bucket(usd(value)))).toEqual(['¥12.39', '¥1,239'])
    expect(euro.rate(usdPerHour(0.0239))).toBe('€0.0239/h')
    expect([15, 12.3456, 0.5].map((value) => yen.rate(usdPerHour(value)))).toEqual([
      '¥15/h',
      '¥12.35/h',
      '¥0.5/h',
    ])
    expect([euro.perGb(usdPerGb(0.143)), yen.perGb(usdPerGb(21))]).toEqual([
      '€0.1430 per GB',
      '¥21.00 per GB',
    ])
    expect(yen.perMonth(usd(7200), 720)).toBe('¥7,200/mo (720 h)')
  })

  test('an axis shows whole coins or what it takes to tell ticks apart', () => {
    expect([money, euro, yen].map(({ tick }) => tick(0.5, 1))).toEqual(['$0.50', '€0.50', '¥0.5'])
    expect([money, euro, yen].map(({ tick }) => tick(50, 0))).toEqual(['$50', '€50', '¥50'])
  })

  test('have a name, for axes and sentences', () => {
    expect([money, euro, yen].map(({ name }) => name)).toEqual(['US dollars', 'euros', 'Japanese yen'])
  })
})
