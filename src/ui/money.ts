import type { MonthHours } from '~/domain/cost'
import type { UnitName } from '~/domain/figureUnits'
import type { Usd, UsdPerGb, UsdPerHour } from '~/domain/units'
import { localeNow } from './locale'

/** How amounts of one currency are written. The one place that knows of a currency at all. */
export interface Money {
  /** In words, of several: "US dollars". */
  readonly name: string
  /** To the smallest coin: "$3.20", "¥320". A positive amount never prints as zero. */
  readonly amount: (amount: Usd) => string
  /** The amount of one bucket of a chart: an hour of a small cluster is cents, and two decimals would hide it. */
  readonly bucket: (amount: Usd) => string
  /** To four significant digits, at most six decimals: "$0.10/h", "$0.0239/h". */
  readonly rate: (rate: UsdPerHour) => string
  readonly perDay: (amount: Usd) => string
  /** The month's length is part of the number. */
  readonly perMonth: (amount: Usd, monthHours: MonthHours) => string
  /** A price of traffic: "$0.0100 per GB". */
  readonly perGb: (price: UsdPerGb) => string
  /** An axis label: as many decimals as it takes to tell it from its neighbours, and whole coins. */
  readonly tick: (value: number, decimals: number) => string
  /** The same once more in a currency of the reader's choice, to stand beside it: "≈ €2.95 at 0.92 on 2026-11-20". */
  readonly beside?: (unit: UnitName, value: unknown) => string | null
}

const MOST_RATE_DIGITS = 6

/** Amounts of a currency (ISO 4217), written as their reader is used to, or as in a locale for good. */
export function moneyIn(currency: string, always?: string): Money {
  const formats = new Map<string, Intl.NumberFormat>()
  /** Building a format is slow and there are few: one of each is kept. */
  function written(value: number, most: number, least = most): string {
    const locale = always ?? localeNow()
    const key = `${locale} ${least}–${most}`
    const format =
      formats.get(key) ??
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: least,
        maximumFractionDigits: most,
      })
    formats.set(key, format)
    return format.format(value === 0 ? 0 : value) // −0 is 0 to a reader
  }
  const digits = coinDigits(currency)
  const coin = 10 ** -digits
  const amount = (value: Usd) =>
    value !== 0 && Math.abs(value) < coin / 2
      ? `${value < 0 ? '−' : ''}<${written(coin, digits)}`
      : written(value, digits)
  return {
    name: nameOf(currency),
    amount,
    bucket: (value) =>
      Math.abs(value) < 100 * coin && Math.abs(value) >= coin / 100
        ? written(value, digits + 2)
        : amount(value),
    rate: (value) => {
      const smallest = 10 ** -MOST_RATE_DIGITS
      if (value !== 0 && Math.abs(value) < smallest / 2) return `<${written(smallest, MOST_RATE_DIGITS)}/h`
      const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
      return `${written(value, Math.min(MOST_RATE_DIGITS, Math.max(digits, 3 - magnitude)), digits)}/h`
    },
    perDay: (value) => `${amount(value)}/day`,
    perMonth: (value, monthHours) => `${amount(value)}/mo (${monthHours} h)`,
    perGb: (price) => `${written(price, digits + 2)} per GB`,
    tick: (value, decimals) => written(value, decimals === 0 ? 0 : Math.max(decimals, digits)),
  }
}

/** Decimals of the smallest coin: two of most, none of the yen. */
const coinDigits = (currency: string): number =>
  new Intl.NumberFormat(undefined, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
  2

/** In English, as the sentence around it is. */
const nameOf = (currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'name' })
    .formatToParts(2)
    .find(({ type }) => type === 'currency')?.value ?? currency
