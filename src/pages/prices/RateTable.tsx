import type { RateDrift } from '~/domain/rateDrifts'
import { formatDayTime, zoneName } from '~/ui/format'
import { PlainTable } from '~/ui/PlainTable'
import { useReading } from '~/ui/settings'
import { Drifted } from './Drifted'
import styles from './Prices.module.css'
import { RateText } from './RateText'

const KIND: Record<RateDrift['of'], string> = { fee: 'Control-plane fee', 'load balancer': 'Load balancer' }

/** What each load balancer and the control plane were charged per hour, at first and at last. */
export function RateTable({ rates }: { readonly rates: readonly RateDrift[] }) {
  const { money, zone } = useReading()
  if (rates.length === 0) return <p className={styles.note}>No fee and no load balancer was measured.</p>
  return (
    <PlainTable label="Rates per hour">
      <thead>
        <tr>
          <th scope="col">Charged for</th>
          <th scope="col">First</th>
          <th scope="col">Last</th>
          <th scope="col">Drift</th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ of, name, labels, first, firstAt, last, lastAt, drift, share, isNow }) => (
          <tr key={JSON.stringify([of, ...labels])}>
            <th scope="row">
              {KIND[of]}
              <span className={styles.under}>
                <bdi>{name ?? 'no name in its labels'}</bdi>
                {!isNow && ', no longer charged'}
              </span>
            </th>
            <td>
              <RateText rate={first} />
              <span className={styles.under}>{formatDayTime(firstAt, zone)}</span>
            </td>
            <td>
              <RateText rate={last} />
              <span className={styles.under}>
                {formatDayTime(lastAt, zone)} {zoneName(zone, lastAt)}
              </span>
            </td>
            <td>
              <Drifted drift={drift} share={share} text={money.rate(drift)} />
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  )
}
