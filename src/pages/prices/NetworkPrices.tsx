import { isKnown } from '~/domain/figure'
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
      {prices.map(({ price, first, drift }) => (
        <li key={price.id}>
          <Figure figure={price} size="large" />
          {isKnown(price) && first !== null && drift !== null && (
            <span className={styles.under}>
              {money.perGb(first)} at first,{' '}
              <Drifted first={first} last={price.value} text={money.perGb(drift)} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
