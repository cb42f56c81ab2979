import { isIsoDay } from './isoDay'
import type { PriceBookEntry } from './priceBook'
import { usdPerHour } from './units'

/** An entry before anybody looked at it: from a form, a file or a link. */
export type PriceDraft = { readonly [F in keyof PriceBookEntry]: unknown }

/** What is wrong with one field of a price. */
export interface PriceFault {
  readonly field: keyof PriceBookEntry
  /** Completes "… has to be". */
  readonly expected: string
}

/**
 * Dearer than any machine that is sold by the hour, in any currency a feed is likely to be in; what is above was
 * meant per month or slipped by a digit.
 */
const HIGHEST_PRICE = 10_000
const LONGEST_SOURCE = 80

/** Instance types and regions reach us as label values of nodes, so they have Kubernetes' form of one. */
const LABEL_VALUE = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/
/** Control characters, and those that turn the direction of the text around them. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

const isLabelValue = (value: unknown) => typeof value === 'string' && LABEL_VALUE.test(value)
const isLine = (value: unknown) =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= LONGEST_SOURCE &&
  !UNPRINTABLE.test(value)

type Check = readonly [passes: (value: unknown) => boolean, expected: string]

const CHECKS: { readonly [F in keyof PriceBookEntry]: Check } = {
  instanceType: [isLabelValue, 'a name such as m5.large, of at most 63 letters, digits, dots and dashes'],
  purchase: [(value) => value === 'spot' || value === 'on-demand', '“spot” or “on-demand”'],
  region: [
    (value) => value === null || isLabelValue(value),
    'a name such as eu-west-1, or nothing for every region',
  ],
  perHour: [
    (value) => typeof value === 'number' && value > 0 && value <= HIGHEST_PRICE,
    `a price per hour above 0, at most ${HIGHEST_PRICE}`,
  ],
  source: [isLine, `one line of at most ${LONGEST_SOURCE} characters: who says so`],
  date: [(value) => typeof value === 'string' && isIsoDay(value), 'a day such as 2025-10-09'],
}

/** Every fault of a draft, in the order of its fields; none if it is an entry. */
export const faultsOf = (draft: PriceDraft): PriceFault[] =>
  (Object.keys(CHECKS) as (keyof PriceBookEntry)[]).flatMap((field) => {
    const [passes, expected] = CHECKS[field]
    return passes(draft[field]) ? [] : [{ field, expected }]
  })

/** The entry a draft is; null if it has a fault. */
export function entryFrom(draft: PriceDraft): PriceBookEntry | null {
  if (faultsOf(draft).length > 0) return null
  // Casts: each field has just been checked.
  return {
    instanceType: draft.instanceType as string,
    purchase: draft.purchase as PriceBookEntry['purchase'],
    region: draft.region as string | null,
    perHour: usdPerHour(draft.perHour as number),
    source: (draft.source as string).trim(),
    date: draft.date as string,
  }
}
