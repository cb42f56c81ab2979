import { useEffect, useRef, useState } from 'react'
import { type PriceBook, type PriceBookEntry, withEntry, withoutEntry } from '~/domain/priceBook'
import type { FileFault } from '~/domain/priceFile'
import type { Instant } from '~/domain/units'
import { Button } from '~/ui/Button'
import { formatCount } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import { BookFiles } from './BookFiles'
import { BookTable } from './BookTable'
import { FileFaults } from './FileFaults'
import { keepPrices } from './keepPrices'
import { LinkPrices } from './LinkPrices'
import { PriceForm } from './PriceForm'
import styles from './Prices.module.css'
import type { PricedNodes } from './pricedNodes'
import type { Stated } from './stated'

interface PriceBookPanelProps {
  readonly own: Stated
  /** Null as long as no node is known. */
  readonly nodes: PricedNodes | null
  readonly now: Instant
}

/** What is being stated: a new price, perhaps of something named already, or one in the place of another. */
interface Editing {
  readonly start: Partial<PriceBookEntry>
  readonly replaces: PriceBookEntry | null
}

/** What a reader did last, and the book before it. */
interface Done {
  readonly text: string
  readonly before: PriceBook
  /** What was pressed is gone from the page. */
  readonly isRemoval: boolean
}

const nameOf = ({ instanceType, purchase, region }: PriceBookEntry) =>
  [instanceType, purchase, region].filter(Boolean).join(', ')

/** Prices of nodes that somebody states: the reader's own, then those of whoever runs the gateway. */
export function PriceBookPanel({ own, nodes, now }: PriceBookPanelProps) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [faults, setFaults] = useState<readonly FileFault[]>([])
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (done?.isRemoval) undo.current?.focus()
  }, [done])
  const isLinked = own.setAside !== null
  const keep = (book: PriceBook, text: string, isRemoval = false) => {
    const found = keepPrices(own, book)
    setFaults(found)
    if (found.length > 0) return
    setEditing(null)
    setDone({ text, before: own.prices, isRemoval })
  }
  const state = (entry: PriceBookEntry) => {
    const others = editing?.replaces ? withoutEntry(own.prices, editing.replaces) : own.prices
    keep(withEntry(others, entry), `The price of ${nameOf(entry)} is stated.`)
  }
  return (
    <Panel
      title="Price book of nodes"
      lead="A node’s price comes from the feed. Where the feed has none, from here: your own first, then what the gateway states. What nobody states is taken at public prices, below."
    >
      {own.setAside !== null && <LinkPrices own={own} setAside={own.setAside} />}
      <BookTable
        own={own}
        nodes={nodes}
        onChange={isLinked ? null : (entry) => setEditing({ start: entry, replaces: entry })}
        onRemove={(entry) =>
          keep(withoutEntry(own.prices, entry), `The price of ${nameOf(entry)} is removed.`, true)
        }
      />
      <p className={styles.done} role="status">
        {done?.text}
        {done && (
          <Button
            ref={undo}
            look="quiet"
            onClick={() => {
              keepPrices(own, done.before)
              setDone(null)
            }}
          >
            Undo
          </Button>
        )}
      </p>
      <FileFaults faults={faults} />
      {!isLinked && nodes !== null && nodes.unstated.length > 0 && (
        <div className={styles.unpriced}>
          <span>No price of yours yet:</span>
          {nodes.unstated.map((kind) => (
            <Button
              key={`${kind.instanceType} ${kind.purchase}`}
              onClick={() => setEditing({ start: kind, replaces: null })}
            >
              {kind.instanceType}, {kind.purchase} ({formatCount(kind.nodes)})
            </Button>
          ))}
        </div>
      )}
      {editing && !isLinked && (
        <PriceForm
          key={JSON.stringify(editing)}
          start={editing.start}
          isChange={editing.replaces !== null}
          currency={own.currency}
          now={now}
          onState={state}
          onClose={() => setEditing(null)}
        />
      )}
      <div className={styles.tools}>
        {!isLinked && !editing && (
          <Button look="main" onClick={() => setEditing({ start: {}, replaces: null })}>
            State a price
          </Button>
        )}
        <BookFiles own={own} onImport={isLinked ? null : keep} onFaults={setFaults} />
      </div>
    </Panel>
  )
}
