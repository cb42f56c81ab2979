import { networkPrices } from '~/domain/priceList'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { Figure } from '~/ui/Figure'
import { Panel } from '~/ui/Panel'
import { useReading } from '~/ui/settings'
import styles from './Surroundings.module.css'

/** What traffic would cost. Prices, not expenses: nobody here measures the gigabytes. */
export function PricePanel({ set, window }: { readonly set: MetricSet; readonly window: TimeRange }) {
  const { money } = useReading()
  return (
    <Panel
      title="Network price list"
      lead="Prices for sending data, not money spent; they enter no total."
      area="prices"
    >
      <ul className={styles.prices}>
        {networkPrices(set, window).map(({ price, drift }) => (
          <li key={price.id}>
            <Figure figure={price} />
            <span className={styles.drift}>
              {drift &&
                (drift.drift === 0
                  ? 'unchanged in the window'
                  : `was ${money.perGb(drift.first)} at the start`)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
