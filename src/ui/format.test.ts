import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes, cores, GIB, hours, instant, usd, usdPerGb, usdPerHour } from '~/domain/units'
import {
  formatAge,
  formatBytes,
  formatCores,
  formatCoverage,
  formatDay,
  formatInstant,
  formatPerMonth,
  formatPricePerGb,
  formatRate,
  formatShare,
  formatSpan,
  formatUsd,
  formatWholeShare,
  NOTHING,
  zoneName,
} from './format'

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
  ])('an amount of %d is %s', (amount, text) => expect(formatUsd(usd(amount))).toBe(text))

  test('an amount that is not zero never reads as zero, and none reads as nothing', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), (amount) => {
        const text = formatUsd(usd(amount))
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
    expect(formatRate(usdPerHour(rate))).toBe(text),
  )

  test('a month says how long it is', () => {
    expect(formatPerMonth(usd(72), 720)).toBe('$72.00/mo (720 h)')
    expect(formatPerMonth(usd(73), 730)).toBe('$73.00/mo (730 h)')
  })

  test('a price of traffic has four decimals and its unit', () =>
    expect(formatPricePerGb(usdPerGb(0.01))).toBe('$0.0100 per GB'))
})

describe('shares', () => {
  test.each([
    [0.215, '21.5 %'],
    [0.5, '50 %'],
    [1, '100 %'],
    [0, '0 %'],
    [-0, '0 %'],
    [0.999, '99.9 %'],
    [0.9999, '>99.9 %'],
    [0.0001, '<0.1 %'],
    [1.25, '125 %'],
  ])('%d is %s', (share, text) => expect(formatShare(share)).toBe(text))

  test.each([
    [32 / 168, '19 %'],
    [0, '0 %'],
    [0.001, '<1 %'],
    [0.999, '>99 %'],
    [0.99, '99 %'],
    [1, '100 %'],
  ])('in whole percent %d is %s', (share, text) => expect(formatWholeShare(share)).toBe(text))

  test('only all is all, and only nothing is nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (share) => {
        for (const text of [formatShare(share), formatWholeShare(share)])
          expect(text).not.toMatch(/^(0|0\.0|100|100\.0) %$/)
      }),
    )
  })

  test('coverage is hours of hours, and the share of them', () => {
    const seen = (covered: number, window: number) =>
      formatCoverage({ covered: hours(covered), window: hours(window), first: null, last: null })
    expect(seen(32, 168)).toBe('32 of 168 h (19 %)')
    expect(seen(167.9, 168)).toBe('167.9 of 168 h (>99 %)')
    expect(seen(0, 0)).toBe('0 of 0 h (0 %)')
  })
})

test.each([
  [6.886, '6.89 vCPU'],
  [32, '32 vCPU'],
  [0.05, '50 mvCPU'],
  [0, '0 vCPU'],
])('%d cores are %s', (value, text) => expect(formatCores(cores(value))).toBe(text))

test.each([
  [13.8 * GIB, '13.8 GiB'],
  [128 * GIB, '128 GiB'],
  [GIB / 16, '64 MiB'],
  [0, '0 GiB'],
])('%d bytes are %s', (value, text) => expect(formatBytes(bytes(value))).toBe(text))

test.each([
  [20, '20 min'],
  [-5, '0 min'],
  [89, '89 min'],
  [180, '3 h'],
  [47 * 60, '47 h'],
  [72 * 60, '3 d'],
])('%d minutes ago is %s', (minutes, text) => expect(formatAge(minutes * 60_000)).toBe(text))

describe('times', () => {
  const at = instant(Date.UTC(2025, 9, 10, 11))
  test('in UTC name their zone, once per span', () => {
    expect(formatInstant(at, 'utc')).toBe('Oct 10, 11:00 UTC')
    expect(formatSpan(at - 168 * 3_600_000, at, 'utc')).toBe('Oct 3, 11:00 – Oct 10, 11:00 UTC')
    expect(formatDay(at, 'utc')).toBe('Oct 10')
  })

  test('of the reader name the zone of that moment', () => {
    const name = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value
    expect(zoneName('local', at)).toBe(name)
    expect(formatInstant(at, 'local')).toContain(name)
  })
})
