import type { PriceListEntry } from '~/domain/priceList'
import { Figure } from '~/ui/Figure'
import { useReading } from '~/ui/settings'
import { Drifted } from './Drifted'
import styles from './Prices.module.css'

/** The price of sending a gigabyte, by how far it goes. */
export function NetworkPrices({ prices }: { readonly prices: readonly PriceListEntry[] }) {
  const { money } = useReading()
  return (
    <ul className={styles.cards} aria-label="Network prices">
      {prices.map(({ price, drift }) => (
        <li key={price.id}>
          <Figure figure={price} size="large" />
          {drift !== null && (
            <span className={styles.under}>
              {money.perGb(drift.first)} at first, <Drifted {...drift} text={money.perGb(drift.drift)} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
