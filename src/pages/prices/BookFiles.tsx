import { useRef } from 'react'
import { useHref } from 'react-router'
import { type PriceBook, withEntry } from '~/domain/priceBook'
import { type FileFault, formatPriceFile, parsePriceFile } from '~/domain/priceFile'
import { priceBookToText } from '~/domain/priceText'
import { Button } from '~/ui/Button'
import { CopyButton } from '~/ui/CopyButton'
import { formatCount } from '~/ui/format'
import { saveFile } from '~/ui/saveFile'
import { useReading } from '~/ui/settings'
import styles from './Prices.module.css'
import type { Stated } from './stated'

interface BookFilesProps {
  readonly own: Stated
  /** Null where nothing may be added. */
  readonly onImport: ((book: PriceBook, told: string) => void) | null
  readonly onFaults: (faults: readonly FileFault[]) => void
}

/** No file of prices is this long; a longer one is not even read. Bytes. */
const LONGEST_FILE = 1_000_000

/** Own prices on their way: into a file, out of one, and along with a link. */
export function BookFiles({ own, onImport, onFaults }: BookFilesProps) {
  const { linkSearch } = useReading()
  const here = useHref('/prices')
  const input = useRef<HTMLInputElement>(null)
  const text = priceBookToText(own.prices)
  const read = async (file: File) => {
    const reading =
      file.size > LONGEST_FILE
        ? { faults: [{ row: null, reason: 'The file is too long to be one of prices.' }] }
        : parsePriceFile(await file.text(), own.currency)
    if ('faults' in reading) onFaults(reading.faults)
    else
      onImport?.(
        reading.entries.reduce(withEntry, own.prices),
        `${formatCount(reading.entries.length)} prices of ${file.name} are stated.`,
      )
  }
  return (
    <>
      {onImport && (
        <>
          <Button onClick={() => input.current?.click()}>Import a file</Button>
          <input
            ref={input}
            type="file"
            hidden
            accept="application/json,.json"
            aria-label="File of prices"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? []
              if (file) void read(file)
              // The same file may be mended and chosen again.
              currentTarget.value = ''
            }}
          />
        </>
      )}
      {own.prices.length > 0 && (
        <>
          <Button
            onClick={() =>
              saveFile(
                new Blob([formatPriceFile(own.prices, own.currency)], { type: 'application/json' }),
                'kubernetes-node-prices.json',
              )
            }
          >
            Export as a file
          </Button>
          {text === null ? (
            <span className={styles.note}>Too many for a link; a file carries them.</span>
          ) : (
            <CopyButton text={linkWith(here, text, linkSearch)} label="Copy a link with these prices" />
          )}
        </>
      )}
    </>
  )
}

/** This page’s address with scope, settings and prices. */
function linkWith(here: string, prices: string, linkSearch: string): string {
  const link = new URL(here, window.location.origin)
  link.search = linkSearch
  link.searchParams.set('prices', prices)
  return link.href
}
