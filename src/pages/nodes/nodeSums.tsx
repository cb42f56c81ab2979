import { type Figure as FigureModel, isKnown } from '~/domain/figure'
import { FIGURES } from '~/domain/figures'
import type { NodeFigures } from '~/domain/nodeFigures'
import type { Holdings } from '~/domain/spotZone'
import { GIB } from '~/domain/units'
import { Figure } from '~/ui/Figure'
import { formatCount, formatMeanCount, NOTHING } from '~/ui/format'
import { useReading } from '~/ui/settings'
import type { ColumnSum } from '~/ui/table/column'
import styles from './nodeCells.module.css'

export const NO_CAPACITY = 'the feed has no capacity for it and its instance type is not in our table'

export const inGib = (bytes: number): string => formatMeanCount(bytes / GIB)

/** "2 nodes", "1 node, 1 gone". */
export const counted = ({ now, seen }: Holdings): string =>
  `${formatCount(now)} ${now === 1 ? 'node' : 'nodes'}${seen > now ? `, ${formatCount(seen - now)} gone` : ''}`

/** A sum over the nodes whose size is known, with the others told. */
export function capacitySum(held: Holdings, write: (total: Holdings['capacity']) => string): ColumnSum {
  const { now, unsized, capacity } = held
  if (unsized === 0) return { text: write(capacity) }
  const note = `${formatCount(unsized)} of ${formatCount(now)} nodes left out: ${NO_CAPACITY}`
  return { text: unsized === now ? NOTHING : write(capacity), note }
}

/** A sum of money that tells how many nodes have no price and are left out; where none has one there is no sum. */
export function pricedSum<Q>(
  { seen, unpriced }: Holdings,
  total: Q | null,
  write: (total: Q) => string,
): ColumnSum {
  const text = unpriced === seen || total === null ? NOTHING : write(total)
  if (unpriced === 0) return { text }
  return {
    text,
    note: `${formatCount(unpriced)} of ${formatCount(seen)} nodes left out: no price is known for them`,
  }
}

/** The whole of the list, as the figures on top of the page count it. */
export const AllNodes = ({ figures: { now, seen } }: { readonly figures: NodeFigures }) => (
  <>
    <Figure figure={now} size="inline" bare /> nodes now
    {seen.value !== now.value && (
      <>
        , <Figure figure={seen} size="inline" bare /> seen
      </>
    )}
  </>
)

/** The whole of a column of money, and under it the same in the reader's other currency, where there is one. */
export function WholeOfMoney({ figure }: { readonly figure: FigureModel }) {
  const { money } = useReading()
  const beside = isKnown(figure) ? money.beside?.(FIGURES[figure.id].unit, figure.value) : null
  return (
    <>
      <Figure figure={figure} size="inline" bare />
      {beside && <span className={styles.beside}>{beside}</span>}
    </>
  )
}
