import { decimalIn } from './decimal'
import { isIsoDay } from './isoDay'
import type { Usd, UsdPerGb, UsdPerHour } from './units'

/** How a reader wants money shown: in which currency, at which rate, of which day. */
export interface Conversion {
  /** ISO 4217. */
  readonly currency: string
  /** What one unit of the feed's currency is worth in it. */
  readonly perUnit: number
  /** ISO day of the rate. */
  readonly date: string
}

/** Fields of a form, a link or a store, before anybody looked at them. */
export type ConversionDraft = { readonly [F in keyof Conversion]: unknown }

export interface ConversionFault {
  readonly field: keyof Conversion
  /** Completes "… has to be". */
  readonly expected: string
}

declare const shown: unique symbol
/** An amount as it is shown. None of the quantities: it enters no sum, no comparison and no file of prices. */
export type Shown = number & { readonly [shown]: true }

/** An amount of money, or a rate or price in it, as the reader wants to see it; as it is where they did not say. */
export const converted = (amount: Usd | UsdPerHour | UsdPerGb, conversion: Conversion | null): Shown =>
  (conversion === null ? amount : amount * conversion.perUnit) as Shown

/** No two currencies are further apart than this. */
const MOST_PER_UNIT = 10_000_000

type Check = readonly [passes: (value: unknown) => boolean, expected: string]

const CHECKS: { readonly [F in keyof Conversion]: Check } = {
  currency: [
    (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
    'a code of three letters such as EUR',
  ],
  perUnit: [
    (value) => typeof value === 'number' && value >= 1 / MOST_PER_UNIT && value <= MOST_PER_UNIT,
    'a number above 0: what one unit of the feed’s currency is worth',
  ],
  date: [(value) => typeof value === 'string' && isIsoDay(value), 'a day such as 2025-10-09'],
}

/** Every fault of a draft, in the order of its fields; none if it is a conversion. */
export const conversionFaults = (draft: ConversionDraft): ConversionFault[] =>
  (Object.keys(CHECKS) as (keyof Conversion)[]).flatMap((field) => {
    const [passes, expected] = CHECKS[field]
    return passes(draft[field]) ? [] : [{ field, expected }]
  })

/** The conversion a draft is; null if it has a fault. */
export function conversionFrom({ currency, perUnit, date }: ConversionDraft): Conversion | null {
  if (conversionFaults({ currency, perUnit, date }).length > 0) return null
  // Casts: each field has just been checked.
  return { currency: currency as string, perUnit: perUnit as number, date: date as string }
}

/** A conversion as a text that no address has to escape, such as `INR*83.2*2025-10-09`. */
export const conversionToText = ({ currency, perUnit, date }: Conversion): string =>
  [currency, perUnit, date].join('*')

/** Reads back what `conversionToText` wrote; null for anything else. */
export function conversionFromText(text: string): Conversion | null {
  const [currency, rate = '', date, ...more] = text.length > 64 ? [] : text.split('*')
  return more.length > 0 ? null : conversionFrom({ currency, perUnit: decimalIn(rate), date })
}
