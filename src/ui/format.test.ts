import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { bytes, cores, GIB, hours, instant, usd } from '~/domain/units'
import {
  formatAge,
  formatAxisNumber,
  formatBytes,
  formatCores,
  formatCoverage,
  formatDay,
  formatHours,
  formatInstant,
  formatShare,
  formatSpan,
  formatWholeShare,
  zoneName,
} from './format'
import { onLocale, setLocale } from './locale'
import { moneyIn } from './money'

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

describe('a host’s locale', () => {
  afterEach(() => setLocale(undefined))
  const some = () => [
    formatShare(0.215),
    formatHours(hours(1234.5)),
    formatBytes(bytes(1.5 * GIB)),
    formatDay(Date.UTC(2025, 9, 3), 'utc'),
    formatAxisNumber(0.25, 2),
    moneyIn('USD').amount(usd(1234.5)),
  ]

  test('numbers and dates follow it, those that were written before too', () => {
    const before = some()
    setLocale('de-DE')
    expect(some()).toEqual(['21,5 %', '1.234,5 h', '1,5 GiB', '3. Okt.', '0,25', '1.234,50\u00a0$'])
    setLocale('fr')
    expect(some()[0]).toBe('21,5 %')
    setLocale(undefined)
    expect(some()).toEqual(before)
  })

  test('whoever has drawn with it hears of a change, and of nothing else', () => {
    const changed = vi.fn()
    const stop = onLocale(changed)
    setLocale('de-DE')
    setLocale('de-DE')
    stop()
    setLocale('fr')
    expect(changed).toHaveBeenCalledOnce()
  })

  test('what is written for good does not follow', () => {
    const money = moneyIn('EUR', 'en-US')
    setLocale('de-DE')
    expect(money.amount(usd(2.5))).toBe('€2.50')
    expect(moneyIn('EUR').name).toBe('euros')
  })
})
