import { presenceOf } from '~/domain/nodeLife'
import { type PriceKind, whoSays } from '~/domain/nodePrice'
import type { Node, Purchase, Zone } from '~/domain/nodes'
import type { Instant } from '~/domain/units'
import { between } from '~/ui/between'
import { formatInstant, NOTHING } from '~/ui/format'
import { useReading } from '~/ui/settings'
import { LongText } from '~/ui/table/LongText'
import { COLOUR } from '~/ui/theme'
import { LIFECYCLE, PRESENCE } from './lifecycle'
import { NodeLink } from './NodeLink'
import styles from './nodeCells.module.css'

interface NodeNameProps {
  readonly node: Node
  readonly short: string
  readonly newest: Instant
}

/** The name, which opens what is known of the node; under it, for one that is not there now, since when. */
export function NodeName({ node, short, newest }: NodeNameProps) {
  const { zone } = useReading()
  const presence = presenceOf(node, newest)
  return (
    <>
      <LongText
        full={node.name}
        short={short}
        what="node name"
        linked={(text) => <NodeLink node={node}>{text}</NodeLink>}
      />
      {presence !== 'now' && (
        <span className={styles.small} data-presence={presence} title={PRESENCE[presence].meaning}>
          {PRESENCE[presence].word} {formatInstant(node.lastSeen, zone)}
        </span>
      )}
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

/** Who says a price, shortest first to be understood. */
const PRICE_SOURCE: Readonly<Record<PriceKind, string>> = {
  feed: 'from the feed',
  'price book': 'stated',
  catalogue: 'public list price',
  'default rates': 'default rates',
}

export function PriceCell({ price }: Pick<Node, 'price'>) {
  const { money } = useReading()
  if (price === null) return <span className={styles.unknown}>no price</span>
  const { kind } = price.source
  const source = `${PRICE_SOURCE[kind]}: ${whoSays(price.source)}`
  return (
    <>
      {between(price.perHour, money.rate)}
      <span className={styles.small} title={source}>
        {kind === 'price book' ? whoSays(price.source) : PRICE_SOURCE[kind]}
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
