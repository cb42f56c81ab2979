import { useState } from 'react'
import { SHIPPED_PRICES, type ShippedPrice } from '~/domain/shippedPrices'
import { usdPerHour } from '~/domain/units'
import { moneyIn } from '~/ui/money'
import { Panel } from '~/ui/Panel'
import { PlainTable } from '~/ui/PlainTable'
import styles from './Prices.module.css'

/** Public prices this release came with, in US dollars whatever the feed is in. */
const DOLLARS = moneyIn('USD')

/** Prices for comparison. They are shown on request, so that nobody takes them for prices that apply. */
export function ShippedPrices() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel
      title="For reference"
      lead="Public prices this release came with. They are not applied: where feed and price book are silent, a node has no price."
    >
      <details className={styles.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{SHIPPED_PRICES.length} public prices, with source and date</summary>
        {isOpen && (
          <PlainTable label="Public prices">
            <thead>
              <tr>
                <th scope="col">Of</th>
                <th scope="col">Price (USD)</th>
                <th scope="col">Source</th>
                <th scope="col">Date</th>
              </tr>
            </thead>
            <tbody>
              {SHIPPED_PRICES.map((price) => (
                <tr key={nameOf(price)}>
                  <th scope="row">{nameOf(price)}</th>
                  <td>{amountOf(price)}</td>
                  <td>{price.source}</td>
                  <td>{price.date ?? 'not dated by its source'}</td>
                </tr>
              ))}
            </tbody>
          </PlainTable>
        )}
      </details>
    </Panel>
  )
}

function nameOf(price: ShippedPrice): string {
  switch (price.per) {
    case 'node-hour':
      return `${price.instanceType}, ${price.purchase}, ${price.region}`
    case 'cluster-hour':
      return `EKS control plane, ${price.support} support`
    case 'vCPU-hour':
      return `1 vCPU, ${price.purchase}`
    case 'GiB-hour':
      return `1 GiB of memory, ${price.purchase}`
  }
}

const amountOf = ({ low, high }: ShippedPrice): string =>
  low === high
    ? DOLLARS.rate(usdPerHour(low))
    : `${DOLLARS.rate(usdPerHour(low))} to ${DOLLARS.rate(usdPerHour(high))}`
