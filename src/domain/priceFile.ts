import { isSamePriced, type PriceBook, type PriceBookEntry } from './priceBook'
import { entryFrom, faultsOf, type PriceDraft } from './priceEntry'

const KIND = 'kubernetes-node-prices'
const VERSION = 1
const LONGEST_FILE = 200_000
const MOST_ENTRIES = 500
/** More faults than this help nobody mend a file. */
const MOST_FAULTS = 20

/** What keeps a file from being read: of which row, counted from 1, or null if of the whole. */
export interface FileFault {
  readonly row: number | null
  /** A sentence for the reader. */
  readonly reason: string
}

/** All entries of a text, or, if there is any fault in it, none of them and the faults. */
export type PriceReading = { readonly entries: PriceBook } | { readonly faults: readonly FileFault[] }

/** A field as a file names it, which is also how the gateway's own file of prices names it. */
const FIELDS = {
  instanceType: 'instance_type',
  purchase: 'purchase',
  region: 'region',
  perHour: 'price_per_hour',
  source: 'source',
  date: 'date',
} as const satisfies Record<keyof PriceBookEntry, string>

/** A book as the text of a file; `currency` is the ISO 4217 code its prices are in. */
export const formatPriceFile = (book: PriceBook, currency: string): string =>
  `${JSON.stringify({ kind: KIND, version: VERSION, currency, prices: book.map(rowOf) }, null, 2)}\n`

const rowOf = ({ instanceType, purchase, region, perHour, source, date }: PriceBookEntry) => ({
  [FIELDS.instanceType]: instanceType,
  [FIELDS.purchase]: purchase,
  ...(region === null ? {} : { [FIELDS.region]: region }),
  [FIELDS.perHour]: perHour,
  [FIELDS.source]: source,
  [FIELDS.date]: date,
})

/** Reads back what `formatPriceFile` wrote, or somebody by hand; `currency` is what the prices have to be in. */
export function parsePriceFile(text: string, currency: string): PriceReading {
  const whole = (reason: string): PriceReading => ({ faults: [{ row: null, reason }] })
  if (text.length > LONGEST_FILE) return whole('The file is too long to be one of prices.')
  const file = jsonIn(text)
  if (!isRecord(file) || file.kind !== KIND) return whole('The file is not one of prices.')
  if (file.version !== VERSION)
    return whole(`The file is of another version; this one reads version ${VERSION}.`)
  if (file.currency !== currency) return whole(`The prices have to be in ${currency}.`)
  if (!Array.isArray(file.prices)) return whole('The file holds no list of prices.')
  if (file.prices.length > MOST_ENTRIES) return whole(`The file holds more than ${MOST_ENTRIES} prices.`)
  return readingOf(file.prices.map(draftOf))
}

/** Reads drafts one by one; of each fault it says the row and the name of the field. */
export function readingOf(drafts: readonly PriceDraft[]): PriceReading {
  const faults: FileFault[] = []
  const entries: PriceBookEntry[] = []
  drafts.forEach((draft, i) => {
    const row = i + 1
    for (const { field, expected } of faultsOf(draft))
      faults.push({ row, reason: `${FIELDS[field]} has to be ${expected}.` })
    const entry = entryFrom(draft)
    if (entry === null) return
    if (entries.some((other) => isSamePriced(other, entry)))
      faults.push({ row, reason: 'An earlier row prices the same.' })
    entries.push(entry)
  })
  return faults.length > 0 ? { faults: faults.slice(0, MOST_FAULTS) } : { entries }
}

function draftOf(row: unknown): PriceDraft {
  const fields = isRecord(row) ? row : {}
  return {
    instanceType: fields[FIELDS.instanceType],
    purchase: fields[FIELDS.purchase],
    region: fields[FIELDS.region] ?? null,
    perHour: fields[FIELDS.perHour],
    source: fields[FIELDS.source],
    date: fields[FIELDS.date],
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a JSON text holds; undefined if it is none. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
