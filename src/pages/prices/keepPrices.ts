import type { PriceBook } from '~/domain/priceBook'
import { type FileFault, formatPriceFile, parsePriceFile } from '~/domain/priceFile'
import type { Stated } from './stated'

/** Keeps a book in this browser. What could not be read again is not kept: then the faults come back. */
export function keepPrices({ currency, keep }: Stated, book: PriceBook): readonly FileFault[] {
  const text = formatPriceFile(book, currency)
  const reading = parsePriceFile(text, currency)
  if ('faults' in reading) return reading.faults
  keep('prices', book.length === 0 ? null : text)
  return []
}
