import { useState } from 'react'
import { SHIPPED_PRICES, type ShippedPrice } from '~/domain/shippedPrices'
import { usdPerHour } from '~/domain/units'
import { between } from '~/ui/between'
import { formatCount } from '~/ui/format'
import { moneyIn } from '~/ui/money'
import { Panel } from '~/ui/Panel'
import { PlainTable } from '~/ui/PlainTable'
import styles from './Prices.module.css'
import type { PricedNodes } from './pricedNodes'

/** Public prices this release came with, in US dollars whatever the feed is in. */
const DOLLARS = moneyIn('USD')

interface ShippedPricesProps {
  /** Not where the feed's money is another. */
  readonly isApplied: boolean
  readonly nodes: PricedNodes | null
}

/** What is asked last: prices anybody can look up, which are nobody's bill. */
export function ShippedPrices({ isApplied, nodes }: ShippedPricesProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel
      title="Public prices"
      lead={
        isApplied
          ? 'Asked last: of nodes that neither the feed nor the price book prices. First the list price of their type and region, between two bounds where there are several; else default rates for what they hold. What rests on them is marked modelled.'
          : 'In US dollars, which the feed’s money is not: they are shown for comparison and applied to nothing.'
      }
    >
      {isApplied && nodes && <p className={styles.note}>{appliedInWords(nodes)}</p>}
      <details className={styles.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{SHIPPED_PRICES.length} public prices, with source and date</summary>
        {isOpen && (
          <PlainTable label="Public prices, each with its source">
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
                  <td>
                    {between({ low: usdPerHour(price.low), high: usdPerHour(price.high) }, DOLLARS.rate)}
                  </td>
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

function appliedInWords({ byPublic }: PricedNodes): string {
  const listed = byPublic.catalogue
  const byDefault = byPublic['default rates']
  const applied = [
    ...(listed > 0 ? [`${formatCount(listed)} at the list price of their type`] : []),
    ...(byDefault > 0 ? [`${formatCount(byDefault)} at default rates for what they hold`] : []),
  ]
  return applied.length === 0
    ? 'No node that runs now is priced by them.'
    : `Of the nodes that run now: ${applied.join(', ')}.`
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
