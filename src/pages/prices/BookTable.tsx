import type { PriceBookEntry } from '~/domain/priceBook'
import { listedPrices, type PriceOrigin } from '~/domain/priceLayers'
import { Button } from '~/ui/Button'
import { formatCount, NOTHING } from '~/ui/format'
import { PlainTable } from '~/ui/PlainTable'
import styles from './Prices.module.css'
import type { PricedNodes } from './pricedNodes'
import { RateText } from './RateText'
import type { Stated } from './stated'

interface BookTableProps {
  readonly own: Stated
  readonly nodes: PricedNodes | null
  /** Null where nothing may be changed. */
  readonly onChange: ((entry: PriceBookEntry) => void) | null
  readonly onRemove: (entry: PriceBookEntry) => void
}

/** Every stated price, in the order they are asked, with how many nodes each prices now. */
export function BookTable({ own, nodes, onChange, onRemove }: BookTableProps) {
  const listed = listedPrices([
    { origin: 'own', book: own.prices },
    { origin: 'gateway', book: own.gatewayPrices },
  ])
  if (listed.length === 0)
    return <p className={styles.note}>Nobody has stated a price: neither you nor whoever runs the gateway.</p>
  const origin: Record<PriceOrigin, string> = {
    own: own.setAside === null ? 'you' : 'the link',
    gateway: 'the gateway',
  }
  return (
    <PlainTable label="Stated prices">
      <thead>
        <tr>
          <th scope="col">Instance type</th>
          <th scope="col">Bought</th>
          <th scope="col">Region</th>
          <th scope="col">Per hour</th>
          <th scope="col">Source</th>
          <th scope="col">Stated by</th>
          <th scope="col">Nodes now</th>
          {onChange && <td />}
        </tr>
      </thead>
      <tbody>
        {listed.map(({ entry, origin: by, isShadowed }) => (
          <tr
            key={JSON.stringify([by, entry.instanceType, entry.purchase, entry.region, entry.date])}
            data-quiet={isShadowed || undefined}
          >
            <th scope="row">{entry.instanceType}</th>
            <td>{entry.purchase}</td>
            <td>{entry.region ?? 'every region'}</td>
            <td>
              <RateText rate={entry.perHour} />
            </td>
            <td className={styles.source}>
              <bdi>{entry.source}</bdi>
              <span className={styles.under}>{entry.date}</span>
            </td>
            <td>
              {origin[by]}
              {isShadowed && <span className={styles.under}>set aside by yours</span>}
            </td>
            <td>{nodes === null ? NOTHING : formatCount(nodes.by.get(entry) ?? 0)}</td>
            {onChange && (
              <td className={styles.actions}>
                {by === 'own' && <EntryActions entry={entry} onChange={onChange} onRemove={onRemove} />}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  )
}

interface EntryActionsProps {
  readonly entry: PriceBookEntry
  readonly onChange: (entry: PriceBookEntry) => void
  readonly onRemove: (entry: PriceBookEntry) => void
}

function EntryActions({ entry, onChange, onRemove }: EntryActionsProps) {
  const name = `${entry.instanceType}, ${entry.purchase}, ${entry.region ?? 'every region'}`
  return (
    <>
      <Button look="quiet" aria-label={`Change ${name}`} onClick={() => onChange(entry)}>
        Change
      </Button>
      <Button look="quiet" aria-label={`Remove ${name}`} onClick={() => onRemove(entry)}>
        Remove
      </Button>
    </>
  )
}
