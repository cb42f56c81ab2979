import { decimalIn } from './decimal'
import type { PriceBook, PriceBookEntry } from './priceBook'
import type { PriceDraft } from './priceEntry'
import { type PriceReading, readingOf } from './priceFile'

/**
 * A book as a text for a link: a version, then six fields an entry, all joined by `*`. It holds letters, digits and
 * `*-._` only, which no address has to escape; any other character is its code point between underscores.
 */
const VERSION = '1'
const FIELDS_OF_AN_ENTRY = 6
/** A quarter of what a share link may come to; more belongs into a file. */
const LONGEST_TEXT = 1024

/** The text of a book, empty for an empty one; null if it would be too long for a link. */
export function priceBookToText(book: PriceBook): string | null {
  if (book.length === 0) return ''
  const text = [VERSION, ...book.flatMap(fieldsOf)].join('*')
  return text.length > LONGEST_TEXT ? null : text
}

/** Reads back what `priceBookToText` wrote; of anything else it takes nothing. */
export function priceBookFromText(text: string): PriceReading {
  if (text === '') return { entries: [] }
  const [version, ...fields] = text.length > LONGEST_TEXT ? [] : text.split('*')
  if (version !== VERSION || fields.length % FIELDS_OF_AN_ENTRY > 0)
    return { faults: [{ row: null, reason: 'The prices in the link cannot be read.' }] }
  const entries = Array.from({ length: fields.length / FIELDS_OF_AN_ENTRY }, (_, i) =>
    draftFrom(fields.slice(i * FIELDS_OF_AN_ENTRY, (i + 1) * FIELDS_OF_AN_ENTRY)),
  )
  return readingOf(entries)
}

const fieldsOf = ({ instanceType, purchase, region, perHour, source, date }: PriceBookEntry): string[] =>
  [instanceType, purchase === 'spot' ? 's' : 'd', region ?? '', String(perHour), source, date].map(escaped)

const PURCHASES = new Map([
  ['s', 'spot'],
  ['d', 'on-demand'],
])

function draftFrom(fields: readonly string[]): PriceDraft {
  const [instanceType, purchase, region, perHour, source, date] = fields.map(unescaped)
  return {
    instanceType,
    purchase: PURCHASES.get(purchase ?? ''),
    region: region || null,
    perHour: decimalIn(perHour ?? ''),
    source,
    date,
  }
}

const escaped = (text: string) =>
  text.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`)

/** Null where a code point is none: then the field is refused. */
function unescaped(text: string): string | null {
  const isWritten = /^(?:[A-Za-z0-9.-]|_(?:10|[1-9a-f])?[0-9a-f]{1,4}_)*$/.test(text)
  return isWritten
    ? text.replace(/_([0-9a-f]+)_/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    : null
}
