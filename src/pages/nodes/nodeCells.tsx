import { priceSourceText } from '~/domain/nodeCosts'
import type { Node, Purchase, Zone } from '~/domain/nodes'
import { formatInstant, NOTHING } from '~/ui/format'
import { useReading } from '~/ui/settings'
import { LongText } from '~/ui/table/LongText'
import { COLOUR } from '~/ui/theme'
import { LIFECYCLE } from './lifecycle'
import styles from './nodeCells.module.css'

/** The name; under it, for a node that is no more, since when. */
export function NodeName({ node, short }: { readonly node: Node; readonly short: string }) {
  const { zone } = useReading()
  return (
    <>
      <LongText full={node.name} short={short} what="node name" />
      {!node.isNow && <span className={styles.small}>gone since {formatInstant(node.lastSeen, zone)}</span>}
    </>
  )
}

export const Lifecycle = ({ purchase }: { readonly purchase: Purchase }) => (
  <span className={styles.lifecycle}>
    <span className={styles.dot} style={{ background: COLOUR[LIFECYCLE[purchase].colour] }} />
    {purchase}
  </span>
)

export const ZoneCell = ({ zone }: { readonly zone: Zone | null }) =>
  zone === null ? (
    <>
      unknown
      <span className={styles.small}>no label, not in the id</span>
    </>
  ) : (
    <>
      <bdi className={styles.line} title={zone.name}>
        {zone.name}
      </bdi>
      <span className={styles.small}>from {zone.source}</span>
    </>
  )

export function PriceCell({ price }: Pick<Node, 'price'>) {
  const { money } = useReading()
  if (price === null) return <span className={styles.unknown}>no price</span>
  const source = priceSourceText(price.source)
  return (
    <>
      {money.rate(price.perHour)}
      <span className={styles.small} title={source}>
        {source}
      </span>
    </>
  )
}

export const ProviderId = ({ full, short }: { readonly full: string | null; readonly short: string }) =>
  full === null ? (
    <NotKnown why="no label “provider_id”" />
  ) : (
    <LongText full={full} short={short} what="provider id" isCode />
  )

/** A dash that says why, on hover and to a screen reader. */
export const NotKnown = ({ why }: { readonly why: string }) => (
  <span className={styles.unknown} title={`Not known: ${why}`}>
    <span aria-hidden="true">{NOTHING}</span>
    <span className="visuallyHidden">not known: {why}</span>
  </span>
)
